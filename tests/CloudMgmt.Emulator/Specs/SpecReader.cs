using System.Text.Json.Nodes;

namespace CloudMgmt.Emulator.Specs;

/// <summary>Reads the operations of a document.</summary>
internal sealed class SpecReader(SpecDocument document, JsonObject root)
{
    private static readonly HashSet<string> Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    public IReadOnlyList<SpecOperation> ReadOperations()
    => [
        .. from path in (JsonObject)root["paths"]!
           from member in (JsonObject)path.Value!
           where Methods.Contains(member.Key)
           select ReadOperation(path.Key, (JsonObject)path.Value!, member.Key, (JsonObject)member.Value!),
    ];

    private SpecOperation ReadOperation(string path, JsonObject pathItem, string method, JsonObject operation) => new()
    {
        Id = operation.Text("operationId") ?? throw new InvalidOperationException($"{method} {path} has no operationId."),
        Method = method.ToUpperInvariant(),
        Path = new PathTemplate(path),
        Parameters = [.. Items(pathItem["parameters"]).Concat(Items(operation["parameters"])).Select(ReadParameter)],
        Body = operation["requestBody"] is { } body ? ReadBody(document.Resolve(body)) : null,
        Responses = ((JsonObject)operation["responses"]!).ToDictionary(pair => pair.Key, pair => ReadContent(document.Resolve(pair.Value!))),
        AllowsAnonymous = AllowsAnonymous(operation["security"] ?? root["security"]),
    };

    private SpecParameter ReadParameter(JsonNode node)
    {
        var parameter = document.Resolve(node);
        var place = Enum.Parse<ParameterPlace>(parameter.Text("in")!, ignoreCase: true);
        // OpenAPI: the style form, which is the default in the query, explodes unless it says otherwise.
        var explode = parameter.Flag("explode", place is ParameterPlace.Query or ParameterPlace.Cookie);
        return new(parameter.Text("name")!, place, parameter.Flag("required"), explode, document.Schema(parameter["schema"]!));
    }

    private SpecBody ReadBody(JsonObject body) => new(body.Flag("required"), ReadContent(body));

    private SpecContent ReadContent(JsonObject holder) => new(
        holder["content"] is JsonObject content
            ? content.ToDictionary(pair => pair.Key, pair => pair.Value?["schema"] is { } schema ? document.Schema(schema) : null)
            : []);

    private static IEnumerable<JsonNode> Items(JsonNode? list) => list is JsonArray items ? items.Select(item => item!) : [];

    private static bool AllowsAnonymous(JsonNode? security)
        => security is not JsonArray { Count: > 0 } alternatives || alternatives.Any(alternative => alternative is JsonObject { Count: 0 });
}
