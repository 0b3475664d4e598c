using System.Text.Json.Nodes;
using CloudMgmt.ContractDiff.Tests.CommandLine;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Hunting;

/// <summary>Whatever changes but texts: no format says that nothing did, and all formats, the version and the exit code agree.</summary>
internal sealed class WholeToolTests
{
    private const int Rounds = 120;

    private const string Main = """
        {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "servers": [{"url": "https://a.example/{stage}", "variables": {"stage": {"default": "live"}}}],
         "security": [{"key": []}], "paths": {"/a/{x}": {
          "parameters": [{"name": "x", "in": "path", "required": true, "schema": {"type": "string"}}],
          "get": {"operationId": "getA", "tags": ["a"], "parameters": [{"name": "q", "in": "query", "allowEmptyValue": true, "schema": {"type": "integer", "default": 3}}],
            "responses": {"200": {"description": "found", "headers": {"X-A": {"required": true, "schema": {"type": "integer"}}, "X-B": {"content": {"application/json": {"schema": {"type": "object"}}}}},
              "links": {"same": {"operationId": "getA", "parameters": {"x": "$request.path.x"}}}, "content": {"application/json": {"schema": {"$ref": "parts/models.json#/A"}}, "application/xml": {"schema": {"$ref": "#/components/schemas/B"}}, "application/vnd.page+json": {"schema": {"$ref": "#/components/schemas/L"}}}},
              "404": {"description": "none", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/E"}}}}}},
          "post": {"operationId": "addA", "requestBody": {"required": true, "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/B"}, "encoding": {"list": {"style": "form", "explode": false}}}}},
            "responses": {"204": {"description": "done"}}, "callbacks": {"done": {"{$url}": {"post": {"requestBody": {"content": {"application/json": {"schema": {"$ref": "parts/models.json#/A"}}}}, "responses": {"200": {"description": "ok"}}}}}}}}},
         "components": {"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "k"}, "token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
          "schemas": {"L": {"$ref": "parts/models.json#/P", "$defs": {"item": {"$dynamicAnchor": "item", "type": "object", "properties": {"id": {"type": "string"}}}}},
            "B": {"type": "object", "properties": {"list": {"type": "array", "items": {"type": "string"}, "xml": {"wrapped": true}}, "size": {"type": "number", "minimum": 0}}},
            "E": {"type": "object", "required": ["code"], "properties": {"code": {"type": "string", "enum": ["a", "b"]}}}}}}
        """;

    private const string Models = """
        {"A": {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer", "format": "int64"}, "kind": {"oneOf": [{"$ref": "#/C"}, {"$ref": "#/D"}], "discriminator": {"propertyName": "k", "mapping": {"c": "#/C"}}}}},
         "C": {"type": "object", "required": ["k"], "properties": {"k": {"const": "c"}}}, "D": {"type": "object", "required": ["k"], "properties": {"k": {"const": "d"}, "more": {"type": "object", "additionalProperties": false}}},
         "P": {"type": "object", "properties": {"items": {"type": "array", "items": {"$dynamicRef": "#item"}}}, "$defs": {"item": {"$dynamicAnchor": "item", "not": {}}}}}
        """;

    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp() => _workspace = new();

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [Test]
    public void Every_format_tells_every_change_but_of_texts()
    {
        var (edits, judged) = (new DocumentEdits(new Random(20261126)), 0);
        Write("base", Main, Models);
        for (var round = 0; round < Rounds; round++)
        {
            var (main, models) = ((JsonObject)JsonNode.Parse(Main)!, (JsonObject)JsonNode.Parse(Models)!);
            edits.Edit([main, models]);
            Write("head", main.ToJsonString(), models.ToJsonString());
            var what = $"round {round}: {main.ToJsonString()}\n{models.ToJsonString()}";
            if (IsSame(main, Main) && IsSame(models, Models))
                continue;
            var json = Run("json");
            // An edit may leave a reference that leads nowhere.
            if (json.ExitCode == 3)
                continue;
            judged++;
            Judge(JsonNode.Parse(json.Output)!, json.ExitCode, what);
        }
        Assert.That(judged, Is.GreaterThan(Rounds * 2 / 3));
    }

    private static bool IsSame(JsonObject edited, string original)
        => JsonNode.DeepEquals(DocumentEdits.WithoutTexts(edited), DocumentEdits.WithoutTexts(JsonNode.Parse(original)));

    private void Judge(JsonNode report, int exitCode, string what)
    {
        var (bump, changes) = (report["bump"]!.GetValue<string>(), report["changes"]!.AsArray());
        var isBreaking = report["verdict"]!.AsObject().Any(axis => axis.Value!.GetValue<string>() == "breaking");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(changes, Is.Not.Empty, what);
            Assert.That(exitCode, Is.EqualTo(isBreaking ? 1 : 0), what);
            Assert.That(bump == "major", Is.EqualTo(isBreaking), what);
            Assert.That(bump, Is.Not.EqualTo("none"), what);
            foreach (var format in (string[])["text", "markdown", "html", "junit", "sarif", "github"])
            {
                var result = Run(format);
                Assert.That(result.ExitCode, Is.EqualTo(exitCode), $"{format}, {what}");
                Assert.That(result.Output, Does.Not.Match("No changes|Only texts"), $"{format}, {what}");
                if (format is "text" or "markdown")
                    Assert.That(result.Output, Does.Contain(bump), $"{format}, {what}");
                if (format == "junit")
                    Assert.That(result.Output.Contains("<failure", StringComparison.Ordinal), Is.EqualTo(isBreaking), what);
            }
        }
    }

    private ToolResult Run(string format)
        => Workspace.Run(_workspace.PathOf("base/api.json"), _workspace.PathOf("head/api.json"), "--format", format);

    private void Write(string version, string main, string models)
    {
        _workspace.Write($"{version}/api.json", main);
        _workspace.Write($"{version}/parts/models.json", models);
    }
}
