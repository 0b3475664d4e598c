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
        var (@base, head) = (ListLengths.Most(differ.Base), ListLengths.Most(differ.Head));
        CompareLengths(differ, @base, head);
        var most = @base.Value is null || head.Value < @base.Value ? head.Value : @base.Value;
        ComparePositions(differ, schemas, most ?? decimal.MaxValue);
        if (most is null or > 1)
            CompareUnique(differ);
        ContainsComparison.Compare(differ, schemas);
        if (!ListLengths.AreEvaluated(differ.Base) || !ListLengths.AreEvaluated(differ.Head))
            Keywords.CompareUnevaluated(differ, schemas, "unevaluatedItems");
    }

    private static void CompareLengths(Differ differ, (decimal? Value, Node? Closing) @base, (decimal? Value, Node? Closing) head)
    {
        if (ListedValues.Settle(differ, Bounds.Hold))
            return;
        BoundComparison.Compare(
            differ, BoundRules.MinItems, "minItems", Bound(ListLengths.Least(differ.Base)), Bound(ListLengths.Least(differ.Head)));
        var strict = @base.Value is null || head.Value < @base.Value ? head : @base;
        if (@base.Value == head.Value || strict.Closing is not { } closing)
        {
            BoundComparison.Compare(differ, BoundRules.MaxItems, "maxItems", Bound(@base.Value), Bound(head.Value));
        }
        else if (strict == head)
        {
            differ.Report(
                SchemaRules.ItemsRestricted, $"{differ.Name} takes no items beyond {head.Value} now.", differ.Base.Node, closing,
                headText: closing.Parent?.ToJson());
        }
        else
        {
            differ.Report(
                SchemaRules.ItemsFreed, $"{differ.Name} may have items beyond {@base.Value} now.", closing, differ.Head.Node,
                baseText: closing.Parent?.ToJson());
        }
    }

    private static Bound? Bound(decimal? count) => count is { } value ? new Bound(value, IsExclusive: false) : null;

    // Beyond the positions that are described one by one, 'items' describes the rest. Where no item can be, nothing is compared.
    private static void ComparePositions(Differ differ, SchemaComparison schemas, decimal most)
    {
        var (@base, head) = ((differ.Base["prefixItems"] as ListNode)?.Items ?? [], (differ.Head["prefixItems"] as ListNode)?.Items ?? []);
        var count = Math.Max(@base.Count, head.Count);
        for (var index = 0; index < count && index < most; index++)
        {
            CompareItems(
                differ, schemas, @base.ElementAtOrDefault(index) ?? ListLengths.Items(differ.Base),
                head.ElementAtOrDefault(index) ?? ListLengths.Items(differ.Head), $"item {index + 1}");
        }
        if (count < most)
            CompareItems(differ, schemas, ListLengths.Items(differ.Base), ListLengths.Items(differ.Head), "items");
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
