using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CSharp;

/// <summary>
/// Finds the form of each schema: the rules of the generator's <c>CompositionStep</c>, read off instead of carried out. Null among
/// alternatives is no alternative: OpenAPI 3.1 says nullable that way.
/// </summary>
internal sealed class SchemaForms(ApiDocument document)
{
    // Nothing real has so many; it keeps chains of schemas that are made of each other from being walked again and again.
    private const int MaximumParts = 500;

    private static readonly string[] Alternatives = ["oneOf", "anyOf"];

    private readonly Dictionary<MapNode, SchemaForm> _composed = [];

    /// <summary>Whether a schema has a type of its own, although no reference leads to it.</summary>
    public Func<MapNode, bool> IsNamed { get; set; } = _ => false;

    public SchemaForm Of(MapNode schema)
    {
        if (!IsComposed(schema))
            return new SchemaForm(SchemaFormKind.Own, [schema]);
        if (!_composed.TryGetValue(schema, out var form))
            _composed.Add(schema, form = Compose(schema));
        return form;
    }

    /// <summary>The properties of a schema, inherited ones included, each once.</summary>
    public IEnumerable<KeyValuePair<string, Node>> Properties(MapNode schema)
    {
        if (!IsComposed(schema))
            return schema.Map("properties")?.Entries ?? [];
        return Properties(Of(schema));
    }

    public static IEnumerable<KeyValuePair<string, Node>> Properties(SchemaForm form)
        => form.Parts.SelectMany(part => part.Map("properties")?.Entries ?? []).DistinctBy(property => property.Key);

    public static IEnumerable<string> Required(SchemaForm form) => form.Parts.SelectMany(part => part.List("required").Texts()).Distinct();

    /// <summary>What a reference stands for; null if it leads nowhere.</summary>
    public MapNode? Resolve(Node? node)
    {
        if (ApiDocument.Reference(node) is null)
            return node as MapNode;
        try
        {
            return document.Resolve(node);
        }
        catch (DocumentException)
        {
            // The comparison of the documents says so where it matters.
            return null;
        }
    }

    /// <summary>The type of a schema in the sense of OpenAPI 3.0; null if it says none, or several.</summary>
    public static string? TypeOf(Node? type) => type switch
    {
        ScalarNode { Kind: ScalarKind.Text, Text: var text } => text,
        ListNode list when list.Texts().Where(name => name != "null").Take(2).ToList() is [var only] => only,
        _ => null,
    };

    /// <summary>Whether a schema is another one and nothing else, before anything is composed.</summary>
    public static bool IsReference(MapNode schema)
        => ApiDocument.Reference(schema) is not null
            || (schema.List("allOf")?.Items is [var only] && ApiDocument.Reference(only) is not null && !HasProperties(schema));

    private static bool IsComposed(MapNode schema) => schema.Has("allOf") || HasAlternatives(schema);

    private static bool HasAlternatives(MapNode schema) => schema.Has("oneOf") || schema.Has("anyOf");

    private static bool HasProperties(MapNode schema) => schema.Has("properties") || schema.Has("required");

    private bool IsReferenceOrNamed(MapNode part) => ApiDocument.Reference(part) is not null || IsNamed(part);

    private SchemaForm Compose(MapNode schema)
    {
        if (!Choose(schema, out var parts, out var shared))
            return new SchemaForm(SchemaFormKind.Any, [schema]);
        var parents = parts.Where(IsReferenceOrNamed).ToList();
        if (parents.Count == 1 && !parts.Except(parents).Append(schema).Any(HasProperties))
            return new SchemaForm(SchemaFormKind.Alias, [schema, .. parts.Except(parents)], parents[0]);
        var all = Parts(schema);
        var parent = parents.FirstOrDefault(part => Resolve(part) is { } target && Parts(target).Any(inner => inner.Map("properties") is { Entries.Count: > 0 }));
        return parent is null
            ? new SchemaForm(SchemaFormKind.Own, all) { SharedType = shared }
            : new SchemaForm(SchemaFormKind.Derived, all, parent);
    }

    /// <summary>What stands for alternatives: one of them, the type that they share, or nothing that C# has.</summary>
    /// <returns>Whether there is something.</returns>
    private bool Choose(MapNode schema, out IReadOnlyList<MapNode> parts, out string? sharedType)
    {
        (parts, sharedType) = ([.. Maps(schema, "allOf")], null);
        if (schema.Has("allOf") || schema.Has("properties") || !HasAlternatives(schema))
            return true;
        var options = Alternatives.SelectMany(key => Maps(schema, key)).Where(option => option.Text("type") != "null").ToList();
        var references = options.Where(IsReferenceOrNamed).ToList();
        var types = options.Select(option => TypeOf(Resolve(option)?["type"])).Distinct().ToList();
        if (options.Count == 1)
            parts = options;
        else if (types is not ["string" or "number" or "integer" or "boolean"])
            return false;
        else if (references.Count == 1)
            parts = references;
        else
            sharedType = types[0];
        return true;
    }

    private List<MapNode> Parts(MapNode schema)
    {
        var (parts, seen) = (new List<MapNode>(), new HashSet<MapNode>());
        var open = new Stack<MapNode>([schema]);
        while (open.TryPop(out var current) && parts.Count < MaximumParts)
        {
            if (!seen.Add(current))
                continue;
            parts.Add(current);
            if (!IsComposed(current) || !Choose(current, out var inner, out _))
                continue;
            foreach (var part in inner.Reverse())
            {
                if (Resolve(part) is { } resolved)
                    open.Push(resolved);
            }
        }
        return parts;
    }

    private static IEnumerable<MapNode> Maps(MapNode schema, string key) => schema.List(key)?.Items.OfType<MapNode>() ?? [];
}
