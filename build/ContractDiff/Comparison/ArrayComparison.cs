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
        var count = Math.Max(ListLengths.Positions(differ.Base), ListLengths.Positions(differ.Head));
        for (var index = 0; index < count && index < most; index++)
            CompareItems(differ, schemas, index, $"item {index + 1}");
        if (count < most)
            CompareItems(differ, schemas, count, "items");
    }

    private static void CompareItems(Differ differ, SchemaComparison schemas, int position, string what)
    {
        var (@base, head) = (ListLengths.Items(differ.Base, position), ListLengths.Items(differ.Head, position));
        if (schemas.AreUnchanged(@base, head))
            return;
        if (@base.Count > 0 && head.Count > 0)
        {
            differ.Pair.Add(schemas.Compare(differ.Base.Of(@base), differ.Head.Of(head), differ.Direction, differ.Notation));
        }
        else if (head.Count > 0 && !IsAny(differ.Head.Of(head)))
        {
            differ.Report(
                SchemaRules.ItemsRestricted, $"{differ.Name}: {what} must have a certain form now.", differ.Base.Node, head[0],
                headText: head[0].ToJson());
        }
        else if (@base.Count > 0 && !IsAny(differ.Base.Of(@base)))
        {
            differ.Report(
                SchemaRules.ItemsFreed, $"{differ.Name}: {what} may have any form now.", @base[0], differ.Head.Node,
                baseText: @base[0].ToJson());
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

    private static bool IsAny(SchemaView items) => items is { Types: JsonTypes.Any, IsNever: false };
}
