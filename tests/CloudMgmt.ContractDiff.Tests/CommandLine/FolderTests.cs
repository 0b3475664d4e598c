using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.CommandLine;

internal sealed class FolderTests
{
    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp() => _workspace = new();

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [Test]
    public void Pairs_files_by_name()
    {
        _workspace.Write("old/users.yaml", Workspace.Document("GET /users"));
        _workspace.Write("new/users.yaml", Workspace.Document("GET /users", "POST /users"));
        _workspace.Write("old/v1/teams.yml", Workspace.Document("GET /teams"));
        _workspace.Write("new/v1/teams.yml", Workspace.Document("POST /teams"));
        var json = Json(1);
        Assert.That(
            json["documents"]!.AsArray().Select(document => Path.GetFileName(document!["head"]!.GetValue<string>())),
            Is.EqualTo((string[])["users.yaml", "teams.yml"]));
        Assert.That(
            json["documents"]!.AsArray().Select(document => document!["bump"]!.GetValue<string>()),
            Is.EqualTo((string[])["patch", "major"]).Or.EqualTo((string[])["minor", "major"]));
        Assert.That(json["bump"]!.GetValue<string>(), Is.EqualTo("major"));
    }

    [Test]
    public void Reports_whole_documents()
    {
        _workspace.Write("old/gone.yaml", Workspace.Document("GET /a"));
        _workspace.Write("new/come.json", """{"info":{"title":"t","version":"1"},"paths":{},"openapi":"3.1.0"}""");
        var changes = Json(1)["changes"]!.AsArray();
        Assert.That(changes.Select(change => $"{change!["rule"]} {change["wire"]} {change["source"]} {change["binary"]} {change["message"]}"), Is.EqualTo((string[])
        [
            "document-added compatible compatible compatible The document 'come.json' is new.",
            "document-removed breaking breaking breaking The document 'gone.yaml' is gone.",
        ]));
    }

    [Test]
    public void A_new_document_needs_a_minor_version()
    {
        _workspace.Write("old/a.yaml", Workspace.Document("GET /a"));
        _workspace.Write("new/a.yaml", Workspace.Document("GET /a"));
        _workspace.Write("new/b.yaml", Workspace.Document("GET /b"));
        Assert.That(Json(0)["bump"]!.GetValue<string>(), Is.EqualTo("minor"));
    }

    [Test]
    public void Passes_over_other_files()
    {
        foreach (var folder in (string[])["old", "new"])
        {
            _workspace.Write($"{folder}/a.yaml", Workspace.Document("GET /a"));
            _workspace.Write($"{folder}/package.json", """{"name":"x","nested":{"openapi":"3.0.0"}}""");
            _workspace.Write($"{folder}/part.yaml", "User: { type: object }\ntext: |\n  openapi: 3.0.0\n");
            _workspace.Write($"{folder}/broken.json", "{");
            _workspace.Write($"{folder}/openapi.txt", "openapi: 3.0.0");
        }
        Assert.That(Json(0)["documents"]!.AsArray(), Has.Count.EqualTo(1));
    }

    /// <summary>Each is compared where it is named.</summary>
    [TestCase("a.yaml", "  openapi: 3.1.0\n  info: { title: t, version: '1' }\n  paths: PATHS\n")]
    [TestCase("a.yaml", "info: { title: t, version: '1' }\npaths: PATHS\nopenapi: 3.1.0\n")]
    [TestCase("a.yaml", "# who reads this\n{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"t\", \"version\": \"1\"}, \"paths\": PATHS}\n")]
    [TestCase("a.yaml", "--- { openapi: 3.1.0, info: { title: t, version: '1' }, paths: PATHS }\n")]
    [TestCase("a.yaml", "!!str openapi: 3.1.0\ninfo: { title: t, version: '1' }\npaths: PATHS\n")]
    [TestCase("a.yaml", "&a openapi: 3.1.0\ninfo: { title: t, version: '1' }\npaths: PATHS\n")]
    [TestCase("a.yaml", "x-key: &a openapi\ninfo: { title: t, version: '1' }\npaths: PATHS\n*a : 3.1.0\n")]
    [TestCase("a.yaml", "x-all: &all { openapi: 3.1.0 }\n<<: *all\ninfo: { title: t, version: '1' }\npaths: PATHS\n")]
    [TestCase("a.yaml", "? openapi\n: 3.1.0\n? info\n: { title: t, version: '1' }\n? paths\n: PATHS\n")]
    [TestCase("a.yaml", "openapi:\n  3.1.0\ninfo: { title: t, version: '1' }\npaths: PATHS\n")]
    [TestCase("a.yaml", "openapi: !!str 3.1.0\ninfo: { title: t, version: '1' }\npaths: PATHS\n")]
    [TestCase("a.json", "{ \"open\\u0061pi\": \"3.1.0\", \"info\": { \"title\": \"t\", \"version\": \"1\" }, \"paths\": PATHS }")]
    [TestCase("a.yaml", "\"\\x6fpenapi\": 3.1.0\ninfo: { title: t, version: '1' }\npaths: PATHS\n")]
    [TestCase("a.yaml", "\"open\\U00000061pi\": 3.1.0\ninfo: { title: t, version: '1' }\npaths: PATHS\n")]
    [TestCase("a.yaml", "? \"open\\\n  api\"\n: 3.1.0\ninfo: { title: t, version: '1' }\npaths: PATHS\n")]
    [TestCase("a.yaml", "info: { title: t, version: '1' }\ropenapi: 3.1.0\rpaths: PATHS\r")]
    public void Overlooks_no_description(string name, string content)
    {
        const string Operation = """{ "/a": { "get": { "responses": { "204": { "description": "done" } } } } }""";
        foreach (var encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32])
        {
            foreach (var (folder, paths) in new Dictionary<string, string> { ["old"] = Operation, ["new"] = "{}" })
            {
                _workspace.Write($"{folder}/other.yaml", Workspace.Document("GET /b"));
                File.WriteAllBytes(
                    _workspace.Write($"{folder}/{name}", ""),
                    encoding.GetBytes(content.Replace("PATHS", paths, StringComparison.Ordinal)));
            }
            Assert.That(Json(1)["changes"]![0]!["message"]!.GetValue<string>(), Is.EqualTo("GET /a is gone."), encoding.WebName);
        }
    }

    /// <summary>As Spring, Quarkus and generators of clients have them.</summary>
    [TestCase("swagger:\n  enabled: true\n")]
    [TestCase("swagger: true\nopenapi: [a]\n")]
    [TestCase("openapi: ./api.yaml\n")]
    [TestCase("openapi:\n")]
    [TestCase("a: { openapi: 3.1.0 }\nb: |\n  openapi: 3.1.0\n")]
    public void Passes_over_settings_that_are_called_like_a_version(string content)
    {
        _workspace.Write("new/a.yaml", Workspace.Document("GET /a"));
        _workspace.Write("new/application.yml", content);
        _workspace.Commit();
        var result = Workspace.RunIn(_workspace.PathOf("new"), "--git", "HEAD");
        Assert.That((result.ExitCode, result.Errors), Is.EqualTo((0, "")));
        Assert.That(result.Output, Does.StartWith("No changes since "));
    }

    [TestCase("a.json", "{\"openapi\": \"3.1.0\",")]
    [TestCase("a.yaml", "openapi: 3.1.0\npaths: {\n")]
    [TestCase("a.yaml", "paths: {\nopenapi: 3.1.0\n")]
    [TestCase("a.yaml", "# indented\n  openapi: 3.1.0\n  paths: {\n")]
    [TestCase("a.yaml", "\ufeffopenapi: 3.1.0\npaths: {\n")]
    [TestCase("a.yaml", "{ openapi: 3.1.0,\n")]
    [TestCase("a.yaml", "{ info: {}, openapi: 3.1.0,\n")]
    [TestCase("a.yaml", "{\n  \"info\": {},\n  \"openapi\": \"2.0\"\n}\n")]
    [TestCase("a.yaml", "swagger: '2.0'\n")]
    public void A_broken_document_does_not_go_unnoticed(string name, string content)
    {
        _workspace.Write($"old/{name}", content);
        _workspace.Write($"new/{name}", content);
        Assert.That(Workspace.Run(_workspace.PathOf("old"), _workspace.PathOf("new")).ExitCode, Is.EqualTo(3));
    }

    [Test]
    public void A_file_that_is_no_document_any_more_is_an_error()
    {
        _workspace.Write("old/a.yaml", Workspace.Document("GET /a"));
        var path = _workspace.Write("new/a.yaml", "paths: {}\n");
        var result = Workspace.Run(_workspace.PathOf("old"), _workspace.PathOf("new"));
        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(result.Errors, Does.StartWith($"contract-diff: {path}:1:"));
    }

    [Test]
    public void Reads_UTF_16()
    {
        foreach (var folder in (string[])["old", "new"])
            File.WriteAllText(_workspace.Write($"{folder}/a.yaml", ""), Workspace.Document("GET /a"), Encoding.Unicode);
        Assert.That(Json(0)["documents"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public void Folders_without_documents_are_an_error()
    {
        Directory.CreateDirectory(_workspace.PathOf("old"));
        Directory.CreateDirectory(_workspace.PathOf("new"));
        var result = Workspace.Run(_workspace.PathOf("old"), _workspace.PathOf("new"));
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Errors, Does.Contain("holds an OpenAPI document"));
    }

    private JsonNode Json(int exitCode)
    {
        var result = Workspace.Run(_workspace.PathOf("old"), _workspace.PathOf("new"), "--format", "json");
        Assert.That(result.ExitCode, Is.EqualTo(exitCode), result.Errors);
        return JsonNode.Parse(result.Output)!;
    }
}
