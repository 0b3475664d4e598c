using System.Text.Json.Nodes;
using CloudMgmt.CodeGeneration;
using CloudMgmt.ContractDiff.Tests.Generation;
using CloudMgmt.OpenApi.Processes;
using NUnit.Framework;

namespace CloudMgmt.Templates.Tests;

/// <summary>NSwag prints the types of a large client in several goes.</summary>
internal sealed class LargeClientTests
{
    // Of types in one go.
    private const int Most = 1_250;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly Api Api = new("large", "large.json", "CloudMgmt.Large", "LargeClient", Foreign: true);

    [TestCase(Most, 1)]
    [TestCase(Most + 1, 2)]
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

    [Test]
    public void What_ends_last_may_still_be_first()
    {
        using var root = Root(Most + 1);
        var second = new TaskCompletionSource();
        var nswag = new ControlledNSwag(root.Path, (isFirst, print, _) =>
        {
            if (isFirst)
                second.Task.WaitAsync(Patience).GetAwaiter().GetResult();
            var result = print();
            if (!isFirst)
                second.SetResult();
            return result;
        });

        Assert.That(Generate(root, nswag), Is.EqualTo(Generate(root, new NSwagInProcess())));
    }

    [Test]
    public void A_go_that_fails_ends_the_next_one()
    {
        using var root = Root(Most + 1);
        var isEnded = false;
        var nswag = new ControlledNSwag(root.Path, (isFirst, _, cancellation) =>
        {
            if (!isFirst)
                isEnded = cancellation.WaitHandle.WaitOne(Patience);
            return new(1, isFirst ? "the reason" : "ended", "");
        });

        Assert.That(
            () => Generate(root, nswag),
            Throws.TypeOf<ProblemException>().With.Message.EqualTo(
                "large.json: error CMG024: NSwag failed on this spec (exit code 1): the reason"));
        Assert.That(isEnded);
        Assert.That(Directory.EnumerateFileSystemEntries(new Repository(root.Path).WorkFolder), Is.Empty);
    }

    [Test]
    public void A_go_that_fails_after_another_is_told()
    {
        using var root = Root(Most + 1);
        var nswag = new ControlledNSwag(root.Path, (isFirst, print, _) => isFirst ? print() : new(1, "the reason", ""));

        Assert.That(() => Generate(root, nswag), Throws.TypeOf<ProblemException>().With.Message.Contains("the reason"));
        Assert.That(Directory.EnumerateFileSystemEntries(new Repository(root.Path).WorkFolder), Is.Empty);
    }

    private static TestRoot Root(int types)
    {
        var root = new TestRoot();
        root.Write(Api.Spec, Document(types).ToJsonString());
        return root;
    }

    private static IReadOnlyDictionary<string, string> Generate(TestRoot root, INSwag nswag)
    {
        var generator = new Generator(new Repository(root.Path), nswag);
        return generator.Generate(Api, generator.Prepare(Api)).Sources;
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

    /// <summary>An NSwag that a test decides about: whether this is the first document, what prints it, and who cancels that.</summary>
    private sealed class ControlledNSwag(string root, Func<bool, Func<ProcessResult>, CancellationToken, ProcessResult> run) : INSwag
    {
        private readonly NSwagInProcess _nswag = new();

        public string Version => _nswag.Version;

        public ProcessResult Run(string configuration, string variables, CancellationToken cancellation)
        {
            var input = variables.Split(',').Single(variable => variable.StartsWith("Input=", StringComparison.Ordinal))["Input=".Length..];
            // Only the first has operations.
            var isFirst = JsonNode.Parse(File.ReadAllText(Path.Combine(root, input)))!["paths"]!.AsObject().Count > 0;
            return run(isFirst, () => _nswag.Run(configuration, variables, cancellation), cancellation);
        }
    }
}
