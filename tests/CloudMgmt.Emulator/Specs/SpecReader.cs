using CloudMgmt.OpenApi;

namespace CloudMgmt.Emulator.Specs;

/// <summary>Reads the operations of a document.</summary>
internal sealed class SpecReader(SpecDocument document)
{
    private static readonly HashSet<string> Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    private static readonly string[] HeadersOfTheirOwn = ["Accept", "Authorization", "Content-Type"];

    public IReadOnlyList<SpecOperation> ReadOperations()
    {
        var operations =
            (from path in document.Root.Map("paths").Maps()
             let item = document.Resolve(path.Value)
             from member in item.Maps()
             where Methods.Contains(member.Key)
             select ReadOperation(path.Key, item, member.Key, member.Value)).ToList();
        var shared = operations.GroupBy(operation => operation.Id).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        return [.. operations.Select(operation => shared.Contains(operation.Id) ? operation with { Id = operation.Address } : operation)];
    }

    private SpecOperation ReadOperation(string path, MapNode pathItem, string method, MapNode operation) => new()
    {
        Id = operation.Text("operationId") ?? $"{method.ToUpperInvariant()} {path}",
        Method = method.ToUpperInvariant(),
        Path = new PathTemplate(path),
        // Those of the operation replace those of the path.
        Parameters =
        [
            .. Items(operation, "parameters").Concat(Items(pathItem, "parameters")).Select(document.Resolve)
                .DistinctBy(parameter => (parameter.Text("name"), parameter.Text("in"))).Select(ReadParameter).OfType<SpecParameter>(),
        ],
        Body = operation["requestBody"] is { } body ? ReadBody(document.Resolve(body)) : null,
        Responses = operation.Map("responses").Maps().Where(pair => !pair.Key.StartsWith("x-", StringComparison.Ordinal))
            .ToDictionary(
                pair => pair.Key == "default" ? pair.Key : pair.Key.ToUpperInvariant(), pair => ReadContent(document.Resolve(pair.Value))),
        AllowsAnonymous = AllowsAnonymous(operation["security"] ?? document.Root["security"]),
    };

    /// <summary>Reads a parameter; what is in no place that is known, or said in another way, is none.</summary>
    private SpecParameter? ReadParameter(MapNode parameter)
    {
        if (parameter.Text("name") is not { } name || !Enum.TryParse<ParameterPlace>(parameter.Text("in"), ignoreCase: true, out var place)
            || (place == ParameterPlace.Header && HeadersOfTheirOwn.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            return null;
        }

        // OpenAPI: the style form, which is the default in the query, explodes unless it says otherwise.
        var explode = parameter.Has("explode") ? parameter.Flag("explode") : place is ParameterPlace.Query or ParameterPlace.Cookie;
        return new(name, place, parameter.Flag("required"), explode, PlainSchema(parameter));
    }

    private Schema? PlainSchema(MapNode parameter)
    {
        if (parameter["schema"] is not { } node || parameter.Text("style") is not (null or "form" or "simple"))
            return null;
        var schema = document.Schema(node);
        return IsScalar(schema) || (schema is { WholeType: "array", WholeItems: { } items } && IsScalar(items)) ? schema : null;
    }

    private static bool IsScalar(Schema schema) => schema.WholeType is "string" or "integer" or "number" or "boolean";

    private SpecBody ReadBody(MapNode body) => new(body.Flag("required"), ReadContent(body));

    private SpecContent ReadContent(MapNode holder)
    {
        var content = (holder.Map("content")?.Entries ?? [])
            .Select(pair => (MediaType: pair.Key.Split(';')[0].Trim().ToLowerInvariant(), Media: pair.Value as MapNode))
            .DistinctBy(pair => pair.MediaType).ToList();
        return new(
            content.ToDictionary(pair => pair.MediaType, pair => pair.Media?["schema"] is { } schema ? document.Schema(schema) : null),
            content.SelectMany(pair => ExamplesOf(pair.Media).Select(example => (pair.MediaType, Example: example)))
                .ToLookup(pair => pair.MediaType, pair => pair.Example));
    }

    private IEnumerable<Node> ExamplesOf(MapNode? media)
    {
        if (media?["example"] is { } only)
            yield return only;
        foreach (var (_, example) in media.Map("examples").Maps())
        {
            if (document.Resolve(example)["value"] is { } value)
                yield return value;
        }
    }

    private static IReadOnlyList<Node> Items(MapNode holder, string keyword) => holder.List(keyword)?.Items ?? [];

    private static bool AllowsAnonymous(Node? security)
        => security is not ListNode { Items.Count: > 0 } alternatives
            || alternatives.Items.Any(alternative => alternative is MapNode { Entries.Count: 0 });
}
