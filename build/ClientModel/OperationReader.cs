using CloudMgmt.OpenApi;

namespace CloudMgmt.ClientModel;

/// <summary>Reads what the methods of an operation take and give.</summary>
internal sealed class OperationReader(Schemas schemas, Declarations declarations, TypeMapper types)
{
    private static readonly string[] Composing = ["allOf", "oneOf", "anyOf"];

    // The first three by OpenAPI; how long a body is follows from it.
    private static readonly string[] IgnoredHeaders = ["Accept", "Authorization", "Content-Type", "Content-Length", "Transfer-Encoding"];

    /// <summary>
    /// The operations of a document with their names; what they take and give is read later, when the types have theirs. Those that take a
    /// form with files instead of JSON come once more in the end, so that they take no name from others.
    /// </summary>
    public static IReadOnlyList<OperationName> List(Schemas schemas, string client)
    {
        var names = new OperationNames(client);
        var operations =
            (from path in schemas.Document.Root.Map("paths").Maps()
             let item = schemas.PathItem(path.Value)
             where item is not null
             from operation in Operations(item)
             select (Path: path.Key, Item: item, Method: operation.Key, Node: operation.Value)).ToList();
        var shared = operations.GroupBy(operation => operation.Node.Text("operationId"))
            .Where(same => same.DistinctBy(operation => Tag(operation.Node)).Skip(1).Any()).Select(same => same.Key).ToHashSet();
        List<OperationName> all =
        [
            .. from operation in operations
               let id = operation.Node.Text("operationId")
               let own = id is not null && shared.Contains(id) ? $"{Tag(operation.Node)} {id}" : id
               let name = names.Next(own, operation.Method.ToLowerInvariant(), operation.Path)
               select new OperationName(name, operation.Method, operation.Path, operation.Node, operation.Item),
        ];
        List<OperationName> withFiles =
        [
            .. from operation in all
               let form = FormBesideJson(schemas, operation.Node)
               where form is not null
               let name = names.Next(operation.Name + "WithFiles", operation.Method, operation.Path)
               select operation with { Name = name, Form = form },
        ];
        return [.. all, .. withFiles];
    }

    // Some documents repeat a name for each tag.
    private static string? Tag(MapNode operation) => operation.List("tags").Texts().FirstOrDefault();

    // What is usual is JSON, which carries no files.
    private static string? FormBesideJson(Schemas schemas, MapNode operation)
    {
        var content = schemas.Resolve(operation["requestBody"]).Map("content")?.Entries ?? [];
        return !content.Any(entry => MediaTypes.IsJson(entry.Key)) ? null
            : content.FirstOrDefault(
                entry => MediaTypes.IsMultipart(entry.Key) && HasFile(schemas, schemas.Resolve(entry.Value)?["schema"], [])).Key;
    }

    // Before anything has a type, and so without the forms of schemas.
    private static bool HasFile(Schemas schemas, Node? schema, HashSet<MapNode> seen, bool isField = false)
    {
        if (schemas.AsWritten(schema) is not { } form || !seen.Add(form.Schema))
            return false;
        var fields = isField ? [] : form.Properties.Select(property => property.Value);
        var parts = form.Parts.SelectMany(part => Composing.SelectMany(keyword => part.List(keyword)?.Items ?? []));
        return TypeMapper.IsFile(form)
            || fields.Append(form["items"]).Any(field => HasFile(schemas, field, seen, isField: true))
            || parts.Any(part => HasFile(schemas, part, seen, isField));
    }

    private static IEnumerable<KeyValuePair<string, MapNode>> Operations(PathItem item)
        => item.Operations.Where(operation => ClientOperation.IsToken(operation.Key)).Select(operation
            => PathItem.Methods.Contains(operation.Key) ? new(operation.Key.ToUpperInvariant(), operation.Value) : operation);

    /// <summary>Whether a parameter is none: what these headers say is decided elsewhere.</summary>
    public static bool IsIgnored(Node? parameter)
        => parameter.Text("in") == "header" && IgnoredHeaders.Contains(parameter.Text("name"), StringComparer.OrdinalIgnoreCase);

    /// <summary>The schemas of the answers of success that have a body; null for one that is no JSON, or any.</summary>
    public static IEnumerable<MapNode?> Successes(Schemas schemas, OperationName operation)
        => from response in operation.Node.Map("responses").Maps()
           where response.Key.StartsWith('2') && !HasNoBody(operation, response.Key)
           let content = schemas.Resolve(response.Value).Map("content")
           where content is { Entries.Count: > 0 }
           select JsonOf(schemas, content)?.Value?["schema"] as MapNode;

    public ClientOperation Read(OperationName operation)
    {
        var names = new MemberNames(operation.Name);
        var members = Parameters(operation).Select(parameter => Parameter(parameter, operation, names)).ToList();
        members = [.. members.OrderBy(member => !member.IsRequired)];
        var mediaType = AddBody(operation, names, members);
        return new ClientOperation(operation, members, mediaType, Responses(operation));
    }

    // Those of the path come first, but the operation may replace them. What the path has no place for is not sent, and what only the path
    // names is a text.
    private IEnumerable<MapNode> Parameters(OperationName operation)
    {
        var own = Parameters(operation.Node.List("parameters")?.Items ?? []).DistinctBy(Identity).ToList();
        var shared = Parameters(operation.Item.Parameters).DistinctBy(Identity).ExceptBy(own.Select(Identity), Identity);
        var template = PathParameters.Names(operation.Path);
        var declared = shared.Concat(own)
            .Where(parameter => !IsIgnored(parameter) && (parameter.Text("in") != "path" || template.Contains(parameter.Text("name"))))
            .ToList();
        var missing = template.Except(
            declared.Where(parameter => parameter.Text("in") == "path").Select(parameter => parameter.Text("name")!));
        return declared.Concat(missing.Select(name => PathParameters.Parameter(name, operation.Node)));
    }

    private IEnumerable<MapNode> Parameters(IEnumerable<Node> parameters)
        => parameters.Select(schemas.Resolve).OfType<MapNode>()
            .Where(parameter => parameter.Text("name") is not null);

    private static IEnumerable<Node> Described(OperationName operation)
        => (operation.Node.List("parameters")?.Items ?? []).Concat(operation.Item.Parameters);

    private string? Description(Node? reference)
        => schemas.References(reference).Select(step => Texts.Of(step, "description")).FirstOrDefault(text => text is not null);

    private static (string? Name, string? Place) Identity(MapNode parameter) => (parameter.Text("name"), parameter.Text("in"));

    private Member Parameter(MapNode parameter, OperationName operation, MemberNames names)
    {
        var name = parameter.Text("name") ?? "";
        var place = parameter.Text("in") switch
        {
            "path" => MemberPlace.Path,
            "header" => MemberPlace.Header,
            "cookie" => MemberPlace.Cookie,
            _ => MemberPlace.Query,
        };
        var isRequired = parameter.Flag("required") || place == MemberPlace.Path;
        // A parameter described by a media type carries text that the caller has serialized, but for JSON in a query, and for the fields
        // that are the query. The latter may be JSON or a text as a whole.
        var content = parameter.Map("content");
        var json = place != MemberPlace.Query ? null
            : schemas.Resolve(content.Maps().FirstOrDefault(entry => MediaTypes.IsJson(entry.Key)).Value)?["schema"];
        var fields = parameter.Text("in") != "querystring" ? null
            : schemas.Resolve(content.Maps().FirstOrDefault(entry => MediaTypes.IsForm(entry.Key)).Value)?["schema"];
        var isText = content is not null && json is null && fields is null;
        var isWhole = parameter.Text("in") == "querystring" && fields is null;
        var schema = json ?? fields ?? parameter["schema"];
        var type = isText ? CSharpType.Of("string") : types.Of(schema, operation, CSharpType.PassedList);
        return new Member(names.Next(name, "Parameter", isRequired), name, type, parameter)
        {
            Schema = isText ? null : schema,
            Description = Description(Described(operation).FirstOrDefault(node => schemas.Resolve(node) == parameter)),
            Place = place,
            Style = isWhole ? "Whole" : isText ? null : json is not null ? "Json" : Style(parameter, place),
            IsExploded = !isText && place is MemberPlace.Path or MemberPlace.Header && parameter.Flag("explode")
                && schemas.IsContainer(schema),
            AllowsReserved = place == MemberPlace.Query && parameter.Flag("allowReserved"),
            IsRequired = isRequired,
            IsObsolete = !isRequired && parameter.Flag("deprecated"),
        };
    }

    // An encoding that says how makes a field what a parameter of the query is; without one, an object is JSON. OpenAPI 3.0 has styles in
    // forms of several parts only since 3.1, but who writes one there means it.
    private string? FieldStyle(MapNode? encoding, MapNode field)
        => encoding is null || !(encoding.Has("style") || encoding.Has("explode")) || !schemas.IsContainer(field)
            ? null
            : StyleName(encoding);

    private string? Style(MapNode parameter, MemberPlace place) => (place, parameter.Text("style")) switch
    {
        (MemberPlace.Path, "label") => "Label",
        (MemberPlace.Path, "matrix") => "Matrix",
        (MemberPlace.Query, "deepObject") => "DeepObject",
        (MemberPlace.Query, _) when !IsExploded(parameter) && schemas.IsContainer(parameter["schema"]) => StyleName(parameter),
        _ => null,
    };

    private static string StyleName(MapNode holder) => holder.Text("style") switch
    {
        "deepObject" => "DeepObject",
        _ when IsExploded(holder) => "Repeat",
        "spaceDelimited" => "Space",
        "pipeDelimited" => "Pipe",
        _ => "Comma",
    };

    private static bool IsExploded(MapNode holder)
        => holder.Has("explode") ? holder.Flag("explode") : holder.Text("style") is null or "form";

    /// <summary>Chooses one media type, and how it is sent: as JSON, as the fields of a form, as text or as bytes.</summary>
    /// <returns>The media type.</returns>
    private string? AddBody(OperationName operation, MemberNames names, List<Member> members)
    {
        if (schemas.Resolve(operation.Node["requestBody"]) is not { } body
            || body.Map("content") is not { Entries.Count: > 0 } content)
        {
            return null;
        }

        var (mediaType, media) = content.Entries.MinBy(
            entry => entry.Key == operation.Form ? (false, false, int.MinValue)
                : (!IsJson(schemas, entry), MediaTypes.IsJson(entry.Key) && !IsJson(schemas, entry), MediaTypes.Preference(entry.Key)));
        var schema = schemas.Resolve(media)?["schema"];
        var isRequired = body.Flag("required");
        if (MediaTypes.IsForm(mediaType))
        {
            var fields = Fields(schemas.Resolve(media), mediaType, operation, names).ToList();
            if (fields.Count == 0 && IsEmpty(operation, schema))
                return null;
            if (fields.Count == 0 && Map(schema, operation, MediaTypes.IsMultipart(mediaType)) is { } map)
                fields.Add(Map(map, body, names));
            else if (fields.Count == 0 && MediaTypes.IsMultipart(mediaType))
                fields.Add(File(schema, body, names));
            members.AddRange(fields);
            if (fields.Count > 0)
                return mediaType;
        }

        var kind = IsJson(schemas, new(mediaType, media)) ? BodyKind.Json
            : MediaTypes.IsJson(mediaType) ? BodyKind.Stream
            : MediaTypes.IsAny(mediaType) && IsText(new(mediaType, media)) ? BodyKind.Text : MediaTypes.KindOf(mediaType);
        var type = kind switch
        {
            BodyKind.Json => types.Of(schema, operation, CSharpType.PassedList),
            BodyKind.Text => CSharpType.Of("string"),
            _ => CSharpType.Of("Stream"),
        };
        var name = isRequired ? "body" : "Body";
        members.Add(new Member(name, "", type, body)
        {
            Schema = schema,
            Description = Description(operation.Node["requestBody"]),
            Place = MemberPlace.Body,
            IsRequired = isRequired,
        });
        return mediaType.Contains('*', StringComparison.Ordinal) ? MediaTypes.OfKind(kind) : mediaType;
    }

    // A form that has no fields and takes no others.
    private bool IsEmpty(OperationName operation, Node? schema)
        => operation.Method is "GET" or "HEAD"
            || (schemas.Follow(schema) is { } target && schemas.Of(target) is var form && form["additionalProperties"] is var more
                && (form["properties"] is not null ? more is not MapNode && !Schemas.IsTrue(more) : more is ScalarNode { Text: "false" }));

    private CSharpType? Map(Node? schema, OperationName operation, bool hasFiles)
        => types.Of(schema, operation, CSharpType.PassedList) is not { Name: CSharpType.Map } map ? null
            : hasFiles && schemas.Of(schemas.Follow(schema)!).Element("additionalProperties") is MapNode value
                && types.OfField(value, operation, hasFiles) is { IsFile: true, Element: null } file
                ? CSharpType.Collection(CSharpType.Map, file) : map;

    // Of a form whose fields the document does not name, what is passed names them.
    private static Member Map(CSharpType map, MapNode body, MemberNames names)
    {
        var isRequired = body.Flag("required");
        return new Member(names.Next("fields", "Field", isRequired), "fields", map, body)
        {
            Place = MemberPlace.Field,
            Style = "Repeat",
            IsRequired = isRequired,
        };
    }

    // Without fields in the document, a form of several parts can only be a file, or files.
    private Member File(Node? schema, MapNode body, MemberNames names)
    {
        var isRequired = body.Flag("required");
        var file = CSharpType.Of("FileParameter");
        var isList = schemas.Follow(schema) is { } target && schemas.Of(target).Type == "array";
        return new Member(
            names.Next("file", "Field", isRequired), "file", isList ? CSharpType.Collection(CSharpType.PassedList, file) : file, body)
        {
            Place = MemberPlace.Field,
            IsRequired = isRequired,
        };
    }

    private IEnumerable<Member> Fields(MapNode? media, string mediaType, OperationName operation, MemberNames names)
    {
        // What only the service gives is not sent.
        var fields = Fields(media?["schema"], []).Where(entry => !schemas.Has(entry.Value.Field, "readOnly"));
        foreach (var (name, (field, isRequired)) in fields)
        {
            var encoding = media.Map("encoding").Map(name);
            var type = encoding.Text("contentType") is { } text && !text.AsSpan().ContainsAny(",*") ? text : null;
            var isMultipart = MediaTypes.IsMultipart(mediaType);
            var csharp = types.OfField(field, operation, isMultipart);
            yield return new Member(names.Next(name, "Field", isRequired), name, csharp, field)
            {
                Place = MemberPlace.Field,
                Style = isMultipart && (type is not null || csharp.IsFile) ? null
                    : type is not null && MediaTypes.IsJson(type) && schemas.IsContainer(field) ? "Json" : FieldStyle(encoding, field),
                MediaType = isMultipart ? type : null,
                IsRequired = isRequired,
                IsObsolete = !isRequired && field.Flag("deprecated"),
            };
        }
    }

    // Of alternatives a form has all fields; required is what each of them requires.
    private IEnumerable<KeyValuePair<string, (MapNode Field, bool IsRequired)>> Fields(Node? schema, HashSet<MapNode> seen)
    {
        if (schemas.Follow(schema) is not { } target || !seen.Add(target))
            return [];
        var form = schemas.Of(target);
        if (form.Kind != SchemaFormKind.Union)
        {
            var required = form.Required.ToHashSet();
            return
                from property in form.Properties
                where property.Value is MapNode
                select KeyValuePair.Create(property.Key, ((MapNode)property.Value, required.Contains(property.Key)));
        }

        var all = form.Alternatives.Select(option => Fields(option, seen).ToList()).ToList();
        return
            from field in all.SelectMany(fields => fields).GroupBy(field => field.Key)
            let isRequired = field.Count() == all.Count && field.All(own => own.Value.IsRequired)
            select KeyValuePair.Create(field.Key, (field.First().Value.Field, isRequired));
    }

    private IReadOnlyList<ClientResponse> Responses(OperationName operation)
    {
        var responses = operation.Node.Map("responses").Maps()
            .Where(response => !response.Key.StartsWith("x-", StringComparison.Ordinal)).ToList();
        var hasSuccess = responses.Any(response => response.Key.StartsWith('2'));
        return
        [
            .. (from response in responses
               let node = schemas.Resolve(response.Value)
               where node is not null
               let status = response.Key == ClientResponse.Default ? response.Key : response.Key.ToUpperInvariant()
               let isSuccess = status.StartsWith('2') || (status == ClientResponse.Default && !hasSuccess)
               select Response(operation, status, node, isSuccess) with
               {
                   Description = Description(response.Value) ?? Texts.Of(node, "description"),
               })
               // A range comes after its statuses, and the default after all.
               .OrderBy(response => response.Status, StringComparer.Ordinal),
        ];
    }

    private ClientResponse Response(OperationName operation, string status, MapNode response, bool isSuccess)
    {
        if (HasNoBody(operation, status) || response.Map("content") is not { Entries.Count: > 0 } content)
            return new(status, response, isSuccess, BodyKind.None, Type: null, []);

        if (JsonOf(schemas, content) is (var json, var media))
        {
            var schema = (isSuccess ? declarations.ResultOf(operation) : null) ?? media?["schema"];
            return new(
                status, response, isSuccess, BodyKind.Json, types.Of(schema, operation),
                [MediaTypes.IsAny(json) ? MediaTypes.OfKind(BodyKind.Json) : json])
            {
                IsNullable = schemas.IsNullable(media?["schema"]),
            };
        }

        var (kind, type) = content.Entries.All(entry => MediaTypes.IsPlainText(entry.Key) || (MediaTypes.IsAny(entry.Key) && IsText(entry)))
            ? (BodyKind.Text, "string") : (BodyKind.Stream, "Stream");
        return new(status, response, isSuccess, kind, CSharpType.Of(type), [.. content.Entries.Select(entry => entry.Key)]);
    }

    private static bool HasNoBody(OperationName operation, string status) => operation.Method == "HEAD" || status is "204" or "205";

    private static (string Key, MapNode? Value)? JsonOf(Schemas schemas, MapNode? content)
        => content?.Entries.OrderBy(entry => MediaTypes.Preference(entry.Key)).FirstOrDefault(entry => IsJson(schemas, entry))
            is { Key: { } json, Value: var media } ? (json, schemas.Resolve(media)) : null;

    // Bytes are no JSON, whatever generators of documents write beside them; and where any media type may come, what is more than a text
    // can only be JSON.
    private static bool IsJson(Schemas schemas, KeyValuePair<string, Node> media)
        => MediaTypes.IsJson(media.Key) ? Form(schemas, media)?.IsBinary != true
            : MediaTypes.IsAny(media.Key) && Form(schemas, media) is { } form
                && (form.HasProperties || form.Parts.Any(part => Composing.Any(part.Has)) || form.Type is not (null or "string" or "file"));

    private bool IsText(KeyValuePair<string, Node> media) => Form(schemas, media) is { Type: "string", IsBinary: false };

    // As it stands there: this is asked before anything has a type.
    private static SchemaForm? Form(Schemas schemas, KeyValuePair<string, Node> media)
        => schemas.AsWritten(schemas.Resolve(media.Value)?["schema"]);
}
