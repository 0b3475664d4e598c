using System.Text.Json.Nodes;
using CloudMgmt.ContractDiff.CommandLine;
using CloudMgmt.ContractDiff.Rules;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.CommandLine;

internal sealed class UsageTests
{
    private Workspace _workspace = null!;
    private string _file = null!;

    [SetUp]
    public void SetUp()
    {
        _workspace = new();
        _file = _workspace.Write("a.yaml", Workspace.Document("GET /users"));
    }

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [TestCase("BASE and HEAD are missing; see contract-diff --help.")]
    [TestCase("HEAD is missing after BASE 'a.yaml'.", "a.yaml")]
    [TestCase("the name of a document is empty.", "", "a.yaml")]
    [TestCase("the name of a document is empty.", "--git", "HEAD", "")]
    [TestCase("there is no command 'ruels'; did you mean 'rules'?", "ruels")]
    [TestCase("'c' is one too many after BASE 'a' and HEAD 'b'.", "a", "b", "c")]
    [TestCase("there is no option '--fromat'. Did you mean '--format'?", "a", "b", "--fromat", "json")]
    [TestCase("there is no option '--fromat'. Did you mean '--format'?", "a", "b", "--fromat=json")]
    [TestCase("there is no option '--fail'. Did you mean '--fail-on'?", "a", "b", "--fail", "any")]
    [TestCase("there is no option '-v'. contract-diff --help lists those there are.", "-v")]
    [TestCase("there is no option '--quietly-please'. contract-diff --help lists those there are.", "a", "b", "--quietly-please")]
    [TestCase("there is no option '--fromat'. Did you mean '--format'?", "rules", "--fromat", "json")]
    [TestCase("'-' is no document: the standard input is not read; name a file.", "a", "-")]
    [TestCase("--format: 'jsn' is none of text, json, markdown, html, junit, sarif, github; did you mean 'json'?", "a", "b", "--format", "jsn")]
    [TestCase("--fail-on: 'wired' is none of wire, source, binary, risky, any, none; did you mean 'wire'?", "a", "b", "--fail-on", "source,wired")]
    [TestCase("--fail-on: 'none' stands alone, without 'wire'.", "a", "b", "--fail-on", "none", "--fail-on", "wire")]
    [TestCase("--output: 'y' has no --format; the first --output belongs to the first --format, and so on.", "a", "b", "--output", "x", "--output", "y")]
    [TestCase("--max-length: 100 is less than 5000.", "a", "b", "--max-length", "100")]
    [TestCase("--max-length: 'ten' is no whole number up to 2147483647; write it in digits.", "a", "b", "--max-length", "ten")]
    [TestCase("--max-annotations: '1e3' is no whole number up to 2147483647; write it in digits.", "a", "b", "--max-annotations=1e3")]
    [TestCase("--max-length: '9999999999' is no whole number up to 2147483647; write it in digits.", "a", "b", "--max-length", "9999999999")]
    [TestCase("--max-annotations: -1 is less than 0.", "a", "b", "--max-annotations=-1")]
    [TestCase("--head-version needs --base-version.", "a", "b", "--head-version", "1.0.0")]
    [TestCase("--base-version needs --head-version.", "a", "b", "--base-version", "1.0.0")]
    [TestCase(
        "--base-version: 'v1' is no semantic version, such as 1.4.0 or 2.0.0-beta.1.", "a", "b", "--base-version", "v1", "--head-version",
        "1.0.0")]
    [TestCase("Required argument missing for option: '--output'.", "a", "b", "--output")]
    [TestCase("--format: 'html' is none of text, json, markdown; did you mean 'text'?", "rules", "--format", "html")]
    public void Names_the_argument(string expected, params string[] arguments)
        => Assert.That(Workspace.Run(arguments), Is.EqualTo(new ToolResult(2, "", $"contract-diff: {expected}\n")));

    [Test]
    public void A_document_may_be_called_like_an_option()
    {
        _workspace.Write("--fromat", Workspace.Document("GET /users"));
        Assert.That(Workspace.RunIn(_workspace.Folder, "--", "a.yaml", "--fromat").Output, Does.StartWith("No changes"));
    }

    [Test]
    public void A_file_and_a_folder_are_no_pair()
    {
        var result = Workspace.Run(_file, _workspace.Folder);
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Errors, Does.Contain("is no folder, but HEAD"));
    }

    [Test]
    public void Names_an_output_that_cannot_be_written()
    {
        var result = Workspace.Run(_file, _file, "--output", _workspace.Folder);
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Errors, Does.StartWith($"contract-diff: --output: '{_workspace.Folder}' cannot be written: "));
    }

    [TestCase("'./a.yaml' would overwrite what is compared, or how it is judged.", "--output", "./a.yaml")]
    [TestCase("'part.yaml' would overwrite what is compared, or how it is judged.", "--output", "part.yaml")]
    [TestCase("'approvals.yaml' would overwrite what is compared, or how it is judged.", "--output", "approvals.yaml")]
    [TestCase(
        "'./b' would hold the last of several formats alone; give each a file of its own.", "--format", "text", "--format", "json",
        "--output", "b", "--output", "./b")]
    public void Overwrites_nothing_that_is_needed(string expected, params string[] arguments)
    {
        _workspace.Write("a.yaml", Workspace.Referring("part.yaml#/A"));
        _workspace.Write("part.yaml", "A: { type: string }");
        _workspace.Write("approvals.yaml", "[]");
        var before = Contents();
        Assert.That(
            Workspace.RunIn(_workspace.Folder, ["a.yaml", "a.yaml", "--approvals", "approvals.yaml", .. arguments]),
            Is.EqualTo(new ToolResult(2, "", $"contract-diff: --output: {expected}\n")));
        Assert.That(Contents(), Is.EqualTo(before));

        Dictionary<string, string> Contents() => Directory.EnumerateFiles(_workspace.Folder).ToDictionary(file => file, File.ReadAllText);
    }

    [Test]
    public void Names_a_file_that_is_missing()
    {
        var missing = _workspace.PathOf("missing.yaml");
        Assert.That(Workspace.Run(_file, missing), Is.EqualTo(new ToolResult(3, "", $"contract-diff: {missing}: there is no such file. Relative paths count from '{Path.GetFullPath(".")}'.\n")));
    }

    [Test]
    public void Names_the_line_of_what_cannot_be_read()
    {
        var broken = _workspace.Write("broken.yaml", "openapi: 3.1.0\npaths: {\n");
        var result = Workspace.Run(broken, _file);
        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(result.Errors, Does.StartWith($"contract-diff: {broken}:").And.Contains("not valid YAML"));
    }

    [Test]
    public void Tells_of_the_old_version_first()
    {
        var (one, other) = (_workspace.Write("one.yaml", "openapi: ["), _workspace.Write("other.yaml", "openapi: ["));
        Assert.That(Workspace.Run(one, other).Errors, Does.StartWith($"contract-diff: {one}:"));
    }

    [Test]
    public void Writes_no_control_character_of_a_document()
    {
        var broken = _workspace.Write("broken.yaml", "openapi: 3.1.0\n\"a\\e[31m\": 1\n\"a\\e[31m\": 2\n");
        var result = Workspace.Run(broken, _file);
        Assert.That(result.Errors, Does.Contain("\\u001b[31m").And.Not.Contains('\e'));
    }

    [Test]
    public void A_bug_gives_no_stack_trace()
    {
        var errors = new StringWriter { NewLine = "\n" };
        Assert.That(Cli.Run([_file, _file], new BrokenWriter(), errors), Is.EqualTo(3));
        Assert.That(errors.ToString(), Is.EqualTo("contract-diff: this is a bug of contract-diff, please report it: ArithmeticException: broken\n"));
    }

    [Test]
    public void Says_its_version() => Assert.That(Workspace.Start(_workspace.Folder, "--version").Output, Does.Match(@"^\d+\.\d+\.\d+"));

    [Test]
    public void Help_names_every_option()
    {
        var result = Workspace.Run("--help");
        Assert.That(result.ExitCode, Is.Zero);
        string[] options =
        [
            "--git", "--format", "--output", "--fail-on", "--approvals", "--severity", "--base-version", "--head-version", "--fetch",
            "--brief", "--max-length", "--max-annotations", "--config", "--allow-outside-refs", "--allow-remote-refs", "rules",
            "Exit codes",
        ];
        foreach (var option in options)
            Assert.That(result.Output, Does.Contain(option));
    }

    [Test]
    public void Lists_every_rule()
    {
        var text = Workspace.Run("rules");
        Assert.That(text.ExitCode, Is.Zero);
        var json = JsonNode.Parse(Workspace.Run("rules", "--format", "json").Output)!.AsArray();
        Assert.That(
            json.Select(rule => rule!["rule"]!.GetValue<string>()),
            Is.Unique.And.EquivalentTo(RuleCatalog.All.Select(rule => rule.Id)).And.Contains("document-removed"));
        foreach (var rule in RuleCatalog.All)
            Assert.That(text.Output, Does.Contain($"{rule.Id}\n  {rule.Title}.\n").And.Contains(rule.Why));
        Assert.That(Workspace.Run("rules", "--format", "markdown").Output.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(json.Count + 2));
    }

    // A removed operation takes its methods along, which is the verdict of another rule.
    [TestCase("operation-removed", "wire breaking, source and binary as the C# changes")]
    [TestCase("csharp-method-removed", "wire compatible, source breaking, binary breaking")]
    [TestCase("document-removed", "wire breaking, source breaking, binary breaking")]
    public void A_rule_of_the_wire_leaves_source_and_binary_to_those_of_the_language(string rule, string verdicts)
        => Assert.That(Workspace.Run("rules", rule).Output, Does.Contain($"\n  {verdicts}\n"));

    private sealed class BrokenWriter : StringWriter
    {
        public override void Write(string? value) => throw new ArithmeticException("broken");

        public override void WriteLine(string? value) => throw new ArithmeticException("broken");
    }
}
