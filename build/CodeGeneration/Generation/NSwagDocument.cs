using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CloudMgmt.ClientModel;

namespace CloudMgmt.CodeGeneration;

/// <summary>
/// Writes a client as the documents that NSwag prints: flat, with a name for every schema that becomes a type, whatever the original was
/// like, and with no name but those that the model gives: what a document calls its parts is none of NSwag's business, which has ideas of
/// its own about some names. All that the templates put into the code is in one extension of the document, of each operation and of each
/// schema; the rest is what NSwag needs to come to them.
/// </summary>
internal static class NSwagDocument
{
    /// <summary>The extension that the templates read.</summary>
    public const string Extension = "x-cs";

    // NSwag prints a union by the template of classes, which has to see that it is none.
    private const string UnionExtension = "x-cs-union";

    // NSwag holds all that it prints nine times over before it writes it.
    private const int MostTypes = 2_500;

    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <returns>The documents, whose code together is the client: one, unless it is a large client.</returns>
    public static IEnumerable<JsonObject> Write(Client client)
    {
        var first = Document(client, client.Models.Take(MostTypes), Paths(client));
        first[Extension] = Print(PrintedClient.Of(client));
        return client.Models.Skip(MostTypes).Chunk(MostTypes).Select(types => Document(client, types, [])).Prepend(first);
    }

    private static JsonObject Document(Client client, IEnumerable<ModelType> types, JsonObject paths) => new()
    {
        ["openapi"] = "3.0.3",
        ["info"] = new JsonObject { ["title"] = client.Name, ["version"] = "1" },
        ["paths"] = paths,
        ["components"] = new JsonObject { ["schemas"] = Map(types, type => type.Name, type => Schema(client, type)) },
    };

    private static JsonNode? Print<T>(T printed) => JsonSerializer.SerializeToNode(printed, Options);

    // As they stand in the document, which is not the order of their names.
    private static JsonObject Paths(Client client)
        => Map(
            client.Operations.GroupBy(operation => operation.Path)
                .SelectMany(path => path.OrderBy(operation => (operation.Node.Line, operation.Node.Column))),
            operation => "/" + operation.Name,
            operation => new JsonObject { [Method(operation)] = Operation(client, operation) });

    // What NSwag does not know prints as what it does.
    private static string Method(ClientOperation operation)
        => operation.Method.ToLowerInvariant() is var method && method != "query" && OperationNames.Methods.Contains(method)
            ? method : "post";

    private static JsonObject Operation(Client client, ClientOperation operation) => new()
    {
        ["operationId"] = operation.Name,
        [Extension] = Print(PrintedOperation.Of(client, operation)),
        ["responses"] = new JsonObject(),
    };

    private static JsonObject Schema(Client client, ModelType type) => type switch
    {
        // It is the template of enumerations that prints a schema with values, whatever they are.
        { IsEnum: true } => new() { ["type"] = "string", ["enum"] = new JsonArray(""), [Extension] = Print(PrintedEnum.Of(client, type)) },
        { Kind: ModelKind.Union } => Object(UnionExtension, Print(PrintedUnion.Of(client, type))),
        _ => Object(Extension, Print(PrintedClass.Of(client, type))),
    };

    // Without properties it would be a map.
    private static JsonObject Object(string extension, JsonNode? printed)
        => new() { ["type"] = "object", ["properties"] = new JsonObject(), [extension] = printed };

    private static JsonObject Map<T>(IEnumerable<T> items, Func<T, string> key, Func<T, JsonNode> value)
        => new(items.Select(item => KeyValuePair.Create(key(item), (JsonNode?)value(item))));
}
