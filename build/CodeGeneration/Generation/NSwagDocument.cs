using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CloudMgmt.ClientModel;

namespace CloudMgmt.CodeGeneration;

/// <summary>
/// Writes a client as the document that NSwag prints: flat, in OpenAPI 3.0, with a name for every schema that becomes a type, whatever
/// the original was like, and with no name but those that the model gives: what a document calls its parts is none of NSwag's business,
/// which has ideas of its own about some names. All that the templates put into the code is in one extension of the document, of each
/// operation and of each schema. The rest is there for NSwag to go by, and to say which types it would have made of it.
/// </summary>
internal static class NSwagDocument
{
    /// <summary>The extension that the templates read.</summary>
    public const string Extension = "x-cs";

    // NSwag prints a union by the template of classes, which has to see that it is none.
    private const string UnionExtension = "x-cs-union";

    private const string SchemaPrefix = "#/components/schemas/";

    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static JsonObject Write(Client client) => new()
    {
        ["openapi"] = "3.0.3",
        ["info"] = new JsonObject { ["title"] = client.Name, ["version"] = "1" },
        [Extension] = Print(PrintedClient.Of(client)),
        ["paths"] = Paths(client),
        ["components"] = new JsonObject { ["schemas"] = Map(client.Models, type => type.Name, type => Schema(client, type)) },
    };

    private static JsonNode? Print<T>(T printed) => JsonSerializer.SerializeToNode(printed, Options);

    // As they stand in the document, which is not the order of their names.
    private static JsonObject Paths(Client client)
        => Map(
            client.Operations.GroupBy(operation => operation.Path)
                .SelectMany(path => path.OrderBy(operation => (operation.Node.Line, operation.Node.Column))),
            operation => "/" + operation.Name,
            operation => new JsonObject { [operation.Method.ToLowerInvariant()] = Operation(client, operation) });

    private static JsonObject Operation(Client client, ClientOperation operation)
    {
        var parameters = operation.Members.Where(member => member.Place is not (MemberPlace.Field or MemberPlace.Body));
        var result = new JsonObject
        {
            ["operationId"] = operation.Name,
            [Extension] = Print(PrintedOperation.Of(client, operation)),
            ["parameters"] = new JsonArray([.. parameters.Select(Parameter)]),
            ["responses"] = Map(
                operation.Responses,
                response => response.Status,
                response => Content(response.Body == BodyKind.Json ? response.Type : null)),
        };
        if (operation.Body is { } body && MediaTypes.IsJson(operation.MediaType!))
            result["requestBody"] = Content(body.Type);
        return result;
    }

    private static JsonNode Parameter(Member parameter) => new JsonObject
    {
        ["name"] = parameter.Name,
        ["in"] = parameter.Place.ToString().ToLowerInvariant(),
        ["required"] = parameter.IsRequired,
        ["schema"] = Schema(parameter.Type),
    };

    private static JsonObject Content(CSharpType? type)
    {
        var holder = new JsonObject { ["description"] = "" };
        if (type is not null)
            holder["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = Schema(type) } };
        return holder;
    }

    private static JsonObject Schema(Client client, ModelType type)
    {
        if (type.IsEnum)
        {
            return new JsonObject
            {
                ["type"] = type.Kind == ModelKind.TextEnum ? "string" : "integer",
                ["enum"] = new JsonArray(
                    [.. type.Values.Select(value => (JsonNode)(type.Kind == ModelKind.TextEnum ? value.Name : value.Value))]),
                ["x-enumNames"] = new JsonArray([.. type.Values.Select(value => (JsonNode)value.Name)]),
                [Extension] = Print(PrintedEnum.Of(client, type)),
            };
        }

        if (type.Kind == ModelKind.Union)
        {
            return new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject(),
                [UnionExtension] = Print(PrintedUnion.Of(client, type)),
            };
        }

        var properties = Map(type.Properties, property => property.Name, property => Schema(property.Type));
        var own = new JsonObject { ["type"] = "object", ["properties"] = properties };
        var schema = type.Base is { } parent ? new JsonObject { ["allOf"] = new JsonArray(Reference(parent), own) } : own;
        schema[Extension] = Print(PrintedClass.Of(client, type));
        return schema;
    }

    /// <summary>A schema of which NSwag makes the type.</summary>
    private static JsonObject Schema(CSharpType type) => type switch
    {
        { Model: { } model } => Reference(model),
        { Element: not null, Name: CSharpType.Map } => new() { ["type"] = "object", ["additionalProperties"] = Element(type) },
        { Element: not null } => new() { ["type"] = "array", ["items"] = Element(type) },
        _ => type.Name switch
        {
            "string" => Scalar("string"),
            "DateTimeOffset" => Scalar("string", "date-time"),
            "byte[]" => Scalar("string", "byte"),
            "int" => Scalar("integer", "int32"),
            "long" => Scalar("integer", "int64"),
            "float" => Scalar("number", "float"),
            "double" => Scalar("number", "double"),
            "decimal" => Scalar("number", "decimal"),
            "bool" => Scalar("boolean"),
            _ => [],
        },
    };

    private static JsonObject Element(CSharpType collection)
    {
        var schema = Schema(collection.Element!);
        if (!collection.HasNullableElements)
            return schema;
        if (collection.Element!.Model is not null)
            return new() { ["nullable"] = true, ["oneOf"] = new JsonArray(schema) };
        schema["nullable"] = true;
        return schema;
    }

    private static JsonObject Reference(ModelType type) => new() { ["$ref"] = SchemaPrefix + type.Name };

    private static JsonObject Scalar(string type, string? format = null)
    {
        var schema = new JsonObject { ["type"] = type };
        if (format is not null)
            schema["format"] = format;
        return schema;
    }

    private static JsonObject Map<T>(IEnumerable<T> items, Func<T, string> key, Func<T, JsonNode> value)
        => new(items.Select(item => KeyValuePair.Create(key(item), (JsonNode?)value(item))));
}
