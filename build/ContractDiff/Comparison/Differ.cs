using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Records what differs between two schemas, seen from one direction.</summary>
internal readonly record struct Differ(ComparedPair Pair, SchemaView Base, SchemaView Head, Direction Direction, Notation Notation)
{
    /// <summary>What describes the values that are sent.</summary>
    public SchemaView Sender => Direction == Direction.Request ? Base : Head;

    /// <summary>What describes the values that are taken.</summary>
    public SchemaView Reader => Direction == Direction.Request ? Head : Base;

    /// <summary>Whether the value is text on the wire, whatever its type: in a path, a query or a header.</summary>
    public bool IsParameter => Notation == Notation.Text;

    /// <summary>Whether scalars of all types look alike.</summary>
    public bool IsText => Notation is Notation.Text or Notation.Field;

    /// <summary>What the properties look like.</summary>
    public Notation Inner => Notation switch
    {
        Notation.Form => Notation.Field,
        Notation.Field => Notation.Json,
        _ => Notation,
    };

    /// <summary>Whether which properties are described does not depend on the value, so that all others are additional ones.</summary>
    public bool ArePlain => Base.IsPlain && Head.IsPlain;

    /// <summary>Whether a pattern that each name matches says the same as what is said of additional properties.</summary>
    public bool NameNothing => IsOfAnyName(Base) && IsOfAnyName(Head);

    public string Name => Capital(Subject.Of(Head.Node) is { Length: > 0 } name ? name : "The value");

    /// <summary>Whether one of the two has a keyword.</summary>
    public bool Either(string keyword) => Base[keyword] is not null || Head[keyword] is not null;

    /// <summary>Whether one of the two has a keyword, and both allow values that it restricts: of others it says nothing.</summary>
    public bool Either(string keyword, JsonTypes types) => Either(keyword) && (Base.Types & Head.Types & types) != JsonTypes.None;

    public void Report(SchemaRule rule, string message, Node? @base, Node? head, string? baseText = null, string? headText = null)
        => Pair.Add(rule, Direction, @base, head, message, baseText, headText);

    /// <summary>Reports a change of the schema itself.</summary>
    public void Report(SchemaRule rule, string message, string? baseText = null, string? headText = null)
        => Report(rule, message, Base.Node, Head.Node, baseText, headText);

    /// <summary>Reports that a keyword changed, and where.</summary>
    public void ReportKeyword(SchemaRule rule, string keyword, string message)
        => Report(rule, message, Base[keyword] ?? Base.Node, Head[keyword] ?? Head.Node, Base[keyword]?.ToJson(), Head[keyword]?.ToJson());

    private static bool IsOfAnyName(SchemaView view)
        => view.Properties.Count == 0 && (!view.HasPatterns || view.OfAnyName is not null);

    private static string Capital(string text) => text.StartsWith("the ", StringComparison.Ordinal) ? $"T{text[1..]}" : text;
}
