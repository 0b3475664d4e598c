using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CloudMgmt.OpenApi;

/// <summary>Reads what a document should hold, and takes anything else as absent: judging a document is a linter's work.</summary>
internal static class NodeExtensions
{
    // One less than the largest decimal, so that the next integer is one too.
    private const decimal Largest = decimal.MaxValue - 1;

    public static MapNode? Map(this Node? node, string key) => (node as MapNode)?[key] as MapNode;

    public static ListNode? List(this Node? node, string key) => (node as MapNode)?[key] as ListNode;

    public static string? Text(this Node? node, string key) => (node as MapNode)?[key].Text();

    public static string? Text(this Node? node) => node is ScalarNode { Kind: ScalarKind.Text } scalar ? scalar.Text : null;

    public static bool Flag(this Node? node, string key)
        => (node as MapNode)?[key] is ScalarNode { Kind: ScalarKind.Boolean, Text: "true" };

    /// <summary>The entries of a map that are maps themselves.</summary>
    public static IEnumerable<KeyValuePair<string, MapNode>> Maps(this MapNode? map)
    {
        foreach (var (key, value) in map?.Entries ?? [])
        {
            if (value is MapNode child)
                yield return new(key, child);
        }
    }

    public static IEnumerable<string> Texts(this ListNode? list) => list is null ? [] : list.Items.Select(i => i.Text()).OfType<string>();

    /// <inheritdoc cref="Number(Node?)"/>
    public static decimal? Number(this Node? node, string key) => (node as MapNode)?[key].Number();

    /// <summary>A number without loss, or the nearest that can be calculated with; null for anything else, and for infinities.</summary>
    public static decimal? Number(this Node? node)
    {
        if (node is not ScalarNode { Kind: ScalarKind.Number, Text: var text })
            return null;
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return Math.Clamp(number, -Largest, Largest);
        return JsonNumber.Read(text) is not { } beyond ? null
            : beyond.Magnitude.Sign < 0 ? 0
            : beyond.IsNegative ? -Largest : Largest;
    }

    /// <summary>A number that can only be calculated with as one near it; null for all others.</summary>
    public static JsonNumber? Beyond(this Node? node)
        => node.Number() is { } near && JsonNumber.Read(((ScalarNode)node!).Text) is { } exact
            && exact != JsonNumber.Read(near.ToString(CultureInfo.InvariantCulture)) ? exact : null;

    /// <summary>Whether two values mean the same JSON; the order of map entries does not matter.</summary>
    public static bool SameAs(this Node? one, Node? other) => (one, other) switch
    {
        (null, null) => true,
        (ScalarNode a, ScalarNode b) => a.Kind == b.Kind
            && (a.Text == b.Text || (a.Kind == ScalarKind.Number && SameNumber(a.Text, b.Text))),
        (ListNode a, ListNode b) => SameItems(a.Items, b.Items),
        (MapNode a, MapNode b) => SameEntries(a.Span, b),
        _ => false,
    };

    /// <summary>A value in one line of JSON, shortened to what a report has room for.</summary>
    public static string ToJson(this Node node, int limit = 80)
    {
        var text = new StringBuilder();
        Write(text, node, limit);
        return text.Length <= limit ? text.ToString() : $"{text.ToString(0, limit - 1)}…";
    }

    private static bool SameItems(IReadOnlyList<Node> one, IReadOnlyList<Node> other)
    {
        if (one.Count != other.Count)
            return false;
        for (var index = 0; index < one.Count; index++)
        {
            if (!one[index].SameAs(other[index]))
                return false;
        }

        return true;
    }

    private static bool SameEntries(ReadOnlySpan<KeyValuePair<string, Node>> one, MapNode other)
    {
        if (one.Length != other.Span.Length)
            return false;
        foreach (var (key, value) in one)
        {
            if (other[key] is not { } same || !value.SameAs(same))
                return false;
        }

        return true;
    }

    private static bool SameNumber(string a, string b) => JsonNumber.Read(a) is { } one && one == JsonNumber.Read(b);

    private static void Write(StringBuilder text, Node node, int limit)
    {
        if (text.Length > limit)
            return;
        switch (node)
        {
            case ScalarNode { Kind: ScalarKind.Text } scalar:
                text.Append('"').Append(Encoded(scalar.Text)).Append('"');
                break;
            case ScalarNode scalar:
                text.Append(scalar.Text);
                break;
            case ListNode list:
                text.Append('[');
                WriteAll(text, list.Items, limit, item => Write(text, item, limit));
                text.Append(']');
                break;
            case MapNode map:
                text.Append('{');
                WriteAll(text, map.Entries, limit, entry =>
                {
                    text.Append('"').Append(Encoded(entry.Key)).Append("\": ");
                    Write(text, entry.Value, limit);
                });
                text.Append('}');
                break;
        }
    }

    private static JsonEncodedText Encoded(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    private static void WriteAll<T>(StringBuilder text, IReadOnlyList<T> values, int limit, Action<T> write)
    {
        for (var index = 0; index < values.Count && text.Length <= limit; index++)
        {
            if (index > 0)
                text.Append(", ");
            write(values[index]);
        }
    }
}
