using CloudMgmt.OpenApi;

namespace CloudMgmt.ClientModel;

/// <summary>
/// The C# type of a schema. Two things cannot be said of the elements of lists and maps: a type that is made of itself without end, which
/// becomes JSON of any kind where the circle closes, and a date that no property or parameter is there to write without its time, which is
/// its text; so is a date in a body of dates.
/// </summary>
internal sealed class TypeMapper
{
    // Lists of lists of lists; nothing real has more than three.
    private const int MaximumDepth = 32;

    private readonly Schemas _schemas;
    private readonly Declarations _declarations;
    private readonly HashSet<(MapNode Schema, string Keyword)> _open = [];
    private readonly HashSet<MapNode> _done = [];
    private readonly HashSet<MapNode> _texts = [];
    // The types and the unions that a union is made of, the latter without a type.
    private readonly Dictionary<(MapNode Union, object? Scope, int Depth), List<(CSharpType? Type, MapNode Schema)>> _options = [];

    public TypeMapper(Schemas schemas, Declarations declarations, IEnumerable<OperationName> operations)
    {
        (_schemas, _declarations) = (schemas, declarations);
        foreach (var type in declarations.All)
            Open(type.Schema, []);
        foreach (var schema in declarations.Collections)
        {
            foreach (var element in Elements(schema))
                UseText(Elements(element));
        }

        foreach (var parameter in operations.SelectMany(Parameters))
        {
            foreach (var media in parameter.Map("content").Maps())
            {
                if (schemas.Follow(schemas.Resolve(media.Value)?["schema"]) is { } json)
                    UseText(Elements(json).Append(json));
            }
            UseText(ValuesOfMap(parameter["schema"]));
        }

        foreach (var media in operations.SelectMany(operation => schemas.Resolve(operation.Node["requestBody"]).Map("content").Maps()))
        {
            if (schemas.Follow(schemas.Resolve(media.Value)?["schema"]) is { } body)
            {
                UseText(Elements(body).Append(body));
                if (MediaTypes.IsForm(media.Key))
                    UseText(_schemas.Of(body).Properties.SelectMany(field => ValuesOfMap(field.Value)));
            }
        }
    }

    /// <summary>What holds the schema of the elements of a list or map.</summary>
    public static IReadOnlyList<string> ElementKeywords { get; } = ["items", "additionalProperties"];

    /// <param name="schema">A schema, or a reference to one; null if nothing is said.</param>
    /// <param name="scope">The operation in which it stands.</param>
    /// <param name="list">The interface of lists.</param>
    public CSharpType Of(Node? schema, object? scope, string list = CSharpType.ReceivedList) => Of(schema, scope, list, depth: 0, out _);

    /// <summary>What a value of a union can be.</summary>
    /// <param name="union">Its schema.</param>
    /// <param name="scope">The operation in which it stands.</param>
    /// <param name="name">Its name.</param>
    public IReadOnlyList<Alternative> Alternatives(MapNode union, object? scope, string name) => Alternatives(union, scope, name, depth: 0);

    /// <summary>The type of a field of a form: that of any schema, but for files and for scalars, which are text there.</summary>
    /// <param name="field">Its schema.</param>
    /// <param name="scope">The operation in which it stands.</param>
    /// <param name="hasFiles">Whether the form has several parts; elsewhere, the bytes of a file are a text as well.</param>
    public CSharpType OfField(MapNode field, object? scope, bool hasFiles)
    {
        if (_schemas.Follow(field) is not { } schema)
            return CSharpType.Any;
        if (hasFiles && File(schema, []) is { } file)
            return file;
        return _schemas.Of(schema) is { Kind: SchemaFormKind.Own, Type: "array" } list
            ? CSharpType.Collection(CSharpType.PassedList, OfFieldScalar(list["items"], scope))
            : OfFieldScalar(schema, scope);
    }

    /// <summary>Whether a field of a form is a file.</summary>
    public static bool IsFile(SchemaForm field)
        => field.IsBinary || (field.Type is "string" or null && field["contentMediaType"] is not null && field["contentEncoding"] is null);

    // A file, or files, or what may be one: an address instead of it can be sent as its content.
    private CSharpType? File(Node? field, HashSet<MapNode> seen)
    {
        if (_schemas.Follow(field) is not { } schema || !seen.Add(schema))
            return null;
        var form = _schemas.Of(schema);
        if (IsFile(form))
            return CSharpType.Of("FileParameter");
        if (form is { Kind: SchemaFormKind.Own, Type: "array" })
            return File(form["items"], seen) is { Element: null } item ? CSharpType.Collection(CSharpType.PassedList, item) : null;
        var files = Schemas.Options(schema).Select(option => File(option, seen)).OfType<CSharpType>().ToList();
        return files.Find(file => file.Element is not null) ?? files.FirstOrDefault();
    }

    private CSharpType OfFieldScalar(Node? field, object? scope)
    {
        if (_schemas.Follow(field) is not { } schema)
            return CSharpType.Any;
        var form = _schemas.Of(schema);
        if (form.Kind != SchemaFormKind.Own || EnumValues.Are(form))
            return Of(schema, scope, CSharpType.PassedList);
        return (form.Type, form.Format) switch
        {
            ("string", "date") when !_texts.Contains(schema) => CSharpType.Date,
            ("string", "date-time") => CSharpType.Of("DateTimeOffset"),
            ("string", _) => CSharpType.Of("string"),
            ("integer", "uint64") => CSharpType.Of("ulong"),
            ("integer", _) or ("number", "int64") => CSharpType.Of("long"),
            ("number", "decimal") => CSharpType.Of("decimal"),
            ("number", _) => CSharpType.Of("double"),
            ("boolean", _) => CSharpType.Of("bool"),
            _ => Of(schema, scope, CSharpType.PassedList),
        };
    }

    private CSharpType Of(Node? schema, object? scope, string list, int depth, out bool isNullable)
    {
        var target = _schemas.Follow(schema, out isNullable);
        if (target is null || depth > MaximumDepth)
            return CSharpType.Any;
        var form = _schemas.Of(target);
        isNullable |= _schemas.IsNullable(form);
        // Most properties are scalars, for which nothing is declared.
        if (!IsScalar(form) && _declarations.Find(target, scope) is { Kind: not ModelKind.None } model)
            return CSharpType.Of(model);
        if (form.Kind == SchemaFormKind.Union
            && Alternatives(target, scope, name: "", depth + 1) is [{ Type: var only }]
            && only != CSharpType.Any)
        {
            return only;
        }
        return form.Kind is SchemaFormKind.Own or SchemaFormKind.Union
            && (form.Type is not ("object" or null) || form["properties"] is not MapNode { Entries.Count: > 0 })
            ? OfType(target, form, scope, list, depth)
            : CSharpType.Any;
    }

    private static bool IsScalar(SchemaForm form)
        => form is { Kind: SchemaFormKind.Own, Parts: [var only] } && only["type"].Text() is "string" or "integer" or "number" or "boolean"
            && only["enum"] is null && !only.Has("oneOf") && !only.Has("anyOf");

    private IReadOnlyList<Alternative> Alternatives(MapNode union, object? scope, string name, int depth)
    {
        List<(CSharpType Type, MapNode Schema)> types = [];
        Collect(union, scope, depth, [], types);
        return ClientModel.Alternatives.Of(name, types);
    }

    // The alternatives of a union within the union are among its own.
    private void Collect(MapNode union, object? scope, int depth, HashSet<MapNode> seen, List<(CSharpType Type, MapNode Schema)> types)
    {
        if (!seen.Add(union))
            return;
        foreach (var (type, schema) in Options(union, scope, depth))
        {
            if (type is not null)
                types.Add((type, schema));
            else
                Collect(schema, scope, depth, seen, types);
        }
    }

    // Once for each union: those that lead to each other by the hundreds are gone through for each of them.
    private List<(CSharpType? Type, MapNode Schema)> Options(MapNode union, object? scope, int depth)
    {
        if (_options.TryGetValue((union, scope, depth), out var known))
            return known;
        var (options, form) = (new List<(CSharpType? Type, MapNode Schema)>(), _schemas.Of(union));
        foreach (var type in form.Types)
        {
            options.Add((OfType(
                union, new SchemaForm(SchemaFormKind.Own, [union]) { SharedType = type }, scope, CSharpType.ReceivedList, depth), union));
        }
        foreach (var option in form.Alternatives)
        {
            var target = _schemas.Follow(option);
            if (target is not null && _schemas.Of(target).Kind == SchemaFormKind.Union)
                options.Add((null, target));
            else
                options.Add((Of(option, scope, CSharpType.ReceivedList, depth, out _), target ?? option));
        }
        return _options[(union, scope, depth)] = options;
    }

    // Other formats (uuid, uri, duration, time, email, ...) stay text: a response with a malformed one must still be read. Without a format
    // an integer has no bound in OpenAPI.
    private CSharpType OfType(MapNode schema, SchemaForm form, object? scope, string list, int depth)
        => (form.Type, form.Format) switch
        {
            ("array", _) => Collection(list, schema, form, "items", scope, list, depth),
            ("object", _) when form.Element("additionalProperties") is not null
                => Collection(CSharpType.Map, schema, form, "additionalProperties", scope, list, depth),
            ("string", "date-time") => CSharpType.Of("DateTimeOffset"),
            ("string", "date") => _texts.Contains(schema) ? CSharpType.Of("string") : CSharpType.Date,
            ("string", "byte") => CSharpType.Of("byte[]"),
            ("string", _) => CSharpType.Of("string"),
            ("integer", "int32") => CSharpType.Of("int"),
            ("integer", "uint64") => CSharpType.Of("ulong"),
            // A double keeps 53 bits.
            ("integer", _) or ("number", "int64") => CSharpType.Of("long"),
            ("number", "float") => CSharpType.Of("float"),
            ("number", "decimal") => CSharpType.Of("decimal"),
            ("number", _) => CSharpType.Of("double"),
            ("boolean", _) => CSharpType.Of("bool"),
            _ => CSharpType.Any,
        };

    private CSharpType Collection(string name, MapNode schema, SchemaForm form, string keyword, object? scope, string list, int depth)
    {
        if (_open.Contains((schema, keyword)))
            return CSharpType.Collection(name, CSharpType.Any);
        // What follows the first items, if nothing else is said, is like the first of them.
        var element = Of(
            form.Element(keyword) ?? (keyword == "items" ? form["prefixItems"] as ListNode : null)?.Items.FirstOrDefault(),
            scope, list, depth + 1, out var isNullable);
        return keyword == "items" && form["prefixItems"] is ListNode first
            && !first.Items.All(item => Of(item, scope, list, depth + 1, out _).ToString() == element.ToString())
            ? CSharpType.Collection(name, CSharpType.Any) : CSharpType.Collection(name, element, isNullable);
    }

    private void Open(MapNode schema, HashSet<MapNode> outer)
    {
        // What was gone through once has no circle left. Circles through a class are no trouble.
        if (_schemas.Of(schema)["properties"] is not null || outer.Count >= MaximumDepth || _done.Contains(schema) || !outer.Add(schema))
            return;
        foreach (var keyword in ElementKeywords)
        {
            if (_open.Contains((schema, keyword)) || _schemas.Follow(_schemas.Of(schema).Element(keyword)) is not { } inner)
                continue;
            if (outer.Contains(inner))
                _open.Add((schema, keyword));
            else
                Open(inner, outer);
        }
        outer.Remove(schema);
        _done.Add(schema);
    }

    private IEnumerable<MapNode> Parameters(OperationName operation)
        => (operation.Node.List("parameters")?.Items ?? []).Concat(operation.Item.Parameters).Select(_schemas.Resolve).OfType<MapNode>();

    private void UseText(IEnumerable<MapNode> schemas)
    {
        foreach (var schema in schemas)
        {
            if (_schemas.Of(schema) is { Type: "string", Format: "date" })
                _texts.Add(schema);
        }
    }

    private IEnumerable<MapNode> ValuesOfMap(Node? schema)
        => _schemas.Follow(schema) is { } map && _schemas.Of(map).Type == "object" ? Elements(map) : [];

    private IEnumerable<MapNode> Elements(MapNode schema)
    {
        foreach (var keyword in ElementKeywords)
        {
            if (_schemas.Follow(_schemas.Of(schema).Element(keyword)) is { } element)
                yield return element;
        }
    }

    /// <inheritdoc cref="Schemas.Element"/>
    public static MapNode? Element(MapNode schema, string keyword) => Schemas.Element(keyword, name => schema[name]) as MapNode;
}
