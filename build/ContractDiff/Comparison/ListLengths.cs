using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>How many items lists may have, whichever keyword says it.</summary>
internal static class ListLengths
{
    /// <returns>The least number of items; null if there may be none.</returns>
    public static decimal? Least(SchemaView view)
    {
        var least = OfAnything(view, "minContains").Select(count => count ?? 1).Append(Bounds.Of(view, "minItems")?.Value ?? 0).Max();
        return least > 0 ? least : null;
    }

    /// <returns>
    /// The largest number of items, null if there is none; and what says that no others are taken, null if a number does.
    /// </returns>
    public static (decimal? Value, Node? Closing) Most(SchemaView view)
    {
        var most = OfAnything(view, "maxContains").Append(Bounds.Of(view, "maxItems")?.Value).Min();
        Node? closing = null;
        foreach (var rest in Rest(view).Where(SchemaViews.IsNothing))
        {
            var count = Start(view, rest);
            if (most <= count)
                continue;
            (most, closing) = (count, rest);
        }
        return (most, closing);
    }

    /// <summary>Whether values of one schema are no lists, and those of the other one are lists that may have one item.</summary>
    public static bool HoldOne(SchemaView single, SchemaView list)
        => (Formats.IsBinary(single) || (single.Types & (JsonTypes.Array | JsonTypes.Object)) == JsonTypes.None)
            && (list.Types & ~JsonTypes.Null) == JsonTypes.Array
            && !list.All("minItems").Any(bound => bound.Parent!.Number("minItems") > 1);

    /// <summary>How many positions are described one by one.</summary>
    public static int Positions(SchemaView view) => Prefixes(view).Select(prefix => prefix.Items.Count).DefaultIfEmpty().Max();

    /// <summary>All that is said of the item at a position.</summary>
    public static IReadOnlyList<Node> Items(SchemaView view, int position)
        =>
        [
            .. Prefixes(view).Where(prefix => position < prefix.Items.Count).Select(prefix => prefix.Items[position]),
            .. Rest(view).Where(rest => position >= Start(view, rest)),
        ];

    // To 'items' only the positions beside it are described, whatever other parts say.
    private static int Start(SchemaView view, Node rest)
        => rest.Key == "items" ? (rest.Parent as MapNode).List("prefixItems")?.Items.Count ?? 0 : Positions(view);

    private static IEnumerable<ListNode> Prefixes(SchemaView view) => view.All("prefixItems").OfType<ListNode>();

    /// <summary>Whether which items are looked at does not depend on the value.</summary>
    public static bool AreEvaluated(SchemaView view) => view.IsPlain && view["contains"] is null;

    // Where nothing else looks at items, those that were not looked at are those beyond the positions.
    private static IEnumerable<Node> Rest(SchemaView view)
        => view["items"] is null && AreEvaluated(view) ? view.All("unevaluatedItems") : view.All("items");

    // Any item is contained where anything may be.
    private static IEnumerable<decimal?> OfAnything(SchemaView view, string keyword)
        => view.All("contains").Where(SchemaViews.IsAnything).Select(contained => contained.Parent.Number(keyword));
}
