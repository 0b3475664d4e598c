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
        var (@base, head) = ((differ.Base["prefixItems"] as ListNode)?.Items ?? [], (differ.Head["prefixItems"] as ListNode)?.Items ?? []);
        for (var index = 0; index < Math.Max(@base.Count, head.Count); index++)
        {
            CompareItems(
                differ, schemas, @base.ElementAtOrDefault(index) ?? differ.Base["items"],
                head.ElementAtOrDefault(index) ?? differ.Head["items"], $"item {index + 1}");
        }
    }

    private static void CompareItems(Differ differ, SchemaComparison schemas, Node? @base, Node? head, string what)
    {
        if (@base is not null && head is not null)
        {
            differ.Pair.Add(schemas.Compare(@base, head, differ.Direction, differ.Notation));
        }
        else if (head is not null && !IsAny(differ.Head, head))
        {
            differ.Report(
                SchemaRules.ItemsRestricted, $"{differ.Name}: {what} must have a certain form now.", differ.Base.Node, head,
                headText: head.ToJson());
        }
        else if (@base is not null && !IsAny(differ.Base, @base))
        {
            differ.Report(
                SchemaRules.ItemsFreed, $"{differ.Name}: {what} may have any form now.", @base, differ.Head.Node, baseText: @base.ToJson());
        }
    }

    private static void CompareUnique(Differ differ)
    {
        var (@base, head) = (differ.Base.HasFlag("uniqueItems"), differ.Head.HasFlag("uniqueItems"));
        if (!@base && head)
            differ.ReportKeyword(SchemaRules.UniqueItemsAdded, "uniqueItems", $"{differ.Name}: items must be unique now.");
        else if (@base && !head)
            differ.ReportKeyword(SchemaRules.UniqueItemsRemoved, "uniqueItems", $"{differ.Name}: items need no longer be unique.");
    }

    private static bool IsAny(SchemaView owner, Node schema) => owner.Of(schema) is { Types: JsonTypes.Any, IsNever: false };
}
