using System.Globalization;
using System.Text.RegularExpressions;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>
/// What keywords that restrict scalars say of values that are listed one by one: which of them are left, and nothing else.
/// </summary>
internal static class ListedValues
{
    // Longer ranges are not written as lists.
    private const int MaximumRange = 32;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Whether a keyword need not be compared: who reads values lists them, so that they are compared one by one, or all that are sent are
    /// listed and within the keyword.
    /// </summary>
    /// <param name="differ">The two schemas.</param>
    /// <param name="holds">Whether a value is within the keyword of a schema.</param>
    public static bool Settle(Differ differ, Func<SchemaView, Node, bool> holds)
    {
        var (sender, reader) = (differ.Sender, differ.Reader);
        return ValueComparison.Values(reader) is not null
            || (ValueComparison.Values(sender) is { } values && values.Values.All(value => holds(reader, value)));
    }

    /// <summary>Whether a text matches each pattern of a schema; false if that cannot be told.</summary>
    public static bool Match(SchemaView view, Node value) => view.All("pattern").All(pattern => Match(pattern, value) == true);

    /// <summary>Whether other keywords of a schema rule a value out that it lists.</summary>
    public static bool Exclude(SchemaView view, Node value)
        => !Bounds.Hold(view, value) || view.All("pattern").Any(pattern => Match(pattern, value) == false) || ExcludeByList(view, value);

    /// <summary>Whether a value is one of those that a schema excludes one by one.</summary>
    public static bool ExcludeByList(SchemaView view, Node value)
        => view.All("not").Any(excluded => ValueComparison.Said(view.Of(excluded))?.ContainsKey(ValueComparison.KeyOf(value)) == true);

    /// <summary>The values that a schema takes without listing them, as keys; null if they are not known, or too many.</summary>
    public static IEnumerable<string>? Range(SchemaView view)
    {
        if (OfGroups(view) is { } listed)
            return listed;
        var types = view.Types & ~JsonTypes.Null;
        if (types == JsonTypes.Text && Bounds.Of(view, "maxLength") is { Value: 0 })
            return ["\"\""];
        if (types == JsonTypes.Array && ListLengths.Most(view).Value == 0)
            return ["[]"];
        if ((types & ~JsonTypes.Number) != JsonTypes.None || types == JsonTypes.None)
            return null;
        var isInteger = types == JsonTypes.Integer;
        if (Bounds.Of(view, "minimum", isInteger) is not { IsExclusive: false, Value: var least }
            || Bounds.Of(view, "maximum", isInteger) is not { IsExclusive: false, Value: var most }
            || most < least
            || (isInteger ? most - least >= MaximumRange : most > least))
        {
            return null;
        }
        return Enumerable.Range(0, (int)(most - least) + 1)
            .Select(step => (least + step).ToString("0.############################", CultureInfo.InvariantCulture));
    }

    // All alternatives of one list are values.
    private static IEnumerable<string>? OfGroups(SchemaView view)
        => view.Groups.Select(group => group.Alternatives.Select(form => ValueComparison.Values(view.Of(form))).ToList())
            .FirstOrDefault(forms => forms.TrueForAll(values => values is not null))
            ?.SelectMany(values => values!)
            .Where(value => !Exclude(view, value.Value))
            .Select(value => value.Key);

    private static bool? Match(Node pattern, Node value)
    {
        if (value is not ScalarNode { Kind: ScalarKind.Text } text || pattern.Text() is not { } expression)
            return true;
        try
        {
            return Regex.IsMatch(text.Text, expression, RegexOptions.CultureInvariant, Patience);
        }
        catch (Exception exception) when (exception is ArgumentException or RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
