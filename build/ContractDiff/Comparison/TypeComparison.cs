using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares types, formats, and whether null is allowed.</summary>
internal static class TypeComparison
{
    // Each holds the values of those before it.
    private static readonly string[][] Wider = [["int32", "int64"], ["float", "double"]];

    /// <returns>Whether the two have a type in common, so that the rest can be compared.</returns>
    public static bool Compare(Differ differ)
    {
        var (@base, head) = (Core(differ.Base), Core(differ.Head));
        if (@base == head)
            CompareFormats(differ);
        else if (@base != JsonTypes.None || head != JsonTypes.None)
            Report(differ, Kind(differ, @base, head), @base.Describe(), head.Describe());
        return (@base & head) != JsonTypes.None;
    }

    public static void CompareNull(Differ differ)
    {
        var (@base, head) = (differ.Base.Types, differ.Head.Types);
        if (@base == JsonTypes.Any || head == JsonTypes.Any)
            return;
        if (!@base.HasFlag(JsonTypes.Null) && head.HasFlag(JsonTypes.Null))
            differ.Report(SchemaRules.BecameNullable, $"{differ.Name} may be null now.", @base.Describe(), head.Describe());
        else if (@base.HasFlag(JsonTypes.Null) && !head.HasFlag(JsonTypes.Null))
            differ.Report(SchemaRules.BecameNotNullable, $"{differ.Name} may no longer be null.", @base.Describe(), head.Describe());
    }

    private static JsonTypes Core(SchemaView view) => view.IsNever ? JsonTypes.None : view.Types & ~JsonTypes.Null;

    // In a path, a query or a header every scalar is text.
    private static SchemaRule Kind(Differ differ, JsonTypes @base, JsonTypes head)
        => differ.IsParameter && IsScalar(@base) && head == JsonTypes.Text && Format(differ.Head) is null ? SchemaRules.TypeWidened
            : (@base & head) == @base ? SchemaRules.TypeWidened : (@base & head) == head ? SchemaRules.TypeNarrowed : SchemaRules.TypeChanged;

    private static bool IsScalar(JsonTypes types) => (types & (JsonTypes.Object | JsonTypes.Array)) == JsonTypes.None;

    private static void CompareFormats(Differ differ)
    {
        var (@base, head) = (Format(differ.Base), Format(differ.Head));
        if (@base == head)
            return;
        Report(differ, FormatKind(@base, head), Describe(differ.Base, @base), Describe(differ.Head, head));
    }

    private static SchemaRule FormatKind(string? @base, string? head)
    {
        if (head is null || Wider.Any(order => Array.IndexOf(order, @base) is >= 0 and var from && Array.IndexOf(order, head) > from))
            return SchemaRules.TypeWidened;
        if (@base is null || Wider.Any(order => Array.IndexOf(order, head) is >= 0 and var to && Array.IndexOf(order, @base) > to))
            return SchemaRules.TypeNarrowed;
        return SchemaRules.TypeChanged;
    }

    // How a user interface shows a text is no part of the contract.
    private static string? Format(SchemaView view) => view["format"].Text() is { } format and not "password" ? format : null;

    private static string Describe(SchemaView view, string? format) => format is null ? Core(view).Describe() : $"{Core(view).Describe()} ({format})";

    private static void Report(Differ differ, SchemaRule kind, string @base, string head)
    {
        var keyword = differ.Head["type"] is not null && differ.Base["type"] is not null ? "type" : "format";
        differ.Report(kind, $"{differ.Name} was {@base} and is {head} now.", differ.Base[keyword]?.Parent ?? differ.Base.Node, differ.Head[keyword]?.Parent ?? differ.Head.Node, @base, head);
    }
}
