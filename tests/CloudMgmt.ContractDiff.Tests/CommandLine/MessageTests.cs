using CloudMgmt.ContractDiff.CommandLine;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.CommandLine;

/// <summary>What cannot be compared is told with its place and what to do.</summary>
internal sealed class MessageTests
{
    private const string Head = "\"openapi\": \"3.1.0\", \"info\": { \"title\": \"t\", \"version\": \"1\" }";

    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp()
    {
        _workspace = new();
        _workspace.Write("good.yaml", Workspace.Document("GET /a"));
    }

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [TestCase(
        "{\n  " + Head + ",\n  // the paths\n  \"paths\": {}\n}", "3:3: this is not valid JSON: it has no comments; remove this one.")]
    [TestCase("{ " + Head + ", /* none */ \"paths\": {} }", "1:65: this is not valid JSON: it has no comments; remove this one.")]
    [TestCase("{ " + Head + ",\n  # the paths\n  \"paths\": {} }", "2:3: this is not valid JSON: it has no comments; remove this one.")]
    [TestCase("# an API\n{ " + Head + ", \"paths\": {} }", "1:1: this is not valid JSON: it has no comments; remove this one.")]
    [TestCase("{ " + Head + ",\n\"description\": \"a\tb\", \"paths\": {} }", "2:18: this is not valid JSON: a text holds a tab or a line break; write it as \\t or \\n.")]
    [TestCase("{ " + Head + ",\n  \"paths\": {},\n}", "3:1: this is not valid JSON: a comma stands before the end; remove it.")]
    [TestCase("{ " + Head + ", \"paths\": [] }", "1:65: 'paths' must be a map; write 'paths: {}' if there is nothing in it.")]
    public void In_json(string content, string expected) => Fails("bad.json", content, expected);

    [TestCase("openapi: 3.1.0\npaths:\n\t/a: {}\n", "3:1: this is not valid YAML: a line is indented with a tab; use spaces.")]
    [TestCase(
        "openapi: 3.1.0\npaths:\n  /a:\n    get:\n      tags: [\n\t\ta,\n\t\tb ]\n",
        "6:1: this is not valid YAML: a line is indented with a tab; use spaces.")]
    [TestCase(
        "openapi: 3.1.0\npaths:\n  /a:\n    get: {\n\ttags: [a] }\n",
        "5:1: this is not valid YAML: a line is indented with a tab; use spaces.")]
    [TestCase("openapi: 3.1.0\npaths: []\n", "2:1: 'paths' must be a map; write 'paths: {}' if there is nothing in it.")]
    [TestCase("openapi: 3.1.0\npaths: {}\ncomponents: none\n", "3:1: 'components' must be a map; write 'components: {}' if there is nothing in it.")]
    [TestCase("openapi: 3.1.0\nwebhooks: [{}]\n", "2:1: 'webhooks' must be a map; write 'webhooks: {}' if there is nothing in it.")]
    public void In_yaml(string content, string expected) => Fails("bad.yaml", content, expected);

    [TestCase(
        "openapi: 3.1.0\npaths:\n  /a: { $ref: '#/paths/~1b' }\n  /b: { $ref: '#/paths/~1a' }\n", "3:9: the reference '#/paths/~1b'")]
    [TestCase("openapi: 3.1.0\npaths: { /a: { $ref: '#/paths/~1a' } }\n", "2:16: the reference '#/paths/~1a'")]
    public void Paths_that_lead_to_each_other(string content, string expected)
        => Fails("bad.yaml", content, expected + " leads to itself, or over more than 64 others; write out what one of them stands for.");

    [Test]
    public void Paths_that_are_nothing_are_none()
    {
        _workspace.Write("none.yaml", "openapi: 3.1.0\npaths:\n");
        Assert.That(Workspace.RunIn(_workspace.Folder, "none.yaml", "good.yaml").ExitCode, Is.Zero);
    }

    [TestCase("god.yaml", "god.yaml: there is no such file. Did you mean 'good.yaml'?")]
    [TestCase("other/good.yaml", "other/good.yaml: there is no such file. There is no folder 'other' either.")]
    public void A_missing_file_has_a_lookalike_or_a_missing_folder(string name, string expected)
        => Assert.That(
            Workspace.RunIn(_workspace.Folder, "good.yaml", name), Is.EqualTo(new ToolResult(3, "", $"contract-diff: {expected}\n")));

    [Test]
    public void A_link_that_leads_nowhere_is_named()
    {
        File.CreateSymbolicLink(_workspace.PathOf("dang.yaml"), "nowhere.yaml");
        Assert.That(
            Workspace.RunIn(_workspace.Folder, "good.yaml", "dang.yaml"),
            Is.EqualTo(new ToolResult(3, "", "contract-diff: dang.yaml: there is no such file. It is a link to 'nowhere.yaml', which is not there.\n")));
    }

    [Test]
    public void A_folder_that_leads_into_itself_is_named()
    {
        _workspace.Write("specs/v1/a.yaml", Workspace.Document("GET /a"));
        var loop = _workspace.PathOf("specs/v1/again");
        Directory.CreateSymbolicLink(loop, _workspace.PathOf("specs"));
        var result = Workspace.RunIn(_workspace.Folder, "specs", "specs");
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Errors, Does.StartWith($"contract-diff: '{loop}' is a link to a folder that it is in, '")
            .And.EndWith("'; remove the link, or name the documents one by one.\n"));
    }

    [Test]
    public void Two_links_to_one_folder_are_no_loop()
    {
        _workspace.Write("specs/v1/a.yaml", Workspace.Document("GET /a"));
        Directory.CreateSymbolicLink(_workspace.PathOf("specs/v2"), "v1");
        Assert.That(
            Workspace.RunIn(_workspace.Folder, "specs", "specs", "--format", "json").Output,
            Does.Contain("specs/v1/a.yaml").And.Contain("specs/v2/a.yaml"));
    }

    [Test]
    public void An_output_that_takes_no_more_is_told()
    {
        _workspace.Write("a.yaml", Workspace.Document("GET /a"));
        using var errors = new StringWriter();
        var code = Cli.Run(["a.yaml", "a.yaml"], new FullWriter(), errors, folder: _workspace.Folder);
        Assert.That((code, errors.ToString()), Is.EqualTo((3, "contract-diff: the report was not written: No space left.\n")));
    }

    [Test]
    public void A_folder_that_is_gone_is_told()
    {
        using var errors = new StringWriter();
        var code = Cli.Run(["rules"], TextWriter.Null, errors, folder: _workspace.PathOf("gone"));
        Assert.That((code, errors.ToString()), Is.EqualTo((2, "contract-diff: the current folder is gone; change to another one.\n")));
    }

    private void Fails(string name, string content, string expected)
    {
        _workspace.Write(name, content);
        Assert.That(
            Workspace.RunIn(_workspace.Folder, "good.yaml", name),
            Is.EqualTo(new ToolResult(3, "", $"contract-diff: {name}:{expected}\n")));
        Assert.That(
            Workspace.RunIn(_workspace.Folder, name, "good.yaml"),
            Is.EqualTo(new ToolResult(3, "", $"contract-diff: {name}:{expected}\n")));
    }

    private sealed class FullWriter : StringWriter
    {
        public override void Flush() => throw new IOException("No space left.");
    }
}
