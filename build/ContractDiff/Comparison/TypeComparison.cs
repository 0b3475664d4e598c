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
        var (before, after) = (Core(differ.Base), Core(differ.Head));
        if (before == after)
            CompareFormats(differ);
        else if (before != JsonTypes.None || after != JsonTypes.None)
            Report(differ, Kind(differ, before, after), before.Describe(), after.Describe());
        return (before & after) != JsonTypes.None;
    }

    public static void CompareNull(Differ differ)
    {
        var (before, after) = (differ.Base.Types, differ.Head.Types);
        if (before == JsonTypes.Any || after == JsonTypes.Any)
            return;
        if (!before.HasFlag(JsonTypes.Null) && after.HasFlag(JsonTypes.Null))
            differ.Report(SchemaRules.BecameNullable, $"{differ.Name} may be null now.", before.Describe(), after.Describe());
        else if (before.HasFlag(JsonTypes.Null) && !after.HasFlag(JsonTypes.Null))
            differ.Report(SchemaRules.BecameNotNullable, $"{differ.Name} may no longer be null.", before.Describe(), after.Describe());
    }

    private static JsonTypes Core(SchemaView view) => view.IsNever ? JsonTypes.None : view.Types & ~JsonTypes.Null;

    // In a path, a query or a header every scalar is text.
    private static SchemaRule Kind(Differ differ, JsonTypes before, JsonTypes after)
        => differ.IsParameter && IsScalar(before) && after == JsonTypes.Text && Format(differ.Head) is null ? SchemaRules.TypeWidened
            : (before & after) == before ? SchemaRules.TypeWidened : (before & after) == after ? SchemaRules.TypeNarrowed : SchemaRules.TypeChanged;

    private static bool IsScalar(JsonTypes types) => (types & (JsonTypes.Object | JsonTypes.Array)) == JsonTypes.None;

    private static void CompareFormats(Differ differ)
    {
        var (before, after) = (Format(differ.Base), Format(differ.Head));
        if (before == after)
            return;
        Report(differ, FormatKind(before, after), Describe(differ.Base, before), Describe(differ.Head, after));
    }

    private static SchemaRule FormatKind(string? before, string? after)
    {
        if (after is null || Wider.Any(order => Array.IndexOf(order, before) is >= 0 and var from && Array.IndexOf(order, after) > from))
            return SchemaRules.TypeWidened;
        if (before is null || Wider.Any(order => Array.IndexOf(order, after) is >= 0 and var to && Array.IndexOf(order, before) > to))
            return SchemaRules.TypeNarrowed;
        return SchemaRules.TypeChanged;
    }

    // How a user interface shows a text is no part of the contract.
    private static string? Format(SchemaView view) => view["format"].Text() is { } format and not "password" ? format : null;

    private static string Describe(SchemaView view, string? format) => format is null ? Core(view).Describe() : $"{Core(view).Describe()} ({format})";

    private static void Report(Differ differ, SchemaRule kind, string before, string after)
    {
        var keyword = differ.Head["type"] is not null && differ.Base["type"] is not null ? "type" : "format";
        differ.Report(kind, $"{differ.Name} was {before} and is {after} now.", differ.Base[keyword]?.Parent ?? differ.Base.Node, differ.Head[keyword]?.Parent ?? differ.Head.Node, before, after);
    }
}
