using System.Text.Json.Nodes;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.CommandLine;

internal sealed class ApprovalTests
{
    private Workspace _workspace = null!;
    private string _base = null!;
    private string _head = null!;
    private string _fingerprint = null!;

    [SetUp]
    public void SetUp()
    {
        _workspace = new();
        _base = _workspace.Write("base.yaml", Workspace.Document("GET /users", "DELETE /users"));
        _head = _workspace.Write("head.yaml", Workspace.Document("GET /users"));
        _fingerprint = Change()["fingerprint"]!.GetValue<string>();
    }

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [Test]
    public void Lets_an_approved_change_through()
    {
        var file = Approve(Entry(_fingerprint));
        Assert.That(Workspace.Run(_base, _head, "--approvals", file).ExitCode, Is.Zero);
        var change = Change("--approvals", file);
        Assert.That(change["approved"]!.GetValue<bool>(), Is.True);
        Assert.That(change["wire"]!.GetValue<string>(), Is.EqualTo("breaking"));
        Assert.That(change["approval"]!.ToJsonString(), Is.EqualTo("""{"reason":"agreed","author":"ada","version":"2.0.0"}"""));
        Assert.That(Workspace.Run(_base, _head, "--approvals", file).Output, Does.Contain("bump          major"));
    }

    [Test]
    public void Stays_approved_when_lines_move()
    {
        var file = Approve(Entry(_fingerprint));
        var moved = _workspace.Write("moved.yaml", "# a comment\n\n" + File.ReadAllText(_base));
        Assert.That(Workspace.Run(moved, _head, "--approvals", file).ExitCode, Is.Zero);
    }

    [Test]
    public void Takes_a_folder()
    {
        Approve(Entry(_fingerprint));
        _workspace.Write("approvals/README.md", "no approval");
        Assert.That(Workspace.Run(_base, _head, "--approvals", _workspace.PathOf("approvals")).ExitCode, Is.Zero);
    }

    [Test]
    public void Checks_what_is_said_for_readers()
    {
        Assert.That(
            Workspace.Run(
                _base,
                _head,
                "--approvals",
                Approve(Entry(_fingerprint) + "  rule: operation-removed\n  pointer: /paths/~1users/delete\n")).ExitCode, Is.Zero);
        var result = Workspace.Run(_base, _head, "--approvals", Approve(Entry(_fingerprint) + "  rule: operation-added\n"));
        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Errors, Does.Contain($"the approval '{_fingerprint}' of rule 'operation-added' matches no change"));
    }

    [Test]
    public void An_approval_for_nothing_is_an_error()
    {
        var file = Approve("# second line\n" + Entry("0123456789ab") + "  pointer: /paths/x\n");
        var result = Workspace.Run(_base, _base, "--approvals", file);
        Assert.That(result, Is.EqualTo(new ToolResult(1, "No changes.\n", $"contract-diff: {file}:2:3: the approval '0123456789ab' at '/paths/x' matches no change; remove it, or correct it.\n")));
    }

    /// <summary>As after a release.</summary>
    [TestCase("")]
    [TestCase("# nothing is approved yet\n\n")]
    [TestCase("---\n")]
    [TestCase("[]")]
    public void A_file_without_approvals_approves_nothing(string content)
    {
        Assert.That(Workspace.Run(_base, _base, "--approvals", Approve(content)), Is.EqualTo(new ToolResult(0, "No changes.\n", "")));
        Assert.That(Workspace.Run(_base, _head, "--approvals", Approve(content)).ExitCode, Is.EqualTo(1));
    }

    [Test]
    public void JUnit_fails_too_for_an_approval_of_nothing()
    {
        var result = Workspace.Run(_base, _base, "--approvals", Approve(Entry("0123456789ab")), "--format", "junit");
        Assert.That(result.Output, Does.Contain("<failure message=").And.Contain("the approval '0123456789ab' matches no change"));
    }

    [TestCase("- {}", "1:3: the approval lacks 'fingerprint'.")]
    [TestCase("- fingerprint: 0123456789ab\n  reason: r\n  author: a\n", "1:3: the approval lacks 'version'.")]
    [TestCase(
        "- fingerprint: 0123456789ab\n  reason: ''\n  author: a\n  version: 1.0.0\n", "2:3: 'reason' must be a text that is not empty.")]
    [TestCase(
        "- fingerprint: 0123456789ab\n  reason: r\n  author: [a]\n  version: 1.0.0\n", "3:3: 'author' must be a text that is not empty.")]
    [TestCase(
        "- fingerprint: 0123\n  reason: r\n  author: a\n  version: 1.0.0\n",
        "1:3: '0123' is no fingerprint: 12 digits from 0 to 9 and a to f.")]
    [TestCase("- fingerprint: 0123456789ab\n  reasn: r\n", "2:3: an approval has no 'reasn'; it has fingerprint, reason, author, version, rule, pointer.")]
    [TestCase("a: b", "1:1: approvals are a list, each with fingerprint, reason, author and version.")]
    [TestCase("- a", "1:3: an approval is a map with fingerprint, reason, author and version.")]
    public void Names_the_line_of_a_mistake(string content, string expected)
    {
        var file = Approve(content);
        Assert.That(
            Workspace.Run(_base, _head, "--approvals", file), Is.EqualTo(new ToolResult(3, "", $"contract-diff: {file}:{expected}\n")));
    }

    [Test]
    public void Nobody_approves_twice()
    {
        var file = Approve(Entry(_fingerprint) + Entry(_fingerprint));
        Assert.That(Workspace.Run(_base, _head, "--approvals", file).Errors, Is.EqualTo($"contract-diff: {file}:5:3: '{_fingerprint}' is approved already, in {file} at line 1.\n"));
    }

    [Test]
    public void A_fingerprint_of_digits_is_text()
    {
        var file = Approve(Entry("012345678901"));
        Assert.That(Workspace.Run(_base, _base, "--approvals", file).Errors, Does.Contain("'012345678901' matches no change"));
    }

    private static string Entry(string fingerprint) => $"- fingerprint: {fingerprint}\n  reason: agreed\n  author: ada\n  version: 2.0.0\n";

    private string Approve(string content) => _workspace.Write("approvals/1.yaml", content);

    private JsonNode Change(params string[] options)
        => JsonNode.Parse(Workspace.Run([_base, _head, "--format", "json", .. options]).Output)!["changes"]![0]!;
}
