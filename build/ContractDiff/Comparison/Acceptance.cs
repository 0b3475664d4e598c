using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Whether a schema takes a value that a document writes down.</summary>
internal static class Acceptance
{
    private const int MaximumDepth = 3;

    // What is not looked at.
    private static readonly string[] Open =
    [
        "if", "contains", "properties", "items", "prefixItems", "required", "additionalProperties",
    ];

    /// <returns>Null if it cannot be told.</returns>
    public static bool? Of(SchemaView view, Node value) => Of(view, value, depth: 0);

    /// <summary>Whether a value is for certain none of the alternatives, or more of them than it may be.</summary>
    public static bool IsNone(SchemaView view, Node value) => OfAlternatives(view, value, isOpen: false, depth: 0) == false;

    private static bool? Of(SchemaView view, Node value, int depth)
    {
        if (view.IsNever || !view.Types.HasFlag(JsonTypeNames.OfValue(value)))
            return false;
        if (ValueComparison.Said(view) is { } values
            && value is not ScalarNode { Kind: ScalarKind.Null }
            && !values.ContainsKey(ValueComparison.KeyOf(value)))
        {
            return false;
        }
        if (ListedValues.Exclude(view, value))
            return false;
        var isOpen = Open.Any(keyword => view[keyword] is not null)
            || !ListedValues.Match(view, value)
            || view.All("not").Any(excluded => ValueComparison.Said(view.Of(excluded)) is null)
            || (value is ScalarNode { Kind: ScalarKind.Text } && Formats.Of(view) is not null);
        return view.Alternatives.Count == 0 ? isOpen ? null : true : OfAlternatives(view, value, isOpen, depth);
    }

    private static bool? OfAlternatives(SchemaView view, Node value, bool isOpen, int depth)
    {
        if (depth == MaximumDepth || view.Alternatives.Count > Coverage.MaximumTrials)
            return null;
        var forms = view.Alternatives.Select(form => Of(view.Of(form), value, depth + 1)).ToList();
        var (certain, possible) = (forms.Count(taken => taken == true), forms.Count(taken => taken is null));
        if (certain + possible == 0 || (view.IsExclusive && certain > 1))
            return false;
        return isOpen || certain == 0 || (view.IsExclusive && possible > 0) ? null : true;
    }
}
