using System.Text.Json.Nodes;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.CommandLine;

internal sealed class GitTests
{
    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp()
    {
        _workspace = new();
        _workspace.Write("specs/users.yaml", Workspace.Document("GET /users", "DELETE /users"));
        _workspace.Write(".gitignore", "ignored/\n");
        _workspace.Write("package.json", "{}");
        _workspace.Commit();
    }

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [Test]
    public void Compares_a_file_with_its_revision()
    {
        var path = _workspace.Write("specs/users.yaml", Workspace.Document("GET /users"));
        var json = Json(1, path);
        Assert.That(json["base"]!.GetValue<string>(), Is.EqualTo("HEAD"));
        Assert.That(json["head"]!.GetValue<string>(), Is.EqualTo(path));
        Assert.That(json["baseCommit"]!.GetValue<string>(), Is.EqualTo(_workspace.Git("rev-parse", "HEAD").Trim()));
        Assert.That(json["isMergeBase"]!.GetValue<bool>(), Is.False);
        Assert.That(json["documents"]![0]!["base"]!.GetValue<string>(), Is.EqualTo($"HEAD:{path}"));
        Assert.That(json["changes"]![0]!["rule"]!.GetValue<string>(), Is.EqualTo("operation-removed"));
    }

    [Test]
    public void Compares_a_folder()
    {
        _workspace.Write("specs/users.yaml", Workspace.Document("GET /users", "DELETE /users"));
        _workspace.Write("specs/new/teams.yaml", Workspace.Document("GET /teams"));
        Assert.That(Rules(Json(0, _workspace.PathOf("specs"))), Is.EqualTo((string[])["document-added"]));
    }

    [Test]
    public void Finds_what_is_gone()
    {
        Directory.Delete(_workspace.PathOf("specs"), recursive: true);
        Assert.That(Rules(Json(1, _workspace.Folder)), Is.EqualTo((string[])["document-removed"]));
        Assert.That(Rules(Json(1, _workspace.PathOf("specs"))), Is.EqualTo((string[])["document-removed"]));
        Assert.That(Rules(Json(1, _workspace.PathOf("specs/users.yaml"))), Is.EqualTo((string[])["document-removed"]));
    }

    [Test]
    public void Passes_over_what_git_ignores()
    {
        _workspace.Write("ignored/copy.yaml", Workspace.Document("GET /copy"));
        Assert.That(Json(0, _workspace.Folder)["documents"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public void Takes_an_ignored_file_that_is_named()
        => Assert.That(
            Rules(Json(0, _workspace.Write("ignored/copy.yaml", Workspace.Document("GET /copy")))),
            Is.EqualTo((string[])["document-added"]));

    [Test]
    public void Takes_the_current_folder_by_default()
    {
        _workspace.Write("specs/users.yaml", Workspace.Document("GET /users"));
        _workspace.Write("other.yaml", Workspace.Document("GET /other"));
        var inFolder = JsonNode.Parse(Workspace.RunIn(_workspace.PathOf("specs"), "--git", "HEAD", "--format", "json").Output)!;
        Assert.That(
            inFolder["documents"]!.AsArray().Select(document => document!["base"]!.GetValue<string>()),
            Is.EqualTo((string[])["HEAD:users.yaml"]));
        Assert.That(inFolder["changes"]![0]!["file"]!.GetValue<string>(), Is.EqualTo("users.yaml"));
        var atRoot = JsonNode.Parse(Workspace.RunIn(_workspace.Folder, "--git", "HEAD", "--format", "json").Output)!;
        Assert.That(
            atRoot["documents"]!.AsArray().Select(document => document!["head"]!.GetValue<string>()),
            Is.EqualTo((string[])["other.yaml", "specs/users.yaml"]));
    }

    [Test]
    public void Works_from_a_folder_beside()
    {
        _workspace.Write("specs/users.yaml", Workspace.Document("GET /users"));
        Directory.CreateDirectory(_workspace.PathOf("src"));
        var result = Workspace.RunIn(_workspace.PathOf("src"), "--git", "HEAD", "../specs/users.yaml");
        Assert.That(result.ExitCode, Is.EqualTo(1), result.Errors);
        Assert.That(result.Output, Does.StartWith("HEAD:../specs/users.yaml → ../specs/users.yaml\n"));
    }

    [Test]
    public void Follows_references_within_the_revision()
    {
        _workspace.Write("specs/main.yaml", Workspace.Referring("parts/a b.yaml#/A"));
        _workspace.Write("specs/parts/a b.yaml", "A: { type: object, required: [x], properties: { x: { type: string } } }\n");
        _workspace.Commit();
        _workspace.Write("specs/parts/a b.yaml", "A: { type: object, required: [x], properties: { x: { type: integer } } }\n");
        var change = Json(1, _workspace.PathOf("specs/main.yaml"))["changes"]![0]!;
        Assert.That(change["file"]!.GetValue<string>(), Does.EndWith("specs/parts/a b.yaml"));
        Assert.That(change["rule"]!.GetValue<string>(), Is.EqualTo("response-type-changed"));
    }

    [Test]
    public void Takes_strange_names_for_names()
    {
        const string name = "specs/a:b [*] ü.yaml";
        _workspace.Write(name, Workspace.Document("GET /a"));
        _workspace.Commit();
        Assert.That(Json(0, _workspace.PathOf(name))["documents"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That(Json(0, _workspace.PathOf("specs"))["documents"]!.AsArray(), Has.Count.EqualTo(2));
    }

    [Test]
    public void Names_the_revision_of_what_cannot_be_read()
    {
        var path = _workspace.Write("specs/users.yaml", "openapi: [\n");
        _workspace.Commit();
        _workspace.Write("specs/users.yaml", Workspace.Document("GET /users"));
        var result = Workspace.Run("--git", "HEAD", path);
        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(result.Errors, Does.StartWith($"contract-diff: HEAD: {path}:"));
    }

    [TestCase("gone.yaml", "there is no file gone.yaml")]
    [TestCase("#/gone", "the reference '#/gone' leads nowhere.")]
    [TestCase("broken.yaml", "")]
    public void Names_the_revision_of_a_broken_reference(string reference, string problem)
    {
        _workspace.Write("broken.yaml", "a: [\n");
        _workspace.Write("a.yaml", Workspace.Referring(reference));
        _workspace.Commit();
        _workspace.Write("a.yaml", Workspace.Referring("#/info"));
        var result = Workspace.RunIn(_workspace.Folder, "--git", "HEAD", "a.yaml");
        Assert.That((result.ExitCode, result.Output), Is.EqualTo((3, "")));
        Assert.That(
            result.Errors,
            Does.StartWith($"contract-diff: HEAD: {(problem.Length > 0 ? "a.yaml:3:" : reference)}").And.Contain(problem));
    }

    [TestCase("nowhere")]
    [TestCase("--output=x")]
    public void Names_an_unknown_revision(string revision)
    {
        var result = Workspace.Run($"--git={revision}", _workspace.Folder);
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Errors, Does.StartWith($"contract-diff: '{revision}' is no revision of the git repository at "));
    }

    [Test]
    public void Names_a_folder_without_a_repository()
    {
        using var elsewhere = new Workspace();
        var result = Workspace.Run("--git", "HEAD", elsewhere.Folder);
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Errors, Does.StartWith($"contract-diff: git opens no repository at '{elsewhere.Folder}': fatal: "));
    }

    [Test]
    public void Names_a_path_outside()
    {
        using var elsewhere = new Workspace();
        var result = Workspace.Run("--git", "HEAD", _workspace.Folder, elsewhere.Folder);
        Assert.That(
            result, Is.EqualTo(new ToolResult(2, "", $"contract-diff: --git: '{elsewhere.Folder}' is outside of the repository.\n")));
    }

    [Test]
    public void Names_a_path_that_is_nowhere()
    {
        var result = Workspace.Run("--git", "HEAD", _workspace.PathOf("spec"));
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Errors, Does.Contain("holds no OpenAPI document"));
    }

    [Test]
    public void Says_that_git_is_missing()
    {
        var dotnet = Environment.ProcessPath!;
        var result = Workspace.Execute(
            dotnet, _workspace.Folder, [typeof(ContractDiff.CommandLine.Cli).Assembly.Location, "--git", "HEAD"],
            new Dictionary<string, string?> { ["PATH"] = _workspace.PathOf("none") });
        Assert.That(result.ExitCode, Is.EqualTo(2), result.Errors);
        Assert.That(result.Errors, Does.StartWith("contract-diff: git cannot be started"));
    }

    private static JsonNode Json(int exitCode, params string[] paths)
    {
        var result = Workspace.Run(["--git", "HEAD", .. paths, "--format", "json"]);
        Assert.That(result.ExitCode, Is.EqualTo(exitCode), result.Errors);
        return JsonNode.Parse(result.Output)!;
    }

    private static IEnumerable<string> Rules(JsonNode json)
        => json["changes"]!.AsArray().Select(change => change!["rule"]!.GetValue<string>());
}
