using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CloudMgmt.ClientModel;
using CloudMgmt.CodeGeneration;
using CloudMgmt.OpenApi;

namespace CloudMgmt.TestSupport.Documents;

/// <summary>What the document of an API says of its client.</summary>
internal static class DocumentedApi
{
    private static readonly ConcurrentDictionary<string, Client> Clients = new();

    public static Client Client(string api) => Clients.GetOrAdd(api, Read);

    /// <summary>An answer of success with all that the document describes.</summary>
    public static JsonNode Answer(string api, string operationId)
    {
        var client = Client(api);
        var success = client.Operations.Single(operation => operation.Name == operationId).Successes[0];
        var content = success.Node.Map("content").Map("application/json");
        return new SchemaExamples(client.Schemas.Document, isRequest: false).Of(content!["schema"])!;
    }

    private static Client Read(string name)
    {
        var repository = new Repository(Root(AppContext.BaseDirectory));
        var api = repository.Select([name]).Single();
        return new Client(Spec.Load(repository, api.Spec, api.Overlay).Document, api.Client, hasCredentials: api.Foreign);
    }

    private static string Root(string folder)
        => File.Exists(Path.Combine(folder, "build", "apis.json")) ? folder : Root(Path.GetDirectoryName(folder)!);
}
