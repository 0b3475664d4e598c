using System.Text.Json.Nodes;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.CommandLine;

internal sealed class CompareTests
{
    private Workspace _workspace = null!;
    private string _base = null!;
    private string _head = null!;

    [SetUp]
    public void SetUp()
    {
        _workspace = new();
        _base = _workspace.Write("base.yaml", Workspace.Document("GET /users", "DELETE /users"));
        _head = _workspace.Write("head.yaml", Workspace.Document("GET /users", "GET /teams"));
    }

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [Test]
    public void Finds_what_breaks()
    {
        var result = Workspace.Run(_base, _head);
        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(
            result.Output,
            Does.Contain("DELETE /users is gone.").And.Contains($"{_base}:6 in the base").And.Contains("bump          major"));
        Assert.That(result.Errors, Is.Empty);
    }

    [Test]
    public void Says_that_nothing_changed()
    {
        var result = Workspace.Run(_base, _base);
        Assert.That(result, Is.EqualTo(new ToolResult(0, "No changes.\n", "")));
    }

    [TestCase(1)]
    [TestCase(1, "wire")]
    [TestCase(1, "source,binary,wire")]
    [TestCase(1, "risky")]
    [TestCase(1, "any")]
    [TestCase(0, "none")]
    public void Fails_on_what_it_is_told(int expected, params string[] words)
        => Assert.That(
            Workspace.Run([_base, _head, .. words.SelectMany(word => (string[])["--fail-on", word])]).ExitCode, Is.EqualTo(expected));

    [TestCase(0, "wire")]
    [TestCase(1, "risky")]
    [TestCase(1, "wire,risky")]
    public void Risky_counts_only_if_asked(int expected, string words)
    {
        var old = _workspace.Write(
            "deprecated.yaml", Workspace.Document("GET /users", "DELETE /users").Replace(
                "delete: {", "delete: { deprecated: true,", StringComparison.Ordinal));
        Assert.That(
            Workspace.Run(old, _workspace.Write("without.yaml", Workspace.Document("GET /users")), "--fail-on", words).ExitCode,
            Is.EqualTo(expected));
    }

    [TestCase(0)]
    [TestCase(1, "any")]
    public void Compatible_changes_count_only_for_any(int expected, params string[] words)
    {
        var more = _workspace.Write("more.yaml", Workspace.Document("GET /users", "DELETE /users", "GET /teams"));
        Assert.That(
            Workspace.Run([_base, more, .. words.SelectMany(word => (string[])["--fail-on", word])]).ExitCode, Is.EqualTo(expected));
    }

    /// <summary>They need a version and hurt nobody; no approval could accept them.</summary>
    [Test]
    public void Texts_count_for_nothing()
    {
        var described = _workspace.Write(
            "described.yaml", File.ReadAllText(_base).Replace("description: done", "description: well done", StringComparison.Ordinal));
        var result = Workspace.Run(_base, described, "--fail-on", "any");
        Assert.That(result.Output, Does.StartWith("Only texts changed").And.Contain("bump          patch"));
        Assert.That(result.ExitCode, Is.Zero);
    }

    [Test]
    public void Writes_several_formats_at_once()
    {
        var (json, html) = (_workspace.PathOf("out/report.json"), _workspace.PathOf("out/report.html"));
        var result = Workspace.Run(
            _base, _head, "--format", "json", "--output", json, "--format", "html", "--output", html, "--format", "github");
        Assert.That(JsonNode.Parse(File.ReadAllText(json))!["bump"]!.GetValue<string>(), Is.EqualTo("major"));
        Assert.That(File.ReadAllText(html), Does.StartWith("<!DOCTYPE html>"));
        Assert.That(result.Output, Does.StartWith("::error file="));
        Assert.That(File.ReadAllBytes(json)[0], Is.EqualTo((byte)'{'), "there is no byte order mark");
    }

    [Test]
    public void A_minus_is_the_standard_output()
    {
        var file = _workspace.PathOf("report.md");
        var result = Workspace.Run(_base, _head, "--format", "text", "--format", "markdown", "--output", "-", "--output", file);
        Assert.That(result.Output, Does.Contain("bump          major"));
        Assert.That(File.ReadAllText(file), Does.StartWith("## Contract diff"));
    }

    [Test]
    public void Reads_JSON_too()
    {
        var json = _workspace.Write("head.json", """{"openapi":"3.0.3","info":{"title":"t","version":"1"},"paths":{"/users":{"get":{"responses":{"204":{"description":"done"}}}}}}""");
        Assert.That(Workspace.Run(_base, json).Output, Does.Contain("DELETE /users is gone."));
    }

    [Test]
    public void Runs_as_a_process()
    {
        var result = Workspace.Start(_workspace.Folder, "base.yaml", "head.yaml");
        Assert.That(result.ExitCode, Is.EqualTo(1), result.Errors);
        Assert.That(
            result.Output, Does.StartWith("base.yaml → head.yaml\n").And.Contains("base.yaml:6 in the base").And.Not.Contains('\e'));
    }

    [Test]
    public void A_path_may_begin_with_an_at()
    {
        _workspace.Write("@scope/api.yaml", Workspace.Document("GET /users"));
        Assert.That(Workspace.RunIn(_workspace.Folder, "@scope/api.yaml", "@scope/api.yaml").ExitCode, Is.Zero);
    }
}
