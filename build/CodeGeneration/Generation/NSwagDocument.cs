using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CloudMgmt.ClientModel;
using CloudMgmt.OpenApi;

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

    // NSwag holds all that it prints nine times over before it writes it, and takes half a second to begin.
    private const int MostTypes = 1_250;

    /// <returns>
    /// The documents, in UTF-8, whose code together is the client: one, unless it is a large client. Each is written when it is asked for.
    /// </returns>
    public static IReadOnlyList<Lazy<byte[]>> Write(Client client)
    {
        var others = client.Models.Skip(MostTypes).Chunk(MostTypes).Select(types => Utf8(() => Document(client, types, [])));
        return [Utf8(() => First(client)), .. others];
    }

    private static Lazy<byte[]> Utf8(Func<JsonObject> document) => new(() => JsonSerializer.SerializeToUtf8Bytes(document()));

    private static JsonObject First(Client client)
    {
        var document = Document(client, client.Models.Take(MostTypes), Paths(client));
        document[Extension] = Print(PrintedClient.Of(client), PrintedJson.Default.PrintedClient);
        return document;
    }

    private static JsonObject Document(Client client, IEnumerable<ModelType> types, JsonObject paths) => new()
    {
        ["openapi"] = "3.0.3",
        ["info"] = new JsonObject { ["title"] = client.Name, ["version"] = "1" },
        ["paths"] = paths,
        ["components"] = new JsonObject { ["schemas"] = Map(types, type => type.Name, type => Schema(client, type)) },
    };

    private static JsonNode? Print<T>(T printed, JsonTypeInfo<T> form) => JsonSerializer.SerializeToNode(printed, form);

    // As they stand in the document, which is not the order of their names.
    private static JsonObject Paths(Client client)
        => Map(
            client.Operations.GroupBy(operation => operation.Path)
                .SelectMany(path => path.OrderBy(operation => (operation.Node.Line, operation.Node.Column))),
            operation => "/" + operation.Name,
            operation => new JsonObject { [Method(operation)] = Operation(client, operation) });

    // What NSwag does not know prints as what it does.
    private static string Method(ClientOperation operation)
        => operation.Method.ToLowerInvariant() is var method && method != "query" && PathItem.Methods.Contains(method)
            ? method : "post";

    private static JsonObject Operation(Client client, ClientOperation operation) => new()
    {
        ["operationId"] = operation.Name,
        [Extension] = Print(PrintedOperation.Of(client, operation), PrintedJson.Default.PrintedOperation),
        ["responses"] = new JsonObject(),
    };

    private static JsonObject Schema(Client client, ModelType type) => type switch
    {
        // It is the template of enumerations that prints a schema with values, whatever they are.
        { IsEnum: true } => new()
        {
            ["type"] = "string",
            ["enum"] = new JsonArray(""),
            [Extension] = Print(PrintedEnum.Of(client, type), PrintedJson.Default.PrintedEnum),
        },
        { Kind: ModelKind.Union } => Object(UnionExtension, Print(PrintedUnion.Of(client, type), PrintedJson.Default.PrintedUnion)),
        _ => Object(Extension, Print(PrintedClass.Of(client, type), PrintedJson.Default.PrintedClass)),
    };

    // Without properties it would be a map.
    private static JsonObject Object(string extension, JsonNode? printed)
        => new() { ["type"] = "object", ["properties"] = new JsonObject(), [extension] = printed };

    private static JsonObject Map<T>(IEnumerable<T> items, Func<T, string> key, Func<T, JsonNode> value)
        => new(items.Select(item => KeyValuePair.Create(key(item), (JsonNode?)value(item))));
}

/// <summary>How what the templates print is written as JSON: by generated code, since reflection takes longer than the writing.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PrintedClient))]
[JsonSerializable(typeof(PrintedOperation))]
[JsonSerializable(typeof(PrintedClass))]
[JsonSerializable(typeof(PrintedUnion))]
[JsonSerializable(typeof(PrintedEnum))]
internal sealed partial class PrintedJson : JsonSerializerContext;
