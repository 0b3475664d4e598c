using CloudMgmt.OpenApi;

namespace CloudMgmt.ClientModel;

/// <summary>Reads what the methods of an operation take and give.</summary>
internal sealed class OperationReader(Schemas schemas, TypeMapper types)
{
    /// <summary>The operations of a document with their names; what they take and give is read later, when the types have theirs.</summary>
    public static IReadOnlyList<OperationName> List(Schemas schemas, string client)
    {
        var names = new OperationNames(client);
        return
        [
            .. from path in schemas.Document.Root.Map("paths").Maps()
               let item = schemas.Resolve(path.Value)
               where item is not null
               from method in OperationNames.Methods
               let operation = item.Map(method)
               where operation is not null
               let name = names.Next(operation.Text("operationId"), method, path.Key)
               select new OperationName(name, method.ToUpperInvariant(), path.Key, operation, item),
        ];
    }

    public ClientOperation Read(OperationName operation)
    {
        var names = new MemberNames(operation.Name);
        var members = Parameters(operation).Select(parameter => Parameter(parameter, operation, names)).ToList();
        members = [.. members.OrderBy(member => !member.IsRequired)];
        var mediaType = AddBody(operation, names, members);
        return new ClientOperation(operation, members, mediaType, Responses(operation));
    }

    // Those of the path come first, but the operation may replace them.
    private IEnumerable<MapNode> Parameters(OperationName operation)
    {
        var own = Parameters(operation.Node).ToList();
        var shared = Parameters(operation.Item)
            .Where(s => !own.Any(o => o.Text("name") == s.Text("name") && o.Text("in") == s.Text("in")));
        return shared.Concat(own);
    }

    private IEnumerable<MapNode> Parameters(MapNode owner)
        => (owner.List("parameters")?.Items ?? []).Select(schemas.Resolve).OfType<MapNode>();

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
        // A parameter described by a media type carries text that the caller has serialized.
        var isText = parameter.Map("content") is not null;
        var type = isText ? CSharpType.Of("string") : types.Of(parameter["schema"], operation, CSharpType.PassedList);
        return new Member(names.Next(name, "Parameter", isRequired), name, type, parameter)
        {
            Schema = isText ? null : parameter["schema"],
            Place = place,
            Style = isText ? null : Style(parameter, place),
            IsRequired = isRequired,
            IsObsolete = !isRequired && parameter.Flag("deprecated"),
        };
    }

    private string? Style(MapNode parameter, MemberPlace place)
    {
        var style = parameter.Text("style");
        if (style == "deepObject")
            return "DeepObject";
        var isExploded = parameter.Has("explode") ? parameter.Flag("explode") : style is null or "form";
        if (place != MemberPlace.Query || isExploded || schemas.Follow(parameter["schema"]) is not { } schema
            || schemas.Of(schema).Type is not ("array" or "object"))
        {
            return null;
        }

        return style switch { "spaceDelimited" => "Space", "pipeDelimited" => "Pipe", _ => "Comma" };
    }

    /// <summary>Chooses one media type, and how it is sent: as JSON, as the fields of a form, as text or as bytes.</summary>
    /// <returns>The media type.</returns>
    private string? AddBody(OperationName operation, MemberNames names, List<Member> members)
    {
        if (schemas.Resolve(operation.Node["requestBody"]) is not { } body
            || body.Map("content") is not { Entries.Count: > 0 } content)
        {
            return null;
        }

        var (mediaType, media) = content.Entries.MinBy(entry => MediaTypes.Preference(entry.Key));
        var schema = (media as MapNode)?["schema"];
        var count = members.Count;
        if (MediaTypes.IsForm(mediaType))
            members.AddRange(Fields(schema, names));
        if (members.Count > count)
            return mediaType;
        var isRequired = body.Flag("required");
        var kind = MediaTypes.KindOf(mediaType);
        var type = kind switch
        {
            BodyKind.Json => types.Of(schema, operation, CSharpType.PassedList),
            BodyKind.Text => CSharpType.Of("string"),
            _ => CSharpType.Of("Stream"),
        };
        var name = isRequired ? "body" : "Body";
        members.Add(new Member(name, "", type, body) { Schema = schema, Place = MemberPlace.Body, IsRequired = isRequired });
        return mediaType.Contains('*', StringComparison.Ordinal) ? MediaTypes.OfKind(kind) : mediaType;
    }

    private IEnumerable<Member> Fields(Node? schema, MemberNames names)
    {
        if (schemas.Follow(schema) is not { Reference: null } target
            || schemas.Of(target) is not { Kind: not SchemaFormKind.Any } form)
        {
            yield break;
        }

        var required = form.Required.ToHashSet();
        foreach (var (name, node) in form.Properties)
        {
            if (node is not MapNode field)
                continue;
            var isRequired = required.Contains(name);
            yield return new Member(names.Next(name, "Field", isRequired), name, types.OfField(field), field)
            {
                Place = MemberPlace.Field,
                IsRequired = isRequired,
                IsObsolete = !isRequired && field.Flag("deprecated"),
            };
        }
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
               select Response(operation, status, node, status.StartsWith('2') || (status == ClientResponse.Default && !hasSuccess)))
               // A range comes after its statuses, and the default after all.
               .OrderBy(response => response.Status, StringComparer.Ordinal),
        ];
    }

    private ClientResponse Response(OperationName operation, string status, MapNode response, bool isSuccess)
    {
        if (operation.Method == "HEAD" || status is "204" or "205"
            || response.Map("content") is not { Entries.Count: > 0 } content)
        {
            return new(status, response, isSuccess, BodyKind.None, Type: null, []);
        }

        if (content.Entries.FirstOrDefault(entry => MediaTypes.IsJson(entry.Key)) is { Key: { } json, Value: var media })
            return new(status, response, isSuccess, BodyKind.Json, types.Of((media as MapNode)?["schema"], operation), [json]);
        var (kind, type) = content.Entries.All(entry => MediaTypes.IsPlainText(entry.Key))
            ? (BodyKind.Text, "string") : (BodyKind.Stream, "Stream");
        return new(status, response, isSuccess, kind, CSharpType.Of(type), [.. content.Entries.Select(entry => entry.Key)]);
    }
}
