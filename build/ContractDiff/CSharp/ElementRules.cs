using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CSharp;

/// <summary>
/// What the generator cannot say of the elements of lists and maps: a type that is made of itself without end (<c>CircleStep</c>), and a
/// date that has no property to carry its converter (<c>DateStep</c>).
/// </summary>
internal sealed class ElementRules
{
    // Lists of lists of lists; nothing real has more than three.
    public const int MaximumDepth = 32;

    public static IReadOnlyList<string> Keywords { get; } = ["items", "additionalProperties"];

    private readonly SchemaForms _forms;
    private readonly HashSet<(MapNode Schema, string Keyword)> _open = [];
    private readonly HashSet<MapNode> _done = [];
    private readonly HashSet<MapNode> _texts = [];

    public ElementRules(SchemaForms forms, Declarations declarations, IEnumerable<ClientOperation> operations)
    {
        _forms = forms;
        foreach (var type in declarations.All)
            Open(type.Schema, []);
        foreach (var schema in declarations.Collections)
        {
            foreach (var element in Elements(schema))
                UseText(Elements(element));
        }

        foreach (var media in operations.SelectMany(operation => _forms.Resolve(operation.Node["requestBody"]).Map("content").Maps()))
        {
            if (_forms.Resolve(media.Value["schema"]) is { } body)
                UseText(Elements(body).Append(body));
        }
    }

    /// <summary>Whether the elements are JSON of any kind, because a type would be made of itself.</summary>
    public bool AreAny(MapNode schema, string keyword) => _open.Contains((schema, keyword));

    /// <summary>Whether a date is its text.</summary>
    public bool IsText(MapNode date) => _texts.Contains(date);

    private void Open(MapNode schema, HashSet<MapNode> outer)
    {
        // What was gone through once has no circle left.
        if (schema.Has("properties") || outer.Count >= MaximumDepth || _done.Contains(schema) || !outer.Add(schema))
            return;
        foreach (var keyword in Keywords)
        {
            if (schema[keyword] is not MapNode || _open.Contains((schema, keyword)) || _forms.Resolve(schema[keyword]) is not { } inner)
                continue;
            if (outer.Contains(inner))
                _open.Add((schema, keyword));
            else
                Open(inner, outer);
        }
        outer.Remove(schema);
        _done.Add(schema);
    }

    private void UseText(IEnumerable<MapNode> schemas)
    {
        foreach (var schema in schemas)
        {
            if (SchemaForms.TypeOf(schema["type"]) == "string" && schema.Text("format") == "date")
                _texts.Add(schema);
        }
    }

    private IEnumerable<MapNode> Elements(MapNode schema)
    {
        foreach (var keyword in Keywords)
        {
            if (schema[keyword] is MapNode && _forms.Resolve(schema[keyword]) is { } element)
                yield return element;
        }
    }
}
