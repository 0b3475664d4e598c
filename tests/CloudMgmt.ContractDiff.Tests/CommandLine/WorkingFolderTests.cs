using System.Text.Json.Nodes;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.CommandLine;

/// <summary>Every path counts from the folder that the tool is given, whatever that of the process is,
/// and is named as it was given.</summary>
internal sealed class WorkingFolderTests
{
    private Workspace _workspace = null!;

    private string Folder => _workspace.PathOf("here");

    [SetUp]
    public void SetUp()
    {
        _workspace = new();
        _workspace.Write("here/base/api.yaml", Workspace.Document("GET /a", "GET /b"));
        _workspace.Write("here/head/api.yaml", Workspace.Document("GET /a"));
    }

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [TestCase("base/api.yaml", "head/api.yaml")]
    [TestCase("base", "head")]
    [TestCase("../here/base", "./head")]
    public void Documents_and_folders_count_from_it(string @base, string head)
    {
        var result = Workspace.RunIn(Folder, @base, head);
        Assert.That(result.ExitCode, Is.EqualTo(1), result.Errors);
        Assert.That(result.Output, Does.StartWith(@base).And.Contain("GET /b is gone.").And.Not.Contain(_workspace.Folder));
    }

    [Test]
    public void So_do_references_and_the_folder_that_they_stay_in()
    {
        _workspace.Write("here/base/api.yaml", Workspace.Referring("../parts/old.yaml#/A"));
        _workspace.Write("here/head/api.yaml", Workspace.Referring("../parts/new.yaml#/A"));
        _workspace.Write("here/parts/old.yaml", "A: { type: string }");
        _workspace.Write("here/parts/new.yaml", "A: { type: integer }");
        Assert.That(Workspace.RunIn(Folder, "base/api.yaml", "head/api.yaml").Errors, Does.Contain("--allow-outside-refs"));
        Assert.That(
            Workspace.RunIn(Folder, "base/api.yaml", "head/api.yaml", "--allow-outside-refs").Output, Does.Contain("parts/new.yaml:1"));
    }

    [Test]
    public void So_do_approvals_severities_and_outputs()
    {
        var json = Workspace.RunIn(Folder, "base/api.yaml", "head/api.yaml", "--format", "json").Output;
        var fingerprint = JsonNode.Parse(json)!["changes"]![0]!["fingerprint"]!.GetValue<string>();
        _workspace.Write("here/approvals/a.yaml", $"- {{ fingerprint: {fingerprint}, reason: r, author: a, version: 2.0.0 }}");
        _workspace.Write("here/approvals/b.yaml", "- { fingerprint: 0123456789ab, reason: r, author: a, version: 2.0.0 }");
        _workspace.Write("here/severity.yaml", "operation-removed: risky");
        var result = Workspace.RunIn(
            Folder, "base", "head", "--approvals", "approvals", "--severity", "severity.yaml", "--output", "out/report.txt");
        Assert.That(result.Errors, Does.StartWith("contract-diff: approvals/b.yaml:1:").And.Contain("'0123456789ab' matches no change"));
        Assert.That(
            File.ReadAllText(_workspace.PathOf("here/out/report.txt")), Does.Contain("  approved ").And.Contain("wire          risky "));
    }

    [Test]
    public void What_is_missing_is_named_as_it_was_given()
    {
        Assert.That(Workspace.RunIn(Folder, "base/api.yaml", "none.yaml").Errors, Is.EqualTo($"contract-diff: none.yaml: there is no such file. Relative paths count from '{Folder}'.\n"));
        Assert.That(
            Workspace.RunIn(Folder, "base", "head", "--severity", "none.yaml").Errors,
            Is.EqualTo("contract-diff: none.yaml: there is no such file.\n"));
        Assert.That(
            Workspace.RunIn(Folder, "base", "head", "--approvals", "none.yaml").Errors,
            Is.EqualTo("contract-diff: none.yaml: there is no such file.\n"));
    }
}
