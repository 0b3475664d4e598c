using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares the items of lists.</summary>
internal static class ArrayComparison
{
    public static void Compare(Differ differ, SchemaComparison schemas)
    {
        if (!(differ.Base.Types & differ.Head.Types).HasFlag(JsonTypes.Array))
            return;
        ComparePositions(differ, schemas);
        CompareItems(differ, schemas, differ.Base["items"], differ.Head["items"], "items");
        CompareUnique(differ);
        Keywords.Compare(differ, schemas, "contains", SchemaRules.ContainsAdded, SchemaRules.ContainsRemoved);
        Keywords.CompareUnevaluated(differ, schemas, "unevaluatedItems");
    }

    // Beyond the positions that are described one by one, 'items' describes the rest.
    private static void ComparePositions(Differ differ, SchemaComparison schemas)
    {
        var (before, after) = ((differ.Base["prefixItems"] as ListNode)?.Items ?? [], (differ.Head["prefixItems"] as ListNode)?.Items ?? []);
        for (var index = 0; index < Math.Max(before.Count, after.Count); index++)
            CompareItems(differ, schemas, before.ElementAtOrDefault(index) ?? differ.Base["items"], after.ElementAtOrDefault(index) ?? differ.Head["items"], $"item {index + 1}");
    }

    private static void CompareItems(Differ differ, SchemaComparison schemas, Node? before, Node? after, string what)
    {
        if (before is not null && after is not null)
            differ.Pair.Add(schemas.Compare(before, after, differ.Direction));
        else if (after is not null && !IsAny(differ.Head, after))
            differ.Report(SchemaRules.ItemsRestricted, $"{differ.Name}: {what} must have a certain form now.", differ.Base.Node, after, after: after.ToJson());
        else if (before is not null && !IsAny(differ.Base, before))
            differ.Report(SchemaRules.ItemsFreed, $"{differ.Name}: {what} may have any form now.", before, differ.Head.Node, before: before.ToJson());
    }

    private static void CompareUnique(Differ differ)
    {
        var (before, after) = (differ.Base.HasFlag("uniqueItems"), differ.Head.HasFlag("uniqueItems"));
        if (!before && after)
            differ.ReportKeyword(SchemaRules.UniqueItemsAdded, "uniqueItems", $"{differ.Name}: items must be unique now.");
        else if (before && !after)
            differ.ReportKeyword(SchemaRules.UniqueItemsRemoved, "uniqueItems", $"{differ.Name}: items need no longer be unique.");
    }

    private static bool IsAny(SchemaView owner, Node schema) => owner.Of(schema) is { Types: JsonTypes.Any, IsNever: false };
}
