using System.Text.Json.Nodes;
using CloudMgmt.CodeGeneration;
using NUnit.Framework;

namespace CloudMgmt.Templates.Tests;

/// <summary>NSwag prints the types of a large client in several goes.</summary>
internal sealed class LargeClientTests
{
    private static readonly Api Api = new("large", "large.json", "CloudMgmt.Large", "LargeClient", Foreign: true);

    [TestCase(2_500, 1)]
    [TestCase(2_501, 2)]
    public void A_client_of_many_types_is_whole(int types, int documents)
    {
        var api = new CompiledApi(Api, new Dictionary<string, string> { [Api.Spec] = Document(types).ToJsonString() });

        Assert.That(api.Prepare().Documents, Has.Count.EqualTo(documents));
        Assert.That(
            api.Sources.Keys.Where(file => file.StartsWith("Models/", StringComparison.Ordinal)),
            Is.EquivalentTo(Enumerable.Range(0, types).Select(number => $"Models/Thing{number}.g.cs")));
        Assert.That(
            api.Sources.Keys.Where(file => !file.StartsWith("Models/", StringComparison.Ordinal)),
            Is.EquivalentTo(["ILargeClient.g.cs", "LargeClient.g.cs", "LargeClientOptions.g.cs", "Options/ReadOptions.g.cs"]));
        Assert.That(api.Sources["LargeClient.g.cs"], Does.Contain("ReadAsync(").And.Not.Contain("Thing0Async"));
    }

    // What counts is how many types there are.
    private static JsonObject Document(int types) => new()
    {
        ["openapi"] = "3.0.3",
        ["info"] = new JsonObject { ["title"] = "Large", ["version"] = "1" },
        ["paths"] = new JsonObject
        {
            ["/things"] = new JsonObject
            {
                ["get"] = new JsonObject
                {
                    ["operationId"] = "read",
                    ["responses"] = new JsonObject { ["204"] = new JsonObject { ["description"] = "Nothing." } },
                },
            },
        },
        ["components"] = new JsonObject
        {
            ["schemas"] = new JsonObject(Enumerable.Range(0, types).Select(Thing)),
        },
    };

    private static KeyValuePair<string, JsonNode?> Thing(int number)
        => KeyValuePair.Create($"Thing{number}", (JsonNode?)new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { ["id"] = new JsonObject { ["type"] = "string" } },
        });
}
