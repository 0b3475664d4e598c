using System.Collections.Concurrent;
using SharpYaml.Serialization;

namespace CloudMgmt.TestSupport.Contracts;

/// <summary>
/// Reads the operations of a document under specs/, without any code of the generator, the clients or the emulator, and by another
/// parser.
/// </summary>
public static class SpecDocument
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    private static readonly ConcurrentDictionary<string, IReadOnlyList<SpecOperation>> Read = new();

    /// <summary>The operations of an API (<c>helios</c>) in the order of its document, which is read once.</summary>
    public static IReadOnlyList<SpecOperation> Operations(string api) => Read.GetOrAdd(api, ReadOperations);

    private static IReadOnlyList<SpecOperation> ReadOperations(string api)
    {
        using var text = File.OpenText(Path.Combine(AppContext.BaseDirectory, "specs", api + ".yaml"));
        var yaml = new YamlStream();
        yaml.Load(text);
        return [.. Operations(new SpecNode(yaml.Documents.Single().RootNode))];
    }

    private static IEnumerable<SpecOperation> Operations(SpecNode root)
        => from path in root["paths"].Entries
           from operation in path.Value.Entries
           where Methods.Contains(operation.Key)
           select Operation(operation.Key, path.Key, operation.Value);

    private static SpecOperation Operation(string method, string path, SpecNode operation) => new()
    {
        OperationId = operation["operationId"].Text,
        DocumentedName = operation["x-documented-name"].Text,
        Method = method.ToUpperInvariant(),
        Path = path,
        Parameters = [.. operation["parameters"].Items.Select(Parameter)],
        Body = operation["requestBody"].Exists ? Json(operation["requestBody"]) : null,
        BodyRequired = operation["requestBody"]["required"].Text == "true",
        IsIdempotent = bool.TryParse(operation["x-idempotent"].Text, out var isIdempotent) ? isIdempotent : null,
        Responses = [.. operation["responses"].Entries.Select(response => Response(response.Key, response.Value))],
    };

    private static ParameterRow Parameter(SpecNode parameter)
        => new(
            parameter["in"].Text,
            parameter["name"].Text,
            SpecType.Of(parameter["schema"]).Documented,
            parameter["required"].Text == "true");

    private static SpecResponse Response(string code, SpecNode response)
        => new(code, [.. response["content"].Entries.Select(content => content.Key)], Json(response));

    private static SpecType Json(SpecNode message)
    {
        var schema = message["content"]["application/json"]["schema"];
        return schema.Exists ? SpecType.Of(schema) : SpecType.None;
    }
}
