using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares types, formats, and whether null is allowed.</summary>
internal static class TypeComparison
{
    /// <returns>Whether the two have a type in common, so that the rest can be compared.</returns>
    public static bool Compare(Differ differ)
    {
        var (@base, head) = (Core(differ.Base), Core(differ.Head));
        if (@base == head)
            CompareFormats(differ);
        else if (Formats.IsBinary(differ.Base) && Formats.IsBinary(differ.Head))
            return true;
        else if ((@base != JsonTypes.None || head != JsonTypes.None) && !(differ.IsText && ValueComparison.AreTextsTaken(differ)))
            Report(differ, Kind(differ, @base, head), @base.Describe(), head.Describe());
        if (differ.IsText && head == JsonTypes.Text && IsScalar(@base) && !@base.HasFlag(JsonTypes.Text))
            ValueComparison.CompareTexts(differ);
        return (@base & head) != JsonTypes.None;
    }

    /// <summary>Compares whether null is allowed.</summary>
    public static void CompareNull(Differ differ)
    {
        var (@base, head) = (All(differ.Base), All(differ.Head));
        // No text is null.
        if (differ.IsText)
            return;
        // What may be anything is compared as a type.
        if ((@base == JsonTypes.Any || head == JsonTypes.Any) && (@base | JsonTypes.Null) != (head | JsonTypes.Null))
            return;
        if (!@base.HasFlag(JsonTypes.Null) && head.HasFlag(JsonTypes.Null))
            differ.Report(SchemaRules.BecameNullable, $"{differ.Name} may be null now.", @base.Describe(), head.Describe());
        else if (@base.HasFlag(JsonTypes.Null) && !head.HasFlag(JsonTypes.Null))
            differ.Report(SchemaRules.BecameNotNullable, $"{differ.Name} may no longer be null.", @base.Describe(), head.Describe());
    }

    private static JsonTypes Core(SchemaView view) => All(view) & ~JsonTypes.Null;

    private static JsonTypes All(SchemaView view) => view.TakesNothing ? JsonTypes.None : view.Types;

    // In a path, a query, a header or a form everything is text.
    private static SchemaRule Kind(Differ differ, JsonTypes @base, JsonTypes head)
    {
        // Of alternatives, others are left.
        if (head == JsonTypes.None && differ.Head is { Nesting: 0, Others.Count: 0 } && differ.Base.Nesting == 0)
            return SchemaRules.TypeGone;
        if (differ.IsText && IsAnyText(@base) && head == JsonTypes.Text && Formats.Of(differ.Head) is null)
            return SchemaRules.TypeWidened;
        if (differ.IsText
            && @base == JsonTypes.Text
            && IsScalar(head)
            && Formats.Of(differ.Base) is null
            && ValueComparison.Values(differ.Base) is null)
        {
            return SchemaRules.TypeNarrowed;
        }
        return (@base & head) == @base ? SchemaRules.TypeWidened
            : (@base & head) == head ? SchemaRules.TypeNarrowed
            : SchemaRules.TypeChanged;
    }

    private static bool IsAnyText(JsonTypes types) => IsScalar(types) || types == (JsonTypes.Any & ~JsonTypes.Null);

    private static bool IsScalar(JsonTypes types) => (types & (JsonTypes.Object | JsonTypes.Array)) == JsonTypes.None;

    private static void CompareFormats(Differ differ)
    {
        var (@base, head) = (Formats.Of(differ.Base), Formats.Of(differ.Head));
        if (@base != head && !AreKept(differ))
            Report(differ, FormatKind(@base, head, Core(differ.Head)), Describe(differ.Base, @base), Describe(differ.Head, head));
    }

    // Whether all that is sent is listed or within bounds, and of the format of who reads it.
    private static bool AreKept(Differ differ) => ValueComparison.Values(differ.Sender) is { Count: > 0 } values
        ? Formats.Of(differ.Reader) is not { } format || values.Values.All(value => Formats.Holds(format, value))
        : Core(differ.Sender) == JsonTypes.Integer
            && Formats.Of(differ.Reader) is { } integers && Formats.HoldsAll(integers, differ.Sender);

    private static SchemaRule FormatKind(string? @base, string? head, JsonTypes types)
    {
        var (restricted, restricts) = (@base is not null && Formats.Restricts(@base, types),
            head is not null && Formats.Restricts(head, types));
        if (Formats.IsWithin(@base, head) || (restricted && !restricts))
            return SchemaRules.TypeWidened;
        if (Formats.IsWithin(head, @base) || (!restricted && restricts))
            return SchemaRules.TypeNarrowed;
        if (restricted)
            return SchemaRules.TypeChanged;
        return @base is null ? SchemaRules.FormatAdded : head is null ? SchemaRules.FormatRemoved : SchemaRules.FormatChanged;
    }

    private static string Describe(SchemaView view, string? format)
        => format is null ? Core(view).Describe() : $"{Core(view).Describe()} ({format})";

    private static void Report(Differ differ, SchemaRule kind, string @base, string head)
    {
        var keyword = differ.Head["type"] is not null && differ.Base["type"] is not null ? "type" : "format";
        differ.Report(kind, $"{differ.Name} was {@base} and is {head} now.",
            differ.Base[keyword]?.Parent ?? differ.Base.Node, differ.Head[keyword]?.Parent ?? differ.Head.Node, @base, head);
    }
}
