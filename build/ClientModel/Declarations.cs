using CloudMgmt.OpenApi;

namespace CloudMgmt.ClientModel;

/// <summary>
/// Names the schemas that become types: those of the components, and anonymous objects and enumerations after where they stand. It goes
/// through the document in a fixed order, since a name that is taken gets a number.
/// </summary>
internal sealed class Declarations
{
    private readonly Client _client;
    private readonly Schemas _schemas;
    private readonly List<ModelType> _all = [];
    private readonly List<(string Key, MapNode Schema)> _keyed = [];
    private readonly Dictionary<MapNode, ModelType> _types = [];
    private readonly Dictionary<(MapNode Schema, object Scope), ModelType> _scoped = [];
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken;
    private readonly MapNode? _components;
    private readonly HashSet<MapNode> _shared = [];
    private readonly List<MapNode> _collections = [];
    private readonly Dictionary<MapNode, MapNode> _results = [];
    private readonly List<MapNode> _referred = [];
    private readonly Queue<MapNode> _foreign = [];

    public Declarations(Client client, IReadOnlyList<OperationName> operations)
    {
        (_client, _schemas) = (client, client.Schemas);
        _taken = new(
            [
                .. ReservedNames.Types,
                // No class may be called like one of its members.
                .. ReservedNames.MembersOfModels,
                .. operations.Select(operation => operation.Name + "Options"),
                .. ReservedNames.TypesOfClient(client.Name),
                .. client.Security is null ? (string[])[] : [Security.ClassOf(client.Name)],
            ],
            StringComparer.OrdinalIgnoreCase);
        _schemas.IsNamed = _types.ContainsKey;
        var components = _schemas.Document.Root.Map("components");
        _components = components.Map("schemas");
        DeclareComponents(_components);
        var named = _all.ToList();
        NameShared(components);
        foreach (var type in named)
            NameParts(type.Schema, type.Schema.Key, scope: null, namer: type.Schema);
        // One that is there twice is named once.
        foreach (var operation in operations.Where(operation => operation.Form is null))
            NameOperation(operation);
        NameReferred();
    }

    /// <summary>Every schema that has a name, in the order of their names; some become no type.</summary>
    public IReadOnlyList<ModelType> All => _all;

    /// <summary>Every schema of a list or map.</summary>
    public IReadOnlyList<MapNode> Collections => _collections;

    /// <summary>The type of a schema, if it has a name.</summary>
    /// <param name="schema">The schema itself, not a reference to it.</param>
    /// <param name="scope">The operation in which it stands.</param>
    public ModelType? Find(MapNode schema, object? scope)
        => scope is not null && _scoped.Count > 0 && _scoped.TryGetValue((schema, scope), out var own)
            ? own : _types.GetValueOrDefault(schema);

    /// <summary>What the answers of success are together, where their schemas differ; null where they do not.</summary>
    public MapNode? ResultOf(OperationName operation) => _results.GetValueOrDefault(operation.Node);

    /// <summary>
    /// The schema that each value of a discriminator stands for. One without an entry in the mapping goes by the name that the document
    /// gives it.
    /// </summary>
    public IEnumerable<(string Value, MapNode Schema)> Mapped(MapNode? mapping)
    {
        var (seen, values) = (new HashSet<MapNode>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (value, target) in mapping?.Entries ?? [])
        {
            if (Mapped(target) is { } schema && values.Add(value))
            {
                seen.Add(schema);
                yield return (value, schema);
            }
        }

        foreach (var (key, schema) in _keyed)
        {
            if (!seen.Contains(schema) && values.Add(key))
                yield return (key, schema);
        }
    }

    // A name may have dots in it, and look like that of a file.
    private MapNode? Mapped(Node target)
        => target.Text() is { } name && _components?[name] is MapNode own ? _schemas.Schema(own)
            : Schemas.MappedReference(target) is { } reference ? _schemas.Schema(_schemas.Document.TryFind(target, reference)) : null;

    private void DeclareComponents(MapNode? schemas)
    {
        foreach (var (key, _) in schemas?.Entries ?? [])
            _keys.Add(key);
        foreach (var (key, schema) in schemas.Maps())
            Declare(schema, key, scope: null, namer: null);
        foreach (var (key, schema) in schemas.Maps().Where(entry => _schemas.IsReference(entry.Value)))
            Refer(schema, key);
    }

    private void NameShared(MapNode? components)
    {
        foreach (var (key, parameter) in components.Map("parameters").Maps())
            NameHolder(parameter, key);
        foreach (var kind in (string[])["requestBodies", "responses"])
        {
            foreach (var (key, holder) in components.Map(kind).Maps())
                NameHolder(holder, key);
        }
    }

    private void NameOperation(OperationName operation)
    {
        foreach (var parameter in operation.Item.Parameters.Concat(operation.Node.List("parameters")?.Items ?? []))
        {
            if (NameReferred(parameter) || parameter is not MapNode own || OperationReader.IsIgnored(own))
                continue;
            var name = AnonymousNames.OfParameter(operation.Name, own.Text("name") ?? "");
            NameSchema(own, name, operation, operation.Node);
            NameContent(own, name, operation, operation.Node);
        }

        if (operation.Node.Map("requestBody") is { } body && !NameReferred(body))
            NameContent(body, AnonymousNames.OfRequest(operation.Name), operation, operation.Node);
        foreach (var (status, response) in operation.Node.Map("responses").Maps())
        {
            if (!NameReferred(response))
                NameContent(response, AnonymousNames.OfResponse(operation.Name, status), operation, operation.Node);
        }

        NameResult(operation);
    }

    private void NameResult(OperationName operation)
    {
        var answers = OperationReader.Successes(_schemas, operation).ToList();
        if (_results.ContainsKey(operation.Node) || answers.Contains(null) || answers.Select(_schemas.Schema).Distinct().Count() < 2)
            return;
        var result = Schemas.Either(operation.Node["responses"]!, answers.OfType<MapNode>());
        _results.Add(operation.Node, result);
        Declare(result, AnonymousNames.Free(AnonymousNames.OfResult(operation.Name), _keys.Contains), operation, operation.Node);
    }

    /// <summary>What stands in another place keeps the name of that place, whoever refers to it.</summary>
    private bool NameReferred(Node holder)
    {
        if (ApiDocument.Reference(holder) is null)
            return false;
        if (_schemas.Resolve(holder) is { } target)
            NameHolder(target, target.Key);
        return true;
    }

    private void NameHolder(MapNode holder, string key)
    {
        if (ApiDocument.Reference(holder) is not null || !_shared.Add(holder))
            return;
        var name = CSharpNames.Pascal(key);
        NameSchema(holder, name, scope: null, namer: null);
        NameContent(holder, name, scope: null, namer: null);
    }

    // The fields of a form become parameters, not a type; what is within them has one.
    private void NameContent(MapNode holder, string name, object? scope, Node? namer)
    {
        foreach (var (type, media) in holder.Map("content").Maps())
        {
            if (NameReferred(media))
                continue;
            if (holder.Has("in") || !MediaTypes.IsForm(type) || (media["schema"] is MapNode schema && _schemas.IsReference(schema)))
                NameSchema(media, name, scope, namer);
            else if (media.Map("schema") is { } form)
                NameParts(form, name, scope, namer);
        }
    }

    private void NameSchema(MapNode owner, string name, object? scope, Node? namer) => Name(owner["schema"], name, "", scope, namer);

    /// <param name="schema">A schema, or a reference to one.</param>
    /// <param name="owner">The name of what it stands in.</param>
    /// <param name="own">What the schema adds to that name.</param>
    /// <param name="scope">The operation in which it stands.</param>
    /// <param name="namer">What gives the name.</param>
    private void Name(Node? schema, string owner, string own, object? scope, Node? namer)
    {
        if (schema is not MapNode map)
            return;
        if (_schemas.IsReference(map))
        {
            Refer(map);
            return;
        }
        if (!HasParts(map) && !map.Has("enum"))
            return;
        var name = CSharpNames.Bounded(owner + own);
        NameParts(map, name, scope, namer);
        if (NeedsType(map) || _schemas.IsUnion(map))
            Declare(map, AnonymousNames.Free(name, _keys.Contains), scope, namer ?? map);
    }

    private static bool HasParts(MapNode schema)
        => schema.Reference is not null || schema["type"] is ListNode
            || schema.Has("properties") || schema.Has("items") || schema.Has("additionalProperties")
            || schema.Has("patternProperties") || schema.Has("unevaluatedProperties")
            || schema.Has("allOf") || schema.Has("oneOf") || schema.Has("anyOf");

    private void NameParts(MapNode schema, string name, object? scope, Node? namer)
    {
        if (schema.Reference is not null)
            Refer(schema);
        foreach (var (property, child) in schema.Map("properties").Maps())
            NameProperty(child, name, property, scope, namer);
        if (TypeMapper.ElementKeywords.Any(keyword => TypeMapper.Element(schema, keyword) is not null))
            _collections.Add(schema);
        foreach (var keyword in TypeMapper.ElementKeywords)
            Name(TypeMapper.Element(schema, keyword), name, AnonymousNames.OfElements("", keyword), scope, namer);
        foreach (var part in schema.List("allOf")?.Items.OfType<MapNode>() ?? [])
        {
            if (_schemas.IsReference(part))
                Refer(part);
            else if (schema.List("allOf") is { Items.Count: 1 } && !schema.Has("properties") && IsUnion(part))
                Name(part, name, "", scope, namer);
            else
                NameParts(part, name, scope, namer);
        }

        if (EnumValues.AreAlternatives(schema))
            return;
        if (_schemas.Alternatives(schema) is [{ Reference: null } only])
        {
            if (IsUnion(only))
                Name(only, name, "", scope, namer);
            else
                NameParts(only, name, scope, namer);
            return;
        }

        foreach (var keyword in (string[])["oneOf", "anyOf"])
            NameAlternatives(schema.List(keyword), name, scope, namer);
    }

    // Most properties are scalars or references, for which no name is made.
    private void NameProperty(MapNode property, string owner, string name, object? scope, Node? namer)
    {
        if (_schemas.IsReference(property))
            Refer(property);
        else if (HasParts(property) || property.Has("enum"))
            Name(property, owner, AnonymousNames.OfProperty("", name), scope, namer);
    }

    // A union within another is a part of that, and no type.
    private void NameAlternatives(ListNode? alternatives, string owner, object? scope, Node? namer)
    {
        for (var index = 0; index < (alternatives?.Items.Count ?? 0); index++)
        {
            if (alternatives!.Items[index] is MapNode { Reference: null } inner && IsUnion(inner))
                NameParts(inner, CSharpNames.Bounded(AnonymousNames.OfAlternative(owner, index)), scope, namer);
            else
                Name(alternatives.Items[index], owner, AnonymousNames.OfAlternative("", index), scope, namer);
        }
    }

    private bool IsUnion(MapNode schema) => (schema.Has("oneOf") || schema.Has("anyOf")) && !NeedsType(schema);

    private bool NeedsType(MapNode schema)
        => schema.Map("properties") is { Entries.Count: > 0 } || schema.List("enum") is not null
            || EnumValues.AreAlternatives(schema)
            || (schema.List("allOf") is { } parts
                && (parts.Items.Count > 1 || schema.Has("required")
                    || (parts.Items is [MapNode only] && !_schemas.IsReference(only) && NeedsType(only))))
            // Beside null there is nothing that it would have to be told from.
            || (_schemas.Alternatives(schema) is [{ Reference: null } sole] && NeedsType(sole))
            || (schema.Reference is not null && ((string[])["required", "allOf", "oneOf", "anyOf"]).Any(schema.Has));

    // A schema of another file becomes a component of this document, by the name that it gets or has there, or by that of its file. One
    // that stands anywhere in this file gets its name from there, or else in the end.
    private void Refer(MapNode reference, string? name = null)
    {
        if (_schemas.Referred(reference) is not { } target || _types.ContainsKey(target))
            return;
        if (target.File == _schemas.Document.Root.File)
        {
            if (target.Parent != _components)
                _referred.Add(target);
            return;
        }
        var own = target.Key.Length > 0 ? target.Key : Path.GetFileNameWithoutExtension(target.File.Name);
        if (Declare(target, name ?? AnonymousNames.Free(own, _keys.Contains), scope: null, namer: null))
            _foreign.Enqueue(target);
    }

    private void NameReferred()
    {
        for (var next = 0; next < _referred.Count || _foreign.Count > 0;)
        {
            if (_foreign.TryDequeue(out var schema))
            {
                NameParts(schema, _types[schema].Key, scope: null, namer: schema);
            }
            else if (_referred[next++] is var target && !_types.ContainsKey(target)
                && Declare(target, AnonymousNames.Free(AnonymousNames.OfPointer(target.Pointer), _keys.Contains), scope: null, namer: null))
            {
                _foreign.Enqueue(target);
            }
        }
    }

    private bool Declare(MapNode schema, string key, object? scope, Node? namer)
    {
        _keys.Add(key);
        _keyed.Add((key, schema));
        // C# has no second name for a type.
        if (_schemas.IsAlias(schema))
            return false;
        var type = new ModelType(_client)
        {
            Key = key,
            Name = CSharpNames.Unique(CSharpNames.Pascal(key), _taken, "Model"),
            Schema = schema,
            Scope = scope,
            Namer = namer,
        };
        _all.Add(type);
        if (!_types.TryAdd(schema, type) && scope is not null)
            _scoped.TryAdd((schema, scope), type);
        return true;
    }
}
