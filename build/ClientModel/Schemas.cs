using System.Globalization;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ClientModel;

/// <summary>The form that C# has for a schema.</summary>
/// <param name="Kind">Which form.</param>
/// <param name="Parts">The schema and what it is made of; what comes first wins.</param>
/// <param name="Target">What an alias stands for, or the base of a derived class.</param>
internal sealed record SchemaForm(SchemaFormKind Kind, IReadOnlyList<MapNode> Parts, MapNode? Target = null)
{
    /// <summary>The schema itself.</summary>
    public MapNode Schema => Parts[0];

    /// <summary>The type that all alternatives share.</summary>
    public string? SharedType { get; init; }

    /// <summary>The alternatives of a union, but for null.</summary>
    public IReadOnlyList<MapNode> Alternatives { get; init; } = [];

    /// <summary>The properties that only alternatives have which stand beside others; none of them need be there.</summary>
    public IReadOnlyList<KeyValuePair<string, Node>> Added { get; init; } = [];

    /// <summary>The types of a union that the document only lists.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>The type in the sense of OpenAPI 3.0; null if there is none, or several.</summary>
    public string? Type => SharedType ?? (this["type"] is { } type ? Schemas.TypeOf(type) : Schemas.TypeOf(keyword => this[keyword]));

    /// <summary>What tells the subtypes of the schema itself apart.</summary>
    public MapNode? Discriminator
        => (Kind == SchemaFormKind.Derived ? Schemas.Inline(Schema) : Parts)
            .Select(part => part.Map("discriminator"))
            .FirstOrDefault(own => own is not null);

    /// <summary>The format, as OpenAPI 3.0 says it: since 3.1, bytes have keywords of their own.</summary>
    public string? Format => this["format"].Text() ?? (this["contentEncoding"].Text(), this["contentMediaType"].Text()) switch
    {
        ("base64", _) => "byte",
        (null, "application/octet-stream") or ("binary", _) => "binary",
        _ => null,
    };

    /// <summary>Whether a value is bytes that stand for themselves; what Swagger 2.0 called a file has outlived it.</summary>
    public bool IsBinary => (Type, Format) is ("string" or null, "binary") or ("file", _);

    /// <summary>The properties, inherited ones included, each once.</summary>
    public IEnumerable<KeyValuePair<string, Node>> Properties
        => Added.Count > 0 ? Declared.Concat(Added) : Declared;

    /// <summary>The properties that must be there.</summary>
    public IEnumerable<string> Required => Parts.SelectMany(part => part.List("required").Texts());

    public bool HasProperties => Added.Count > 0 || Parts.Any(part => part.Map("properties") is { Entries.Count: > 0 });

    private IEnumerable<KeyValuePair<string, Node>> Declared
        => Parts.Count == 1 ? Schemas.Properties(Schema) : Schemas.Properties(Parts);

    /// <summary>The first value of a keyword.</summary>
    public Node? this[string keyword]
    {
        get
        {
            // By index: this is asked of every schema, again and again, and an enumerator would be garbage each time.
            for (var index = 0; index < Parts.Count; index++)
            {
                if (Parts[index][keyword] is { } value)
                    return value;
            }

            return null;
        }
    }

    /// <inheritdoc cref="Schemas.Element"/>
    public Node? Element(string keyword) => Schemas.Element(keyword, name => this[name]);

    /// <summary>What is said of the schema itself: of what a class is derived from, it is said there.</summary>
    public Node? Own(string keyword) => Kind == SchemaFormKind.Derived ? Schema[keyword] : this[keyword];
}

internal enum SchemaFormKind
{
    /// <summary>The schema as it is, or with what its parts add.</summary>
    Own,

    /// <summary>Another schema, whatever is said of it.</summary>
    Alias,

    /// <summary>A class with a base.</summary>
    Derived,

    /// <summary>One of several alternatives.</summary>
    Union,
}

/// <summary>
/// Brings composed schemas into the forms that C# has. A class has one base: the first parent of an <c>allOf</c>, and the properties of
/// the others become its own. Alternatives that are not of one scalar type become a union. Null among alternatives is no alternative:
/// OpenAPI 3.1 says nullable that way.
/// </summary>
internal sealed class Schemas(ApiDocument document)
{
    // Nothing real has so many; it keeps chains of schemas that are made of each other from being walked again and again.
    private const int MaximumParts = 500;

    // What limits a value, so that a schema with one of them is more than null.
    private static readonly string[] Limiting =
    [
        "$ref", "type", "enum", "const", "format", "pattern", "items", "properties", "additionalProperties",
        "allOf", "oneOf", "anyOf", "not",
    ];

    // What says more of a value than that it is an object or a list.
    private static readonly string[] Saying =
        ["$ref", "allOf", "oneOf", "anyOf", "enum", "const", "format", "properties", "patternProperties", "prefixItems"];

    // What a schema that is made of one other can be in C# that the other is not.
    private static readonly string[] Making = ["properties", "required", "enum", "oneOf", "anyOf"];

    private readonly Dictionary<MapNode, SchemaForm> _composed = [];
    private readonly Dictionary<MapNode, MapNode> _extended = [];
    private SchemaForm? _last;

    public ApiDocument Document => document;

    /// <summary>Whether a schema has a type of its own, although no reference leads to it.</summary>
    public Func<MapNode, bool> IsNamed { private get; set; } = _ => false;

    public SchemaForm Of(MapNode schema)
    {
        if (!IsComposed(schema))
        {
            // Who asks for one asks again at once. An array, because queries make no enumerator for one.
            if (_last is { } last && last.Schema == schema)
                return last;
            MapNode[] only = [schema];
            return _last = new SchemaForm(SchemaFormKind.Own, only);
        }

        if (!_composed.TryGetValue(schema, out var form))
            _composed.Add(schema, form = Compose(schema));
        return form;
    }

    /// <summary>What a reference to anything but a schema stands for; null if it leads nowhere.</summary>
    public MapNode? Resolve(Node? node) => ApiDocument.Reference(node) is null ? node as MapNode : Try(() => document.Resolve(node));

    /// <summary>The references that lead to what is no schema; none if it stands there itself.</summary>
    public IEnumerable<MapNode> References(Node? node)
        => ApiDocument.Reference(node) is null ? [] : Try(() => document.Trail(node).SkipLast(1).ToList()) ?? [];

    /// <inheritdoc cref="ApiDocument.IsReference"/>
    public bool IsReference(MapNode schema) => document.IsReference(schema);

    /// <summary>The schema that a reference stands for, or the schema itself; null if it leads nowhere.</summary>
    public MapNode? Schema(Node? node)
        => ApiDocument.Reference(node) is null ? node as MapNode : Try(() => document.Layers(node).FirstOrDefault());

    /// <summary>A schema as it is written, with what it refers to; null if it leads nowhere.</summary>
    public SchemaForm? AsWritten(Node? schema)
        => Try(() => document.Layers(schema).ToList()) is { Count: > 0 } layers ? new(SchemaFormKind.Own, layers) : null;

    /// <summary>What a schema refers to, and may say more of; null if it refers to nothing.</summary>
    public MapNode? Referred(MapNode schema) => schema.Reference is null ? null : Schema(Hop(schema));

    /// <summary>A path item with what it refers to; null if that leads nowhere.</summary>
    public PathItem? PathItem(Node node) => Try(() => OpenApi.PathItem.Of(document, node));

    private MapNode? Hop(MapNode reference) => Try(() => document.Next(reference));

    private static T? Try<T>(Func<T?> resolve)
        where T : class
    {
        try
        {
            return resolve();
        }
        catch (DocumentException)
        {
            // The comparison of the documents, or a check of the generator, says so where it matters.
            return null;
        }
    }

    /// <summary>The schema, and each that it stands for.</summary>
    public IEnumerable<MapNode> Trail(Node? schema)
    {
        var current = schema as MapNode;
        for (var hops = 0; current is not null && hops <= Limits.Hops; hops++)
        {
            yield return current;
            current = Next(current);
        }
    }

    /// <summary>What a schema is in the end, when references and aliases are followed; null if that is not known.</summary>
    public MapNode? Follow(Node? schema) => Follow(schema, out _);

    /// <param name="schema">The schema.</param>
    /// <param name="isNullable">Whether a reference or an alias on the way says that the value may be null.</param>
    public MapNode? Follow(Node? schema, out bool isNullable)
    {
        (isNullable, MapNode? last) = (false, null);
        var current = schema as MapNode;
        for (var hops = 0; current is not null && hops <= Limits.Hops; hops++)
        {
            var next = Next(current);
            isNullable |= IsReference(current) ? current.Flag("nullable") : next is not null && IsNullable(Of(current));
            (last, current) = (current, next);
        }
        return last is null || IsReference(last) ? null : last;
    }

    /// <summary>Whether a flag is said of a schema, or of one that it stands for.</summary>
    public bool Has(Node? schema, string flag)
    {
        // A loop: this is asked of every property.
        var current = schema as MapNode;
        for (var hops = 0; current is not null && hops <= Limits.Hops; hops++)
        {
            if (!IsReference(current) && IsComposed(current) ? IsTrue(Of(current).Own(flag)) : current.Flag(flag))
                return true;
            current = Next(current);
        }
        return false;
    }

    /// <summary>Whether a value may be null: a schema says so, or one that it stands for, or nobody says of which type it is.</summary>
    public bool IsNullable(Node? schema)
    {
        SchemaForm? last = null;
        var current = schema as MapNode;
        for (var hops = 0; current is not null && hops <= Limits.Hops; hops++)
        {
            last = IsReference(current) ? null : Of(current);
            if (last is null ? current.Flag("nullable") : IsNullable(last))
                return true;
            current = Next(current);
        }
        return last is null || IsAnything(last);
    }

    public bool IsNullable(SchemaForm form)
    {
        if (IsTrue(form.Own("nullable")) || EnumValues.HaveNull(form) || HasNull(form["type"]))
            return true;
        // A loop, for the same reason.
        var count = form.Kind == SchemaFormKind.Derived ? 1 : form.Parts.Count;
        for (var index = 0; index < count; index++)
        {
            if (HasNullOption(form.Parts[index]))
                return true;
        }

        return false;
    }

    private bool HasNullOption(MapNode part)
        => HasAlternatives(part) && Options(part).Any(option => option.Flag("nullable") || HasNull(option["type"]) || IsNull(option));

    private static bool HasNull(Node? type) => type.Text() == "null" || (type is ListNode types && types.Texts().Contains("null"));

    private static bool IsAnything(SchemaForm form)
        => form is { Kind: SchemaFormKind.Own, Type: null } && form["type"] is null && form["enum"] is null && form["const"] is null
            && !form.Parts.Any(HasAlternatives);

    /// <summary>The type of a schema in the sense of OpenAPI 3.0; null if it says none, or several.</summary>
    public static string? TypeOf(Node? type) => type switch
    {
        ScalarNode { Kind: ScalarKind.Text, Text: var text } => text,
        ListNode list when Types(list) is [var only] => only,
        _ => null,
    };

    /// <summary>The type of a schema by its keywords: the one that it says, or the one that the others mean.</summary>
    public static string? TypeOf(Func<string, Node?> keyword)
        => keyword("type") is { } type ? TypeOf(type)
            : keyword("items") is MapNode || keyword("prefixItems") is ListNode ? "array"
            : keyword("properties") is MapNode || Element("additionalProperties", keyword) is MapNode ? "object"
            : TypeOf(keyword("const") is { } constant ? [constant] : (keyword("enum") as ListNode)?.Items ?? []);

    // Of all values, if it is one.
    private static string? TypeOf(IEnumerable<Node> values)
    {
        var types = values.Where(value => value is not ScalarNode { Kind: ScalarKind.Null }).Select(TypeOfValue).Distinct().ToList();
        return types.Count switch
        {
            1 => types[0],
            2 when types.Contains("integer") && types.Contains("number") => "number",
            _ => null,
        };
    }

    private static string? TypeOfValue(Node value) => value is not ScalarNode scalar ? null : scalar.Kind switch
    {
        ScalarKind.Text => "string",
        ScalarKind.Boolean => "boolean",
        ScalarKind.Number
            => long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? "integer" : "number",
        _ => null,
    };

    /// <summary>A schema, and the parts of it that are no schemas of their own.</summary>
    public static IEnumerable<MapNode> Inline(MapNode schema)
        => Maps(schema, "allOf").Where(part => part.Reference is null).Prepend(schema);

    /// <summary>The schema of the elements of a list, or of the values of a map.</summary>
    /// <param name="keyword"><c>items</c> or <c>additionalProperties</c>: since 3.1 others stand for the latter as well.</param>
    /// <param name="read">Reads a keyword of the list or map.</param>
    public static Node? Element(string keyword, Func<string, Node?> read)
        // That nothing comes after the first items is not said of these.
        => keyword == "items" ? (read(keyword) is ScalarNode { Text: "false" } ? null : read(keyword))
            // Values that depend on their names are not of one type.
            : read("patternProperties") is MapNode { Entries.Count: > 0 } && read(keyword) is MapNode ? null
            : IsSchema(read(keyword)) ? read(keyword)
            : read("patternProperties") is MapNode { Entries: [var only] } ? only.Value
            : IsSchema(read("unevaluatedProperties")) ? read("unevaluatedProperties") : null;

    private static bool IsSchema(Node? node) => node is MapNode || IsTrue(node);

    /// <summary>Whether a schema is another one and nothing else, before anything is composed.</summary>
    public bool IsAlias(MapNode schema)
        => IsReference(schema)
            || (Inner(schema).ToList() is [var only] && IsReference(only) && !Making.Any(schema.Has)
                && !TypeMapper.ElementKeywords.Any(keyword => TypeMapper.Element(schema, keyword) is not null));

    /// <summary>What a value of a discriminator refers to: a reference, or the name of a schema.</summary>
    public static string? MappedReference(Node target)
        => target.Text() is { } text ? text.AsSpan().ContainsAny("#/.") ? text : $"#/components/schemas/{Node.Escape(text)}" : null;

    /// <summary>The schema that <c>true</c> stands for since OpenAPI 3.1, which says nothing; null if it is not that.</summary>
    public static MapNode? Anything(Node schema)
    {
        if (!IsTrue(schema) || schema.Parent is not { } parent)
            return null;
        var map = new MapNode { Line = schema.Line, Column = schema.Column };
        map.Attach(parent, schema.Key);
        return map;
    }

    /// <summary>A schema that is one of several.</summary>
    /// <param name="place">Where it would stand.</param>
    /// <param name="schemas">Those that stand elsewhere.</param>
    public static MapNode Either(Node place, IEnumerable<MapNode> schemas)
    {
        var (either, options) = (Map(place), new ListNode { Line = place.Line, Column = place.Column });
        foreach (var schema in schemas)
            options.Add(Reference(schema));

        either.TryAdd("oneOf", options);
        either.Attach(place, "oneOf");
        return either;
    }

    private static MapNode Reference(MapNode schema)
    {
        var reference = Map(schema);
        var (line, column) = (schema.Line, schema.Column);
        reference.TryAdd("$ref", new ScalarNode("#" + schema.Pointer) { Kind = ScalarKind.Text, Line = line, Column = column });
        reference.Target = schema;
        return reference;
    }

    private static MapNode Map(Node place) => new() { Line = place.Line, Column = place.Column };

    public static bool IsTrue(Node? node) => node is ScalarNode { Kind: ScalarKind.Boolean, Text: "true" };

    /// <summary>Whether a schema is a union, before anything else is composed.</summary>
    public bool IsUnion(MapNode schema) => IsComposed(schema) && !Choose(schema, out _, out _);

    /// <summary>Whether a value is a list or an object, or can be one.</summary>
    public bool IsContainer(Node? schema) => IsContainer(schema, []);

    private MapNode? Next(MapNode schema)
        => IsReference(schema) ? Hop(schema)
            : IsComposed(schema) && Of(schema) is { Kind: SchemaFormKind.Alias } alias ? alias.Target : null;

    private bool IsContainer(Node? schema, HashSet<MapNode> seen)
        => Follow(schema) is { } target && seen.Add(target) && Of(target) is var form
            && (form.Type is "array" or "object" || form.Types.Any(type => type is "array" or "object")
                || form.Alternatives.Any(option => IsContainer(option, seen)));

    private static bool IsComposed(MapNode schema) => schema.Reference is not null || schema.Has("allOf") || HasAlternatives(schema);

    private static bool HasAlternatives(MapNode schema)
        => schema.Has("oneOf") || schema.Has("anyOf") || schema["type"] is ListNode { Items.Count: > 1 };

    /// <summary>The alternatives that a schema names, null among them.</summary>
    public static IEnumerable<MapNode> Options(MapNode schema) => Maps(schema, "oneOf").Concat(Maps(schema, "anyOf"));

    /// <summary>The alternatives that a schema names, but for null.</summary>
    public IReadOnlyList<MapNode> Alternatives(MapNode schema) => [.. Options(schema).Where(option => !IsNull(option))];

    // OpenAPI 3.0 has no type for null: authors list it as the only value, or say of nothing else that it may be that.
    private bool IsNull(MapNode option)
        => Schema(option) is { } target
            && (target.Text("type") == "null" || IsOnly(target, value => value.Kind == ScalarKind.Null)
                || (target.Flag("nullable") && !Limiting.Any(target.Has)));

    // Some generators list the empty text apart from the values that a form may leave out.
    private bool IsBlank(MapNode option)
        => Schema(option) is { } target && IsOnly(target, value => value is { Kind: ScalarKind.Text, Text: "" });

    private static bool IsOnly(MapNode schema, Func<ScalarNode, bool> fits)
        => schema["enum"] is ListNode { Items.Count: > 0 } values && values.Items.All(value => value is ScalarNode scalar && fits(scalar));

    private static bool HasProperties(MapNode schema) => schema.Has("properties") || schema.Has("required");

    private bool IsReferenceOrNamed(MapNode part) => IsReference(part) || IsNamed(part);

    private SchemaForm Compose(MapNode schema)
    {
        if (!Choose(schema, out var parts, out var shared))
        {
            return new SchemaForm(SchemaFormKind.Union, [schema])
            {
                Alternatives = Alternatives(schema),
                Types = Types(schema),
            };
        }
        var (parents, all) = (parts.Where(IsReferenceOrNamed).ToList(), Parts(schema));
        var own = parts.Except(parents).Append(schema).ToList();
        if (parents.Count == 1 && !own.Any(HasProperties) && Added(own, all).Count == 0)
        {
            return Narrows(new(SchemaFormKind.Own, own), new(SchemaFormKind.Own, [.. all.Except(own)]))
                ? new SchemaForm(SchemaFormKind.Own, all)
                : new SchemaForm(SchemaFormKind.Alias, [schema, .. parts.Except(parents)], parents[0]);
        }

        var classes = parents.Where(part => Schema(part) is { } target
            && Parts(target).Any(inner => inner.Map("properties") is { Entries.Count: > 0 } || inner.Has("discriminator"))).ToList();
        // Who asks for one by its discriminator finds the others only if they are derived from it.
        var parent = classes.FirstOrDefault(part => Schema(part)!.Has("discriminator"))
            ?? classes.FirstOrDefault(part => !IsFilled(Parts(Schema(part)!), all));
        var added = Added(all, all);
        return parent is null
            ? new SchemaForm(SchemaFormKind.Own, all) { SharedType = shared, Added = added }
            : new SchemaForm(SchemaFormKind.Derived, all, parent) { Added = added };
    }

    // Whether parts say what a property is that a parent leaves open, as an envelope does its content: what is derived would have two.
    private static bool IsFilled(List<MapNode> parent, List<MapNode> all)
    {
        var open = Properties(parent).Where(property => IsOpen(property.Value)).Select(property => property.Key).ToHashSet();
        return open.Count > 0
            && all.Except(parent).SelectMany(Properties).Any(property => open.Contains(property.Key) && !IsOpen(property.Value));
    }

    // Whether a value may be anything, or any object or list.
    private static bool IsOpen(Node? schema)
        => schema is not MapNode map
            || ((map["type"] is null || TypeOf(map["type"]) is "object" or "array") && !Saying.Any(map.Has)
                && TypeMapper.ElementKeywords.All(keyword => IsOpen(TypeMapper.Element(map, keyword))));

    // Whether what is said beside a parent makes a type of C# that the parent leaves open.
    private static bool Narrows(SchemaForm own, SchemaForm parent)
    {
        if (parent["properties"] is not null || parent.Discriminator is not null || EnumValues.Are(parent))
            return false;
        var isScalar = (parent.Type ?? TypeOf(own["type"])) is "string" or "number" or "integer" or "boolean";
        return (isScalar && (parent.Type is null || (own.Format is not null && parent.Format is null) || EnumValues.Are(own)))
            || (!parent.Parts.Any(HasAlternatives) && parent["prefixItems"] is null && TypeMapper.ElementKeywords.Any(
                keyword => own.Element(keyword) is MapNode && parent.Element(keyword) is null));
    }

    /// <summary>
    /// What alternatives add to the properties beside them, but not what others within them do: each may lead to all. Those that are
    /// made of the schema itself are derived from it.
    /// </summary>
    private IReadOnlyList<KeyValuePair<string, Node>> Added(IReadOnlyList<MapNode> holders, IReadOnlyList<MapNode> parts)
    {
        var added = holders.Where(HasAlternatives).SelectMany(Alternatives).Select(Schema).OfType<MapNode>().Distinct()
            .Select(Parts).Where(option => !option.Exists(parts.Contains)).SelectMany(option => option.SelectMany(Properties));
        var known = parts.SelectMany(Properties).Select(property => property.Key).ToHashSet();
        return
        [
            .. from property in added
               where !known.Contains(property.Key)
               group property.Value by property.Key into nodes
               let schemas = nodes.OfType<MapNode>().DistinctBy(Schema).ToList()
               where schemas.Count > 0
               select KeyValuePair.Create<string, Node>(nodes.Key, schemas.Count == 1 ? schemas[0] : Either(schemas[0], schemas)),
        ];
    }

    /// <summary>What stands for alternatives: one of them, the type that they share, or nothing that C# has.</summary>
    /// <returns>Whether there is something.</returns>
    private bool Choose(MapNode schema, out IReadOnlyList<MapNode> parts, out string? sharedType)
    {
        (parts, sharedType) = ([.. Inner(schema)], null);
        // Alternatives beside properties narrow the object; what else they hold is kept among the unknown fields.
        if (parts.Count > 0 || schema.Has("properties") || !HasAlternatives(schema))
            return true;
        var options = Alternatives(schema);
        if (options.Count == 0)
            return Types(schema).Count < 2;
        var references = options.Where(option => IsReferenceOrNamed(option) && !IsBlank(option)).ToList();
        var types = options.Select(option => AsWritten(option)?.Type).Distinct().ToList();
        if (options.Count == 1)
            parts = options;
        else if (types is not ["string" or "number" or "integer" or "boolean"])
            return TypeOf(schema["type"]) is "string" or "number" or "integer" or "boolean";
        else if (references.Count == 1)
            parts = references;
        else
            sharedType = types[0];
        return true;
    }

    // Of values that are listed, their kind is known.
    private static List<string> Types(MapNode schema)
        => schema["type"] is ListNode types && schema["enum"] is null ? Types(types) : [];

    // Every integer is a number.
    private static List<string> Types(ListNode types)
    {
        var names = types.Texts().Where(type => type != "null").Distinct().ToList();
        return names.Contains("number") ? [.. names.Where(type => type != "integer")] : names;
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
                if (Schema(part) is { } target)
                    open.Push(target);
            }
        }
        return parts;
    }

    // What a schema is made of, each reference with more beside it as both: what it says, and what it refers to.
    private IEnumerable<MapNode> Inner(MapNode schema)
        => Maps(schema, "allOf").SelectMany(part => (MapNode?[])[part, Extended(part)]).Prepend(Extended(schema)).OfType<MapNode>();

    // A reference to what a schema says more of.
    private MapNode? Extended(MapNode schema)
    {
        if (IsReference(schema) || Referred(schema) is not { } referred)
            return null;
        if (!_extended.TryGetValue(schema, out var reference))
        {
            _extended.Add(schema, reference = Reference(referred));
            reference.Attach(schema, "$ref");
        }

        return reference;
    }

    /// <summary>The properties of a schema as it is written.</summary>
    public static IEnumerable<KeyValuePair<string, Node>> Properties(MapNode schema) => schema.Map("properties")?.Entries ?? [];

    /// <summary>The properties of a schema that is made of parts, each once: the first that says what it is.</summary>
    public static IEnumerable<KeyValuePair<string, Node>> Properties(IReadOnlyList<MapNode> parts)
        => parts.SelectMany(Properties).GroupBy(property => property.Key)
            .Select(same => same.OrderBy(property => IsOpen(property.Value)).First());

    private static IEnumerable<MapNode> Maps(MapNode schema, string key) => schema.List(key)?.Items.OfType<MapNode>() ?? [];
}
