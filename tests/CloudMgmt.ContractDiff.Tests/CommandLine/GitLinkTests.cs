using System.Text.Json.Nodes;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.CommandLine;

/// <summary>Symbolic links stand for what they lead to, in the revision as on the disk.</summary>
internal sealed class GitLinkTests
{
    private static readonly string _old = Workspace.Document("GET /users", "DELETE /users");
    private static readonly string _new = Workspace.Document("GET /users");

    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp()
    {
        _workspace = new();
        _workspace.Write("real/deep/users.yaml", _old);
        _workspace.Write("shared/other.yaml", Workspace.Document("GET /other"));
        Link("shared/api", "../real/deep");
        Link("direct", "real/deep");
        _workspace.Commit();
        _workspace.Write("real/deep/users.yaml", _new);
    }

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [TestCase("shared/api/users.yaml")]
    [TestCase("shared/api")]
    [TestCase("shared")]
    [TestCase("direct/users.yaml")]
    [TestCase("direct")]
    public void A_folder_may_be_linked_from_another_depth(string path)
    {
        var result = Workspace.RunIn(_workspace.Folder, "--git", "HEAD", path);
        Assert.That(result.ExitCode, Is.EqualTo(1), result.Output + result.Errors);
        Assert.That(result.Output, Does.Contain("DELETE /users is gone.").And.Not.Contain("The document"));
    }

    [Test]
    public void A_repository_may_be_entered_by_a_link_into_its_middle()
    {
        using var elsewhere = new Workspace();
        Directory.CreateSymbolicLink(elsewhere.PathOf("in"), _workspace.PathOf("real"));
        foreach (var path in (string[])["in/deep/users.yaml", "in/deep", "in"])
        {
            var result = Workspace.RunIn(elsewhere.Folder, "--git", "HEAD", path);
            Assert.That(result.Output, Does.Contain("DELETE /users is gone.").And.Not.Contain("The document"), path + result.Errors);
        }
    }

    [Test]
    public void A_link_to_itself_is_named_and_no_report_that_was_not_written()
    {
        Link("loop", "loop");
        var result = Workspace.RunIn(_workspace.Folder, "--git", "HEAD", "loop");
        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(result.Errors, Does.Contain($"'{_workspace.PathOf("loop")}'").And.Not.Contain("report"));
    }

    [Test]
    public void A_link_and_what_it_leads_to_are_one_document()
        => Assert.That(Documents("."), Is.EqualTo((string[])["real/deep/users.yaml", "shared/other.yaml"]));

    [Test]
    public void A_link_that_leads_elsewhere_now_is_a_document_of_its_own()
    {
        _workspace.Write("next/users.yaml", _old);
        _workspace.Write("real/deep/users.yaml", _old);
        _workspace.Commit();
        Directory.Delete(_workspace.PathOf("direct"));
        Link("direct", "next");
        _workspace.Write("next/users.yaml", _new);
        Assert.That(
            Documents("."), Is.EqualTo((string[])["direct/users.yaml", "next/users.yaml", "real/deep/users.yaml", "shared/other.yaml"]));
    }

    [Test]
    public void Circles_end()
    {
        Link("real/deep/up", "..");
        Link("real/self", ".");
        Link("real/one", "two");
        Link("real/two", "one");
        _workspace.Git("add", "real/deep/up", "real/self", "real/one", "real/two");
        _workspace.Git("commit", "--quiet", "--message", "circles");
        Assert.That(Documents("real"), Is.EqualTo((string[])["real/deep/users.yaml"]));
    }

    [Test]
    public void A_folder_that_a_link_leads_to_outside_is_told()
    {
        using var elsewhere = new Workspace();
        Link("shared/out", elsewhere.Folder);
        Assert.That(
            Workspace.RunIn(_workspace.Folder, "--git", "HEAD", "shared"),
            Is.EqualTo(new ToolResult(2, "", "contract-diff: 'shared/out' is a link out of the repository; name the documents that count, without it.\n")));
    }

    private void Link(string name, string target) => Directory.CreateSymbolicLink(_workspace.PathOf(name), target);

    private IEnumerable<string> Documents(string path)
    {
        var result = Workspace.RunIn(_workspace.Folder, "--git", "HEAD", path, "--format", "json");
        Assert.That(result.Errors, Is.Empty);
        return JsonNode.Parse(result.Output)!["documents"]!.AsArray().Select(document => document!["head"]!.GetValue<string>());
    }
}
