using CloudMgmt.ClientModel;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>The views of one document's schemas, each made once.</summary>
internal sealed class SchemaViews(ApiDocument document)
{
    private static readonly Dictionary<string, Node> NoChildren = [];

    private readonly Dictionary<Node, SchemaView> _views = [];
    private readonly Dictionary<IReadOnlyList<Node>, SchemaView> _combined = new(new Group());
    private readonly Dictionary<Node, JsonTypes> _types = [];
    private readonly Dictionary<MapNode, ScalarNode> _absent = [];
    private readonly SchemaReferences _references = new(document);
    private readonly Likeness _likeness = new(document);
    private readonly Lazy<ILookup<string, string>> _children = new(
        () => Inheritance.Of(document).ToLookup(pair => pair.Parent, pair => pair.Child));

    public static IReadOnlyList<string> AlternativeKeywords { get; } = ["oneOf", "anyOf"];

    /// <summary>Whether a keyword says nothing of which values there are beside the alternatives.</summary>
    public static bool IsBeside(string keyword)
        => keyword is "oneOf" or "anyOf" or "allOf" or "$ref" or "$dynamicRef" or "nullable" or "discriminator" || IsAnnotation(keyword);

    /// <summary>Whether a keyword says nothing of which values there are: a remark, or how values are shown, sent or left out.</summary>
    public static bool IsAnnotation(string keyword)
        => keyword is "example" or "examples" or "externalDocs" or "default" or "deprecated" or "readOnly" or "writeOnly" or "xml"
            || ApiDocument.IsRemark(keyword) || keyword.StartsWith("x-", StringComparison.Ordinal);

    /// <summary>Whether a schema, as it is written, takes every value.</summary>
    public static bool IsAnything(Node schema) => schema is ScalarNode { Text: "true" } or MapNode { Entries.Count: 0 };

    /// <summary>Whether a schema, as it is written, takes no value.</summary>
    public static bool IsNothing(Node schema)
        => schema is ScalarNode { Kind: ScalarKind.Boolean, Text: "false" }
            || (schema is MapNode { Entries: [{ Key: "not", Value: var excluded }] } && IsAnything(excluded));

    /// <summary>The branch that holds whatever the value is, as the condition is true or false of all; null if there is none.</summary>
    public static Node? CertainBranch(MapNode part) => part["if"] switch
    {
        null => null,
        var condition when IsAnything(condition) => part["then"],
        var condition when IsNothing(condition) => part["else"],
        _ => null,
    };

    /// <summary>Types that a schema excludes with all their values, as it is written.</summary>
    public static JsonTypes ExcludedTypes(Node? excluded) => excluded switch
    {
        MapNode { Entries: [{ Key: "type" }] } schema => JsonTypeNames.Read(schema),
        MapNode { Entries: [{ Key: "const", Value: ScalarNode { Kind: ScalarKind.Null } }] } => JsonTypes.Null,
        MapNode { Entries: [{ Key: "enum", Value: ListNode list }] } when list.Items.Any(IsNullValue) => JsonTypes.Null,
        _ => JsonTypes.None,
    };

    /// <summary>Whether a schema excludes certain types and nothing else. Of numbers it cannot be said that they are no integers.</summary>
    public static bool ExcludesTypes(Node excluded)
        => ExcludedTypes(excluded) is var types and not JsonTypes.None && (types & JsonTypes.Number) != JsonTypes.Integer
            && (excluded.List("enum") is not { } list || list.Items.All(IsNullValue));

    /// <summary>The properties that a schema excludes, as it is written; null if it excludes something else.</summary>
    public static IReadOnlyList<string>? ExcludedNames(Node? excluded) => excluded switch
    {
        MapNode { Entries: [{ Key: "anyOf", Value: ListNode { Items.Count: > 0 } options }] }
            => options.Items.Select(ExcludedName).ToList() is var names && names.TrueForAll(name => name is not null)
                ? [.. names.OfType<string>()] : null,
        _ => ExcludedName(excluded) is { } name ? [name] : null,
    };

    private static string? ExcludedName(Node? excluded)
        => excluded is MapNode map && map.List("required") is { Items: [var only] }
            && map.Entries.All(entry => entry.Key == "required" || (entry.Key == "type" && entry.Value.Text() == "object"))
            && (map.Has("type") || IsInObject(map))
            ? only.Text() : null;

    // Without its type, what asks for a property is matched by all that is no object, which is excluded as well.
    private static bool IsInObject(MapNode map)
    {
        var excluded = map.Parent is ListNode ? map.Parent.Parent : map;
        return excluded?.Parent.Text("type") == "object";
    }

    private static bool IsNullValue(Node value) => value is ScalarNode { Kind: ScalarKind.Null };

    /// <summary>What a property looks like that a schema excludes: no value does.</summary>
    public Node Absent(MapNode excluded)
    {
        if (!_absent.TryGetValue(excluded, out var never))
        {
            never = new ScalarNode("false") { Kind = ScalarKind.Boolean, Line = excluded.Line, Column = excluded.Column };
            never.Attach(excluded, "required");
            _absent.Add(excluded, never);
        }

        return never;
    }

    /// <summary>What a schema that excludes what is excluded takes; null if it excludes something else.</summary>
    public static Node? TwiceExcluded(MapNode part)
        => part["not"] is MapNode { Entries: [{ Key: "not", Value: var taken }] } ? taken : null;

    public SchemaView Of(Node node)
    {
        var key = Identity(node);
        if (!_views.TryGetValue(key, out var view))
            _views.Add(key, view = new SchemaView(this, [key]));
        return view;
    }

    /// <summary>The view of a value that must match several schemas.</summary>
    public SchemaView Of(IReadOnlyList<Node> nodes)
    {
        if (nodes.Count == 1)
            return Of(nodes[0]);
        if (!_combined.TryGetValue(nodes, out var view))
            _combined.Add(nodes, view = new SchemaView(this, nodes));
        return view;
    }

    /// <summary>The schema that a value of a discriminator stands for; null if there is none.</summary>
    public MapNode? Mapped(Node target) => Schemas.MappedReference(target) is { } reference ? document.TryFind(target, reference) : null;

    /// <summary>The schemas that inherit from one with a discriminator, by their names.</summary>
    public IReadOnlyDictionary<string, Node> ChildrenOf(Node parent)
        => parent.Parent is MapNode { Key: "schemas" } siblings && _children.Value.Contains(parent.Key)
            ? _children.Value[parent.Key].Where(siblings.Has).ToDictionary(child => child, child => siblings[child]!) : NoChildren;

    /// <summary>
    /// The schema that a value must match, and those that it refers to: beside a reference keywords are allowed since OpenAPI 3.1.
    /// </summary>
    public IEnumerable<MapNode> Own(Node node)
        => _references.Trail(node).Where(part => !_references.IsReference(part) || HasSiblings(part));

    /// <inheritdoc cref="Likeness.Of"/>
    public string? LikenessOf(Node form, int depth) => _likeness.Of(form, depth);

    /// <summary>The alternatives of a keyword without null, which is a type.</summary>
    public List<Node> Forms(MapNode schema, string keyword)
        => [.. (schema.List(keyword)?.Items ?? []).Where(form => !IsNull(form))];

    /// <summary>The types that a schema allows, all that it is made of considered.</summary>
    public JsonTypes TypesOf(Node node)
    {
        var key = Identity(node);
        if (_types.TryGetValue(key, out var known))
            return known;
        // What a circle leads back to restricts nothing.
        _types.Add(key, JsonTypes.Any);
        return _types[key] = Own(key).Aggregate(JsonTypes.Any, (types, part) => types & TypesOfPart(part));
    }

    /// <summary>The other schemas that a value must match that matches one.</summary>
    public IEnumerable<Node> Parts(MapNode part)
    {
        if (_references.Beside(part) is { } beside)
            yield return beside;
        foreach (var inner in part.List("allOf")?.Items ?? [])
            yield return inner;
        if (CertainBranch(part) is { } branch)
            yield return branch;
        if (TwiceExcluded(part) is { } taken)
            yield return taken;
    }

    private JsonTypes TypesOfPart(MapNode part)
    {
        var types = JsonTypeNames.Read(part);
        // A number without a fraction is an integer.
        if (types != JsonTypes.Any && types.HasFlag(JsonTypes.Number) && part.Number("multipleOf") == 1)
            types = (types & ~JsonTypes.Number) | JsonTypes.Integer;
        var excluded = ExcludedTypes(part["not"]);
        types &= ~((types & JsonTypes.Number) == JsonTypes.Number && (excluded & JsonTypes.Number) == JsonTypes.Integer
            ? excluded & ~JsonTypes.Integer : excluded);
        // What is no object lacks none of the properties that are asked for, and is excluded as well.
        if (part["not"] is MapNode { Entries: [{ Key: "required" }] })
            types &= JsonTypes.Object;
        foreach (var inner in Parts(part))
            types &= TypesOf(inner);
        foreach (var keyword in AlternativeKeywords)
        {
            if (part.List(keyword) is { Items.Count: > 0 } forms)
                types &= forms.Items.Aggregate(JsonTypes.None, (all, form) => all | TypesOf(form));
        }
        // Beside an allOf it is meant to widen what the parts say.
        return part.Flag("nullable") ? types | JsonTypes.Null : types;
    }

    // Not by all that it is made of: a circle would be cut where it happens to be entered.
    private bool IsNull(Node form)
        => _references.Trail(form).LastOrDefault() is { } schema
            && (schema.Text("type") == "null" || schema["const"] is ScalarNode { Kind: ScalarKind.Null }
            || schema.List("enum") is { Items: [ScalarNode { Kind: ScalarKind.Null }] });

    /// <summary>A reference that says nothing of its own is what it refers to.</summary>
    private Node Identity(Node node) => node is MapNode map && _references.IsReference(map) ? Own(node).FirstOrDefault() ?? node : node;

    private bool HasSiblings(MapNode reference)
        => reference.Reference is not null ? !document.IsReference(reference)
            : reference.Entries.Any(entry => entry.Key != "$dynamicRef" && !ApiDocument.IsRemark(entry.Key));

    /// <summary>Lists are the same if they hold the same nodes.</summary>
    private sealed class Group : IEqualityComparer<IReadOnlyList<Node>>
    {
        public bool Equals(IReadOnlyList<Node>? x, IReadOnlyList<Node>? y) => x is not null && y is not null && x.SequenceEqual(y);

        public int GetHashCode(IReadOnlyList<Node> obj) => obj.Aggregate(obj.Count, HashCode.Combine);
    }
}
