using CloudMgmt.OpenApi;
using NUnit.Framework;

namespace CloudMgmt.CodeGeneration;

/// <summary>An overlay changes a document before anything else looks at it.</summary>
internal sealed class OverlayTests
{
    private const string Document = """
        openapi: 3.0.3
        info: {title: Boats, version: "1"}
        paths:
          /boats:
            get:
              operationId: old
              tags: [a]
              parameters: [{name: page, in: query}, {name: secret, in: query}]
              responses: {"200": {description: ok}}
          /ships:
            get: {operationId: ships, responses: {"200": {description: ok}}}
        """;

    [TestCase(
        "{target: \"$.paths['/boats'].get\", update: {operationId: listBoats, deprecated: true}}",
        "paths/~1boats/get/operationId",
        "\"listBoats\"")]
    [TestCase("{target: \"$.paths['/boats'].get\", update: {tags: [b]}}", "paths/~1boats/get/tags", "[\"a\", \"b\"]")]
    [TestCase("{target: \"$.paths['/boats'].get.tags\", update: b}", "paths/~1boats/get/tags", "[\"a\", \"b\"]")]
    [TestCase("{target: \"$.paths['/boats'].get.tags\", update: {x: 1.50}}", "paths/~1boats/get/tags/1/x", "1.50")]
    [TestCase(
        "{target: \"$.paths['/boats'].get.parameters[?(@.name == 'secret')]\", remove: true}",
        "paths/~1boats/get/parameters",
        "[{\"name\": \"page\", \"in\": \"query\"}]")]
    [TestCase("{target: \"$.paths['/ships']\", remove: true}", "paths/~1ships", null)]
    [TestCase("{target: '$.paths.*.get', update: {summary: null}}", "paths/~1ships/get/summary", "null")]
    [TestCase("{target: $.info.title, update: Ships}", "info/title", "\"Ships\"")]
    [TestCase("{target: $, update: {servers: [{url: /a}]}}", "servers/0/url", "\"/a\"")]
    public void A_target_is_changed(string action, string place, string? expected)
    {
        var root = Apply($"actions: [{action}]").Root;
        var node = place.Split('/').Select(Node.Unescape)
            .Aggregate((Node?)root, (current, key) => current is ListNode list ? list[key] : (current as MapNode)?[key]);
        Assert.That(node?.ToJson(), Is.EqualTo(expected));
    }

    [Test]
    public void Actions_follow_each_other_and_what_stays_keeps_its_line()
    {
        var get = Apply("""
            actions:
              - {target: "$.paths['/boats'].get", update: {x-new: {a: 1}}}
              - {target: "$.paths['/boats'].get.x-new", update: {b: 2}}
            """).Root.Map("paths").Map("/boats").Map("get")!;
        Assert.That(get["x-new"]!.ToJson(), Is.EqualTo("""{"a": 1, "b": 2}"""));
        Assert.That((get.Line, get["operationId"]!.Line, get["x-new"]!.Line), Is.EqualTo((5, 6, 5)));
        Assert.That(get.File.Name, Is.EqualTo("boats.yaml"));
    }

    [TestCase(
        "actions: [{target: $.paths.nowhere, remove: true}]",
        "overlay.yaml(2,12): error CMG001: the target '$.paths.nowhere' finds nothing")]
    [TestCase(
        "actions: [{target: '$.paths[?@.get]', remove: true}]",
        "overlay.yaml(2,12): error CMG001: the target '$.paths[?@.get]' is no JSONPath that is understood here")]
    [TestCase("actions: [{target: $, remove: true}]", "overlay.yaml(2,12): error CMG001: the whole document cannot be removed.")]
    [TestCase("actions: [{target: $.paths}]", "overlay.yaml(2,11): error CMG001: an action has an update")]
    [TestCase("actions: [{update: {}}]", "overlay.yaml(2,11): error CMG001: an action has a target")]
    [TestCase("actions: []", "overlay.yaml(2,1): error CMG001: an overlay has a list of actions.")]
    public void What_cannot_be_done_is_an_error_at_its_line(string actions, string expected)
        => Assert.That(() => Apply(actions), Throws.TypeOf<ProblemException>().With.Message.Contains(expected));

    [Test]
    public void Another_version_is_refused()
        => Assert.That(
            () => Apply("", "overlay: 2.0.0\nactions: [{}]"), Throws.TypeOf<ProblemException>().With.Message.Contains("must say 1.0.0"));

    [Test]
    public void A_client_is_written_of_the_changed_document()
    {
        using var repository = TestRepository.Bare();
        repository.Write("boats.yaml", Document);
        repository.Write(
            "overlay.yaml", "overlay: 1.0.0\nactions: [{target: \"$.paths['/boats'].get\", update: {operationId: listBoats}}]");
        repository.Succeed(
            "write",
            repository.PathTo("boats.yaml"),
            "--namespace",
            "N",
            "--client",
            "C",
            "--output",
            repository.PathTo("out"),
            "--overlay",
            repository.PathTo("overlay.yaml"));
        Assert.That(repository.Read("out/C.g.cs"), Does.Contain("ListBoats").And.Contain("Ships").And.Not.Contain("Old"));
    }

    private static Spec Apply(string actions, string head = "overlay: 1.0.0")
        => Spec.Load(new Files(new() { ["boats.yaml"] = Document, ["overlay.yaml"] = $"{head}\n{actions}" }), "boats.yaml", "overlay.yaml");

    private sealed class Files(Dictionary<string, string> files) : IDocumentSource
    {
        public byte[]? Read(string path) => files.TryGetValue(path, out var text) ? System.Text.Encoding.UTF8.GetBytes(text) : null;

        public bool Allows(string path, string folder) => true;
    }
}
