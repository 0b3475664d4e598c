using System.Text;
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

/// <summary>Names a place of a document the way people speak of it: <c>User.address.city</c>,
/// or <c>status of the 200 response</c>.</summary>
internal static class Subject
{
    public static string Of(Node? node)
    {
        var path = new Stack<Node>();
        for (var current = node; current?.Parent is not null; current = current.Parent)
            path.Push(current);
        var (owner, members) = ("", new StringBuilder());
        while (path.TryPop(out var step))
        {
            switch (step.Parent!.Key)
            {
                case "schemas" or "$defs" when members.Length == 0:
                    (owner, _) = (step.Key, members.Clear());
                    break;
                case "properties" or "patternProperties" or "dependentSchemas":
                    members.Append(members.Length == 0 && !IsSchemaName(owner) ? "" : ".").Append(step.Key);
                    break;
                case "parameters":
                    (owner, _) = ($"the parameter '{step.Text("name") ?? step.Key}'", members.Clear());
                    break;
                case "responses":
                    (owner, _) = (int.TryParse(step.Key, out _) || step.Key == "default"
                        ? $"the {step.Key} response"
                        : $"the response '{step.Key}'", members.Clear());
                    break;
                case "headers":
                    (owner, _) = ($"the header '{step.Key}'", members.Clear());
                    break;
                default:
                    Append(step, ref owner, members);
                    break;
            }
        }
        return members.Length == 0
            ? owner
            : IsSchemaName(owner) ? $"{owner}{members}" : owner.Length == 0 ? $"{members}" : $"'{members}' of {owner}";
    }

    private static void Append(Node step, ref string owner, StringBuilder members)
    {
        switch (step.Key)
        {
            case "requestBody":
                owner = "the request body";
                members.Clear();
                break;
            case "items" when step.Parent!.Key != "properties":
                members.Append("[]");
                break;
            case "additionalProperties" when step.Parent!.Key != "properties":
                members.Append("{}");
                break;
        }
    }

    private static bool IsSchemaName(string owner) => owner.Length > 0 && !owner.StartsWith("the ", StringComparison.Ordinal);
}
