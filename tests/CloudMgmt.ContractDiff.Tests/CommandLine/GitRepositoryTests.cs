using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.CommandLine;

/// <summary>Repositories that lack something: an object, a working tree, an owner. None of it is a document that is new or gone.</summary>
internal sealed class GitRepositoryTests
{
    private static readonly string[] Operations = ["GET /users", "DELETE /users"];

    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp()
    {
        _workspace = new();
        _workspace.Write("specs/users.yaml", Workspace.Document(Operations));
        _workspace.Write("other/teams.yaml", Workspace.Document("GET /teams"));
        _workspace.Commit();
    }

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [TestCase("tree:0")]
    [TestCase("blob:none")]
    public void What_a_partial_clone_cannot_fetch_is_not_new(string filter)
    {
        CommitWithout("DELETE /users");
        _workspace.Git("config", "uploadpack.allowFilter", "true");
        using var clones = new Workspace();
        var clone = clones.PathOf("clone");
        clones.Git("clone", "--quiet", "--no-checkout", $"--filter={filter}", new Uri(_workspace.Folder).AbsoluteUri, clone);
        clones.Git("-C", clone, "checkout", "--quiet", "main");
        clones.Git("-C", clone, "remote", "set-url", "origin", clones.PathOf("gone"));
        foreach (var path in (string[])["specs/users.yaml", "specs", "."])
            CannotRead(Workspace.RunIn(clone, "--git", "HEAD~1", path));
    }

    [TestCase("HEAD^{tree}")]
    [TestCase("HEAD:specs")]
    [TestCase("HEAD:specs/users.yaml")]
    public void What_a_damaged_repository_lost_is_not_new(string name)
    {
        var hash = _workspace.Git("rev-parse", name).Trim();
        var lost = _workspace.PathOf($".git/objects/{hash[..2]}/{hash[2..]}");
        File.SetAttributes(lost, FileAttributes.Normal);
        File.Delete(lost);
        foreach (var path in (string[])["specs/users.yaml", "specs", "."])
            CannotRead(Workspace.RunIn(_workspace.Folder, "--git", "HEAD", path));
    }

    [TestCase("")]
    [TestCase("specs")]
    [TestCase("specs/users.yaml")]
    public void What_a_sparse_checkout_leaves_out_is_not_gone(string path)
    {
        CommitWithout("DELETE /users");
        _workspace.Git("sparse-checkout", "set", "other");
        Assert.That(_workspace.PathOf("specs/users.yaml"), Does.Not.Exist);
        string[] paths = path.Length > 0 ? [path] : [];
        Assert.That(Workspace.RunIn(_workspace.Folder, ["--git", "HEAD", .. paths]).Output, Does.StartWith("No changes since "));
        Assert.That(
            Workspace.RunIn(_workspace.Folder, ["--git", "HEAD~1", .. paths]).Output,
            Does.Contain("DELETE /users is gone.").And.Not.Contain("The document"));
    }

    [Test]
    public void Without_a_working_tree_there_is_no_new_version()
    {
        using var clones = new Workspace();
        var bare = clones.PathOf("bare.git");
        clones.Git("clone", "--quiet", "--bare", _workspace.Folder, bare);
        foreach (var folder in (string[])[bare, _workspace.PathOf(".git")])
        {
            Assert.That(Workspace.RunIn(folder, "--git", "HEAD"), Is.EqualTo(new ToolResult(2, "", $"contract-diff: '{folder}' is in a git repository, but in no working tree; check one out, and compare there.\n")));
        }
    }

    [Test]
    public void A_repository_of_another_owner_is_told_in_the_words_of_git()
    {
        var result = Workspace.Execute(
            "dotnet", _workspace.Folder, [typeof(ContractDiff.CommandLine.Cli).Assembly.Location, "--git", "HEAD"],
            new Dictionary<string, string?>
            {
                ["GIT_TEST_ASSUME_DIFFERENT_OWNER"] = "1",
                ["GIT_CONFIG_GLOBAL"] = _workspace.PathOf("none"),
                ["GIT_CONFIG_NOSYSTEM"] = "1",
            });
        Assert.That(result.ExitCode, Is.EqualTo(2), result.Output);
        Assert.That(
            result.Errors,
            Does.StartWith($"contract-diff: git opens no repository at '{_workspace.Folder}': ").And.Contain("safe.directory"));
    }

    [Test]
    public void A_commit_can_be_named_by_its_message()
        => Assert.That(Workspace.RunIn(_workspace.Folder, "--git", ":/first").Output, Does.StartWith("No changes since "));

    [Test]
    public void What_is_in_a_submodule_is_not_new()
    {
        _workspace.Git("update-index", "--add", "--cacheinfo", $"160000,{_workspace.Git("rev-parse", "HEAD").Trim()},sub");
        _workspace.Git("commit", "--quiet", "--message", "submodule");
        _workspace.Write("sub/api.yaml", Workspace.Document("GET /a"));
        Assert.That(
            Workspace.RunIn(_workspace.Folder, "--git", "HEAD", "sub/api.yaml"),
            Is.EqualTo(new ToolResult(3, "", "contract-diff: HEAD: sub/api.yaml: it is in the submodule 'sub', a repository of its own; compare it there.\n")));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "no name of a file has it there")]
    public void A_name_may_have_a_line_feed()
    {
        _workspace.Write("specs/a\nb.yaml", Workspace.Document("GET /a", "PUT /a"));
        _workspace.Commit();
        var path = _workspace.Write("specs/a\nb.yaml", Workspace.Document("GET /a"));
        foreach (var named in (string[])[path, _workspace.PathOf("specs")])
            Assert.That(Workspace.Run("--git", "HEAD", named).Output, Does.Contain("PUT /a is gone."));
    }

    [Test]
    [Platform("Linux", Reason = "elsewhere names are Unicode")]
    public void A_name_that_is_no_text_is_told()
    {
        _workspace.Write("specs/a.yaml", Workspace.Document("GET /a"));
        InSpecs("mv a.yaml \"$(printf 'caf\\351.yaml')\"");
        var result = Workspace.RunIn(_workspace.Folder, "--git", "HEAD", "specs");
        InSpecs("mv caf*.yaml a.yaml");
        Assert.That(
            result, Is.EqualTo(new ToolResult(2, "", "contract-diff: --git: the name of 'caf\\ufffd.yaml' is not UTF-8; rename it.\n")));

        // No name in .NET is other than UTF-8.
        void InSpecs(string command) => Workspace.Execute("sh", _workspace.PathOf("specs"), ["-c", command]);
    }

    private void CommitWithout(string operation)
    {
        _workspace.Write("specs/users.yaml", Workspace.Document([.. Operations.Where(other => other != operation)]));
        _workspace.Git("commit", "--quiet", "--all", "--message", "second");
    }

    private static void CannotRead(ToolResult result)
    {
        Assert.That((result.ExitCode, result.Output), Is.EqualTo((3, "")), result.Errors);
        Assert.That(
            result.Errors,
            Does.StartWith("contract-diff: git cannot read ")
                .And.EndWith("; git fetch --refetch gets what a clone lacks, if its remote can be reached.\n"));
    }
}
