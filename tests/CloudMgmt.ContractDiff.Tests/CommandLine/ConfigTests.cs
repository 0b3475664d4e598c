using CloudMgmt.ContractDiff.CommandLine;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.CommandLine;

/// <summary>The file <c>.contract-diff.yaml</c>.</summary>
internal sealed class ConfigTests
{
    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp()
    {
        _workspace = new();
        _workspace.Write("specs/api.yaml", Workspace.Document("GET /a", "GET /b"));
        _workspace.Commit();
        _workspace.Write("specs/api.yaml", Workspace.Document("GET /a"));
    }

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [Test]
    public void Holds_what_one_would_type()
    {
        Configure("git: HEAD\ndocuments: [specs]\nfail-on: [source, binary]\nformat: [json, text]\noutput: out.json\nbase-version: 0.1.0\nhead-version: 0.2.0\n");
        foreach (var folder in (string[])["", "specs"])
        {
            var result = Workspace.RunIn(_workspace.PathOf(folder));
            Assert.That(result.Output, Does.Contain("GET /b is gone.").And.Contain("bump          minor to 0.2.0 or later"), result.Errors);
            Assert.That(_workspace.PathOf("out.json"), Does.Exist);
            File.Delete(_workspace.PathOf("out.json"));
        }
    }

    [Test]
    public void What_is_typed_goes_first()
    {
        Configure("git: nowhere\ndocuments: nothing\nfail-on: none\nformat: json\nbrief: false\n");
        var result = Workspace.RunIn(_workspace.Folder, "--git", "HEAD", "specs", "--fail-on", "wire", "--format", "text");
        Assert.That((result.ExitCode, result.Errors), Is.EqualTo((1, "")));
        Assert.That(result.Output, Does.StartWith("HEAD:specs/api.yaml → specs/api.yaml\n"));
    }

    [Test]
    public void Outputs_belong_to_the_formats_beside_them()
    {
        foreach (var formats in (string[])["format: [text, markdown]\noutput: ['-', diff.md]", "format: markdown\noutput: diff.md"])
        {
            Configure($"git: HEAD\ndocuments: specs\n{formats}\n");
            Assert.That(Workspace.RunIn(_workspace.Folder, "--format", "json").Output, Does.StartWith("{"));
            Assert.That(_workspace.PathOf("diff.md"), Does.Not.Exist);
        }
    }

    [TestCase("")]
    [TestCase("# git: main\n")]
    public void An_empty_one_holds_nothing(string content)
    {
        Configure(content);
        Assert.That(Workspace.RunIn(_workspace.Folder, "--git", "HEAD").Output, Does.Contain("GET /b is gone."));
    }

    /// <summary>Anybody can write to a folder for temporary files.</summary>
    [Test]
    public void Outside_of_a_repository_nothing_is_taken_from_above()
    {
        using var outside = new Workspace();
        outside.Write("inner/api.yaml", Workspace.Document("GET /a"));
        var file = outside.Write(ConfigFile.Name, "output: there.txt\n");
        string[] arguments = ["api.yaml", "api.yaml"];
        Assert.That(Workspace.RunIn(outside.PathOf("inner"), arguments).Output, Is.EqualTo("No changes.\n"));
        File.Move(file, outside.PathOf($"inner/{ConfigFile.Name}"));
        Assert.That(Workspace.RunIn(outside.PathOf("inner"), arguments).Output, Is.Empty);
    }

    [Test]
    public void Two_documents_are_compared_with_each_other_whatever_revision_it_holds()
    {
        Configure("git: HEAD\nformat: text\n");
        _workspace.Write("old.yaml", Workspace.Document("GET /a", "GET /c"));
        Assert.That(
            Workspace.RunIn(_workspace.Folder, "old.yaml", "specs/api.yaml").Output,
            Does.StartWith("old.yaml → specs/api.yaml\n").And.Contain("GET /c is gone."));
    }

    [Test]
    public void A_flag_is_set_by_true_and_not_by_false()
    {
        Configure("git: HEAD\ndocuments: specs\nformat: markdown\nbrief: true\nfetch: false\nmax-length: 6000\n");
        Assert.That(
            Workspace.RunIn(_workspace.Folder).Output, Does.Contain("- **GET /b is gone\\.** `GET /b`").And.Not.Contain("Who is hurt"));
    }

    [Test]
    public void Another_file_can_be_named_and_nothing_is_taken_from_outside_of_the_repository()
    {
        Configure("git: nowhere\n");
        _workspace.Write("other.yaml", "git: HEAD\n");
        Assert.That(Workspace.RunIn(_workspace.Folder, "--config", "other.yaml", "specs").Output, Does.Contain("GET /b is gone."));
        _workspace.Git("init", "--quiet", "inner");
        Assert.That(
            Workspace.RunIn(_workspace.PathOf("inner")).Errors,
            Is.EqualTo("contract-diff: BASE and HEAD are missing; see contract-diff --help.\n"));
        Assert.That(Workspace.RunIn(_workspace.Folder, "rules").ExitCode, Is.Zero, "it concerns comparisons alone");
        Assert.That(
            Workspace.RunIn(_workspace.Folder, "--config", "gone.yaml").Errors,
            Is.EqualTo("contract-diff: gone.yaml: there is no such file.\n"));
    }

    [TestCase("failon: wire\n", "1:1: there is no option 'failon'; did you mean 'fail-on'?")]
    [TestCase("git: HEAD\ndocument: specs\n", "2:1: there is no option 'document'; did you mean 'documents'?")]
    [TestCase("config: other.yaml\n", "1:1: there is no option 'config'; did you mean 'git'?")]
    [TestCase("brief: yes\n", "1:1: 'brief' is true or false.")]
    [TestCase("git: [a, b]\n", "1:1: 'git' is a text.")]
    [TestCase("format: { json: 1 }\n", "1:1: 'format' is a text, or a list of them.")]
    [TestCase("- git\n", "1:1: a configuration is a map of options, such as 'fail-on: wire'.")]
    public void Names_what_it_cannot_hold(string content, string expected)
    {
        Configure(content);
        Assert.That(
            Workspace.RunIn(_workspace.Folder, "specs"),
            Is.EqualTo(new ToolResult(3, "", $"contract-diff: {ConfigFile.Name}:{expected}\n")));
    }

    [TestCase("# who\nfail-on: nope\n", "2:1: --fail-on: 'nope' is none of wire, source, binary, risky, any, none; did you mean 'none'?")]
    [TestCase("max-length: x\n", "1:1: --max-length: 'x' is no whole number up to 2147483647; write it in digits.")]
    [TestCase("max-annotations: -1\n", "1:1: --max-annotations: -1 is less than 0.")]
    [TestCase("brief: true\nformat:\n- jsn\n", "2:1: --format: 'jsn' is none of text, json, markdown, html, junit, sarif, github; did you mean 'json'?")]
    [TestCase("base-version: 1.0.0\n", "1:1: --base-version needs --head-version.")]
    [TestCase("output: [a, b]\n", "1:1: --output: 'b' has no --format; the first --output belongs to the first --format, and so on.")]
    public void Names_the_line_of_a_value_that_makes_no_sense(string content, string expected)
    {
        Configure(content);
        var result = Workspace.RunIn(_workspace.Folder, "--git", "HEAD", "specs");
        Assert.That(result, Is.EqualTo(new ToolResult(2, "", $"contract-diff: {ConfigFile.Name}:{expected}\n")));
    }

    [Test]
    public void Names_the_line_of_a_revision_that_is_none_unless_it_was_typed()
    {
        Configure("fail-on: any\ngit: -x\n");
        Assert.That(
            Workspace.RunIn(_workspace.Folder, "specs").Errors,
            Does.StartWith($"contract-diff: {ConfigFile.Name}:2:1: '-x' is no revision"));
        Assert.That(
            Workspace.RunIn(_workspace.Folder, "specs", "--git", "nowhere").Errors,
            Does.StartWith("contract-diff: 'nowhere' is no revision"));
    }

    private void Configure(string content) => _workspace.Write(ConfigFile.Name, content);
}
