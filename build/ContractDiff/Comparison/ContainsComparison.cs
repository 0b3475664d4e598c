using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares what lists must contain, and how often.</summary>
internal static class ContainsComparison
{
    public static void Compare(Differ differ, SchemaComparison schemas)
    {
        if (!differ.Either("contains"))
            return;
        var (sender, reader) = (differ.Sender, differ.Reader);
        List<Node> asked = [.. reader.All("contains").Where(SaysSomething)];
        if (asked.Count == 0 || !asked.TrueForAll(contained => IsImplied(differ, schemas, sender, contained)))
        {
            Keywords.Compare(differ, schemas, "contains", SchemaRules.ContainsAdded, SchemaRules.ContainsRemoved);
            BoundComparison.Compare(
                differ, BoundRules.MinContains, "minContains", Least(differ.Base, differ.Head), Least(differ.Head, differ.Base));
        }
        BoundComparison.Compare(
            differ, BoundRules.MaxContains, "maxContains", Count(differ.Base, "maxContains"), Count(differ.Head, "maxContains"));
    }

    /// <summary>Whether 'contains' restricts more than how many items there are.</summary>
    public static bool SaysSomething(Node contained)
        => !SchemaViews.IsAnything(contained)
            && (contained.Parent!.Number("minContains") != 0 || contained.Parent!.Number("maxContains") is not null);

    // All items that are sent are what is to be contained, and there are enough of them.
    private static bool IsImplied(Differ differ, SchemaComparison schemas, SchemaView sender, Node contained)
        => ListLengths.Least(sender) >= (contained.Parent!.Number("minContains") ?? 1)
            && sender["items"] is { } items
            && sender["prefixItems"] is null
            && schemas.Worst(differ.Direction == Direction.Request
                ? schemas.Try(items, contained, Direction.Request, differ.Notation)
                : schemas.Try(contained, items, Direction.Response, differ.Notation)) == Verdict.Compatible;

    // What is to be contained is contained once at least: to say so is a bound only where the other one has a greater one.
    private static Bound? Least(SchemaView view, SchemaView other)
        => Count(view, "minContains") is { } bound
            && (bound.Value > 1 || (bound.Value == 1 && Count(other, "minContains") is { Value: > 1 })) ? bound : null;

    private static Bound? Count(SchemaView view, string keyword)
        => view.All("contains").Where(SaysSomething).Select(contained => contained.Parent.Number(keyword)).Max() is { } count
            ? new Bound(count, IsExclusive: false) : null;
}
