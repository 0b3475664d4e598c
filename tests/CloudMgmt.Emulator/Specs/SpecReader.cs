using CloudMgmt.OpenApi;

namespace CloudMgmt.Emulator.Specs;

/// <summary>Reads the operations of a document.</summary>
internal sealed class SpecReader(SpecDocument document)
{
    private static readonly HashSet<string> Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    public IReadOnlyList<SpecOperation> ReadOperations() =>
    [
        .. from path in document.Root.Map("paths").Maps()
           let item = document.Resolve(path.Value)
           from member in item.Maps()
           where Methods.Contains(member.Key)
           select ReadOperation(path.Key, item, member.Key, member.Value),
    ];

    private SpecOperation ReadOperation(string path, MapNode pathItem, string method, MapNode operation) => new()
    {
        Id = operation.Text("operationId") ?? throw new InvalidOperationException($"{method} {path} has no operationId."),
        Method = method.ToUpperInvariant(),
        Path = new PathTemplate(path),
        Parameters = [.. Items(pathItem, "parameters").Concat(Items(operation, "parameters")).Select(ReadParameter)],
        Body = operation["requestBody"] is { } body ? ReadBody(document.Resolve(body)) : null,
        Responses = operation.Map("responses").Maps().ToDictionary(pair => pair.Key, pair => ReadContent(document.Resolve(pair.Value))),
        AllowsAnonymous = AllowsAnonymous(operation["security"] ?? document.Root["security"]),
    };

    private SpecParameter ReadParameter(Node node)
    {
        var parameter = document.Resolve(node);
        var place = Enum.Parse<ParameterPlace>(parameter.Text("in")!, ignoreCase: true);
        // OpenAPI: the style form, which is the default in the query, explodes unless it says otherwise.
        var explode = parameter.Has("explode") ? parameter.Flag("explode") : place is ParameterPlace.Query or ParameterPlace.Cookie;
        return new(parameter.Text("name")!, place, parameter.Flag("required"), explode, document.Schema(parameter["schema"]!));
    }

    private SpecBody ReadBody(MapNode body) => new(body.Flag("required"), ReadContent(body));

    private SpecContent ReadContent(MapNode holder) => new(
        (holder.Map("content")?.Entries ?? []).ToDictionary(pair => pair.Key, pair => pair.Value is MapNode media && media["schema"] is { } schema ? document.Schema(schema) : null));

    private static IReadOnlyList<Node> Items(MapNode holder, string keyword) => holder.List(keyword)?.Items ?? [];

    private static bool AllowsAnonymous(Node? security)
        => security is not ListNode { Items.Count: > 0 } alternatives || alternatives.Items.Any(alternative => alternative is MapNode { Entries.Count: 0 });
}
