using System.Text.Json.Nodes;
using CloudMgmt.CodeGeneration;
using CloudMgmt.Core;
using CloudMgmt.OpenApi;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NUnit.Framework;

namespace CloudMgmt.Templates.Tests;

/// <summary>Whatever a document holds, it is refused in words or becomes code that does what the document says, and nothing else.</summary>
internal sealed class HostileTests
{
    private const int Documents = 150;
    private const int Compiled = 3;

    // Enough of them that whatever grows with their combinations would not end.
    private const int Entangled = 100;

    private static readonly Api Api = new("hostile", "hostile.json", "CloudMgmt.Hostile", "HostileClient", Foreign: true);

    /// <summary>What would end a comment, a literal, a template or a file, if it could.</summary>
    private static readonly string[] Payloads =
    [
        "*/ } public class Injected { } /*", "\"); Attack(); (\"", "\n}\npublic class Injected { }\n", "a\u2028public class Injected { }",
        "a\u0085public class Injected { }", "a\rpublic class Injected { }", "a\n//:file ../../Injected.g.cs\npublic class Injected { }",
        "{{ Class }}{% template File %}", "</summary><Injected/>", "]]>&\0\uFFFE\uFFFF", "\u202Egnp.exe", "\\\"; Attack(); //", "$ref",
        "2020-01-01T00:00:00Z", "@class", "#/components/schemas/Injected", "é漢", "{0}", "",
    ];

    [Test]
    public void Nothing_gets_out_of_its_place([ValueSource(nameof(Payloads))] string payload)
    {
        var api = new CompiledApi(Api, new Dictionary<string, string> { [Api.Spec] = Document(payload).ToJsonString() });
        Assert.That(string.Join('\n', api.Diagnostics), Is.Empty);
        var nodes = api.Compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes()).ToList();
        Assert.That(nodes.OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.Text), Has.None.EqualTo("Injected"));
        Assert.That(nodes.OfType<InvocationExpressionSyntax>().Select(call => call.Expression.ToString()), Has.None.EqualTo("Attack"));
        Assert.That(string.Concat(api.Sources.Values), Does.Not.Match("[\u202A-\u202E\u2066-\u2069\u2028\u2029\u0085]"));
        Assert.That(api.Sources.Keys, Has.None.Contains(".."));
    }

    [Test]
    public void Whatever_is_wrong_is_told_in_words([Range(1, Documents)] int seed)
    {
        var document = new DocumentFuzzer(seed).Mutate(
            Json(seed % 3 == 0 ? "foreign31.yaml" : seed % 3 == 1 ? "foreign.yaml" : "torture.yaml"));
        var api = new CompiledApi(
            Api, new Dictionary<string, string> { [Api.Spec] = document, ["foreign-part.yaml"] = "get: {responses: {}}" });
        try
        {
            api.Prepare();
        }
        catch (ProblemException exception)
        {
            Assert.That(exception.Problems.Select(problem => problem.Location.File), Is.All.Not.Empty);
            Assert.That(exception.Problems.Select(problem => problem.Id), Has.None.EqualTo(ProblemIds.Model), document);
            return;
        }

        if (seed <= Compiled)
            Assert.That(string.Join('\n', api.Diagnostics), Is.Empty);
    }

    [Test]
    public void Schemas_that_are_made_of_each_other_again_and_again_end()
    {
        var schemas = new JsonObject();
        for (var index = 0; index < Entangled; index++)
        {
            JsonNode Next(int step) => new JsonObject { ["$ref"] = $"#/components/schemas/S{(index + step) % Entangled}" };
            schemas[$"S{index}"] = new JsonObject
            {
                [index % 2 == 0 ? "allOf" : "oneOf"] = new JsonArray(Next(1), Next(2), Next(7)),
                ["additionalProperties"] = Next(3),
            };
        }

        var document = new JsonObject
        {
            ["openapi"] = "3.0.3",
            ["paths"] = new JsonObject(),
            ["components"] = new JsonObject { ["schemas"] = schemas },
        };
        Assert.That(
            new CompiledApi(Api, new Dictionary<string, string> { [Api.Spec] = document.ToJsonString() }).Prepare().Operations, Is.Zero);
    }

    [Test]
    public void What_is_deep_within_itself_has_names_that_end()
    {
        var name = new string('n', 5000);
        JsonNode schema = new JsonObject { ["type"] = "string" };
        for (var depth = 0; depth < 50; depth++)
            schema = new JsonObject { ["properties"] = new JsonObject { [name] = schema } };
        var document = new JsonObject
        {
            ["openapi"] = "3.0.3",
            ["paths"] = new JsonObject(),
            ["components"] = new JsonObject { ["schemas"] = new JsonObject { ["A"] = schema } },
        };
        var api = new CompiledApi(Api, new Dictionary<string, string> { [Api.Spec] = document.ToJsonString() });
        Assert.That(api.Assembly.GetExportedTypes().Count(type => type.IsSubclassOf(typeof(ApiModel))), Is.EqualTo(50));
        Assert.That(string.Join('\n', api.Diagnostics), Is.Empty);
    }

    private static JsonObject Document(string text)
    {
        JsonObject Schema()
            => new()
            {
                ["type"] = "object",
                ["description"] = text,
                ["properties"] = new JsonObject { [text] = Values(), ["inner"] = Inner() },
            };
        JsonObject Values()
            => new()
            {
                ["type"] = "string",
                ["enum"] = new JsonArray(text, "b"),
                ["pattern"] = text,
                ["default"] = text,
                ["format"] = text,
                ["description"] = text,
            };
        JsonObject Inner()
            => new()
            {
                ["type"] = "object",
                ["properties"] = new JsonObject { [text + "x"] = new JsonObject { ["type"] = "string", ["minLength"] = text } },
            };
        JsonObject Content()
            => new() { [$"application/json; a={text}"] = new JsonObject { ["schema"] = Schema() }, [text] = new JsonObject() };
        JsonObject Parameter(
            string place) => new() { ["name"] = text + place, ["in"] = place, ["description"] = text, ["schema"] = Values() };
        var operation = new JsonObject
        {
            ["operationId"] = text,
            ["summary"] = text,
            ["description"] = text,
            ["parameters"] = new JsonArray(Parameter("query"), Parameter("header"), Parameter("cookie")),
            ["requestBody"] = new JsonObject { ["description"] = text, ["content"] = Content() },
            ["responses"] = new JsonObject
            {
                ["200"] = new JsonObject { ["description"] = text, ["content"] = Content() },
                [text] = new JsonObject { ["description"] = text, ["content"] = Content() },
            },
        };
        var form = new JsonObject
        {
            ["requestBody"] = new JsonObject
            {
                ["content"] = new JsonObject { ["multipart/form-data"] = new JsonObject { ["schema"] = Schema() } },
            },
            ["responses"] = new JsonObject(),
        };
        return new JsonObject
        {
            ["openapi"] = "3.0.3",
            ["info"] = new JsonObject { ["title"] = text, ["description"] = text, ["version"] = text },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = $"https://example.com/{text}" }),
            ["paths"] = new JsonObject
            {
                [$"/{text}"] = new JsonObject { ["post"] = operation },
                [text] = new JsonObject { ["put"] = form },
            },
            ["components"] = new JsonObject
            {
                ["schemas"] = new JsonObject
                {
                    [text] = Schema(),
                    ["Base"] = new JsonObject
                    {
                        ["type"] = "object",
                        ["properties"] = new JsonObject { [text] = new JsonObject { ["type"] = "string" } },
                        ["discriminator"] = new JsonObject { ["propertyName"] = text, ["mapping"] = new JsonObject { [text] = "Derived" } },
                    },
                    ["Derived"] = new JsonObject
                    {
                        ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = "#/components/schemas/Base" }, Schema()),
                    },
                },
            },
        };
    }

    private static JsonNode Json(string file) => JsonOf(new DocumentLoader(new DiskSource()).Load(CompiledApi.InFolder(file)).Root)!;

    private static JsonNode? JsonOf(Node node) => node switch
    {
        MapNode map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, JsonOf(entry.Value)))),
        ListNode list => new JsonArray([.. list.Items.Select(JsonOf)]),
        ScalarNode { Kind: ScalarKind.Text } scalar => JsonValue.Create(scalar.Text),
        ScalarNode scalar => JsonNode.Parse(scalar.Text),
        _ => null,
    };
}
