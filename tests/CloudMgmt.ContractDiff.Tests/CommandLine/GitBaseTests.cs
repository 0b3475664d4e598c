using CloudMgmt.ContractDiff.Git;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.CommandLine;

/// <summary>Which commit <c>--git</c> compares with, and what it does where the clone lacks it.</summary>
internal sealed class GitBaseTests
{
    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp()
    {
        _workspace = new();
        _workspace.Write("specs/users.yaml", Workspace.Document("GET /users", "DELETE /users"));
        _workspace.Commit();
    }

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [TestCase("main", "main", false, null)]
    [TestCase("main...", "main", false, null)]
    [TestCase("main...HEAD", "main", false, null)]
    [TestCase("main..", "main", true, null)]
    [TestCase("HEAD~1:specs/a.yaml", "HEAD~1", false, "specs/a.yaml")]
    [TestCase("v1.0..:a b:c.yaml", "v1.0", true, "a b:c.yaml")]
    [TestCase("HEAD^{/fix: it}:a.yaml", "HEAD^{/fix: it}", false, "a.yaml")]
    [TestCase("main@{12:00}", "main@{12:00}", false, null)]
    [TestCase(":/fix: it", ":/fix: it", false, null)]
    public void It_is_a_revision_and_perhaps_a_path(string text, string name, bool isExact, string? path)
        => Assert.That(GitBase.Parse(text), Is.EqualTo(new GitBase(name, isExact, path)));

    [Test]
    public void The_new_version_is_the_working_tree()
        => Assert.That(Workspace.Run("--git", "main...topic", _workspace.Folder).Errors,
            Is.EqualTo("contract-diff: --git: 'main...topic': the new version is what is in the working tree; check out 'topic', and give 'main'.\n"));

    [TestCase("main", 0)]
    [TestCase("main...", 0)]
    [TestCase("main..", 1)]
    public void A_branch_that_is_behind_has_removed_nothing(string revision, int exitCode)
    {
        var start = LetMainGoOn();
        var result = Workspace.Run("--git", revision, _workspace.PathOf("specs"));
        Assert.That(result.ExitCode, Is.EqualTo(exitCode), result.Output + result.Errors);
        Assert.That(result.Output, exitCode == 0
            ? Is.EqualTo($"No changes since {start[..12]}, where HEAD left main.\n")
            : Does.Contain("POST /users is gone.").And.Not.Contain("where HEAD left"));
    }

    [Test]
    public void A_report_says_since_when()
    {
        var start = LetMainGoOn();
        _workspace.Write("specs/users.yaml", Workspace.Document("GET /users"));
        Assert.That(
            Workspace.Run("--git", "main", _workspace.PathOf("specs")).Output,
            Does.EndWith($"since         {start[..12]}, where HEAD left main\n"));
    }

    [Test]
    public void A_path_in_the_revision_is_that_of_the_old_version()
    {
        var old = _workspace.PathOf("specs/users.yaml");
        var renamed = _workspace.Write("api.yaml", Workspace.Document("GET /users"));
        foreach (var arguments in (string[][])[["HEAD:specs/users.yaml", renamed], ["HEAD:specs", _workspace.PathOf("specs")]])
        {
            File.WriteAllText(old, Workspace.Document("GET /users"));
            var result = Workspace.RunIn(_workspace.Folder, ["--git", .. arguments]);
            Assert.That((result.ExitCode, result.Errors), Is.EqualTo((1, "")), arguments[0]);
            Assert.That(result.Output, Does.StartWith("HEAD:specs/users.yaml → ").And.Contain("DELETE /users is gone."));
        }
        Assert.That(
            Workspace.RunIn(_workspace.Folder, "--git", "HEAD:specs/users.yaml").Output,
            Does.StartWith("HEAD:specs/users.yaml → specs/users.yaml\n"));
        Assert.That(
            Workspace.RunIn(_workspace.Folder, "--git", "HEAD:specs", "a", "b").Errors,
            Does.Contain("'b' is one too many: 'HEAD:specs' has one path."));
    }

    [TestCase("specs/user.yaml")]
    [TestCase("spec")]
    public void A_path_that_the_revision_lacks_is_no_new_document(string path)
    {
        var result = Workspace.RunIn(_workspace.Folder, "--git", $"HEAD:{path}", "specs/users.yaml");
        Assert.That((result.ExitCode, result.Output), Is.EqualTo((2, "")));
        Assert.That(
            result.Errors,
            Does.StartWith($"contract-diff: --git: there is no '{path}' in HEAD; git ls-tree -r --name-only --full-tree ")
                .And.EndWith(" lists what is.\n"));
    }

    [TestCase("api.yaml")]
    [TestCase("specs/v1/people.yaml")]
    public void What_was_moved_is_the_same_document(string name)
    {
        var moved = _workspace.Write(name, Workspace.Document("GET /users", "PUT /users"));
        File.Delete(_workspace.PathOf("specs/users.yaml"));
        foreach (var paths in (string[][])[[], [moved]])
        {
            var result = Workspace.RunIn(_workspace.Folder, ["--git", "HEAD", .. paths]);
            Assert.That(
                result.Output,
                Does.StartWith("HEAD:specs/users.yaml → ").And.Contain("DELETE /users is gone.").And.Contain("PUT /users is new."),
                result.Errors);
            Assert.That(result.Output, Does.Not.Contain("The document"));
        }
    }

    [TestCase("v1/users.yaml", "v1")]
    [TestCase("v1/users.yaml", "v1", "specs")]
    [TestCase("v1/users.yaml", "specs", "v1")]
    [TestCase("v1/users.yaml", "v1/users.yaml", "specs")]
    [TestCase("v1/users.yaml", "specs")]
    public void What_was_moved_into_or_out_of_a_named_folder_is_the_same_document(string name, params string[] paths)
    {
        _workspace.Write("v1/teams.yaml", Workspace.Document("GET /teams"));
        _workspace.Write("specs/roles.yaml", Workspace.Document("GET /roles"));
        _workspace.Commit();
        File.Delete(_workspace.PathOf("specs/users.yaml"));
        _workspace.Write(name, Workspace.Document("GET /users"));
        var result = Workspace.RunIn(_workspace.Folder, ["--git", "HEAD", .. paths]);
        Assert.That(result.ExitCode, Is.EqualTo(1), result.Errors);
        Assert.That(result.Output, Does.Contain("HEAD:specs/users.yaml → v1/users.yaml\n").And.Contain("DELETE /users is gone."));
        Assert.That(result.Output, Does.Not.Contain("The document"));
    }

    [Test]
    public void What_has_little_in_common_is_another_document()
    {
        _workspace.Write(
            "teams.yaml",
            Workspace.Document("GET /teams", "PUT /teams", "DELETE /teams/{id}", "GET /teams/{id}", "POST /teams", "GET /roles"));
        File.Delete(_workspace.PathOf("specs/users.yaml"));
        Assert.That(
            Workspace.RunIn(_workspace.Folder, "--git", "HEAD").Output,
            Does.Contain("The document 'specs/users.yaml' is gone.").And.Contain("The document 'teams.yaml' is new."));
    }

    [Test]
    public void Folders_have_renamed_documents_too()
    {
        var old = _workspace.PathOf("old");
        _workspace.Write("old/a.yaml", Workspace.Document("GET /users", "DELETE /users"));
        _workspace.Write("new/b.yaml", Workspace.Document("GET /users"));
        Assert.That(
            Workspace.Run(old, _workspace.PathOf("new")).Output, Does.StartWith($"{old}/a.yaml → ").And.Contain("DELETE /users is gone."));
    }

    [Test]
    public void A_document_behind_a_link_is_compared_with_what_the_link_led_to()
    {
        Links("api", "specs");
        File.CreateSymbolicLink(_workspace.PathOf("one.yaml"), "specs/users.yaml");
        _workspace.Commit();
        _workspace.Write("specs/users.yaml", Workspace.Document("GET /users"));
        foreach (var path in (string[])["api", "one.yaml", "api/users.yaml"])
        {
            var result = Workspace.RunIn(_workspace.Folder, "--git", "HEAD", path);
            Assert.That(result.Output, Does.Contain("DELETE /users is gone.").And.Not.Contain("The document"), $"{path}: {result.Errors}");
        }
    }

    [Test]
    public void A_folder_that_became_a_link_is_the_same_folder()
    {
        Directory.CreateDirectory(_workspace.PathOf("real"));
        File.Move(_workspace.PathOf("specs/users.yaml"), _workspace.PathOf("real/users.yaml"));
        Directory.Delete(_workspace.PathOf("specs"));
        Links("specs", "real");
        Assert.That(Workspace.RunIn(_workspace.Folder, "--git", "HEAD", "specs").Output, Does.StartWith("No changes since "));
    }

    [Test]
    public void What_a_link_out_of_the_repository_held_is_not_known()
    {
        using var elsewhere = new Workspace();
        File.CreateSymbolicLink(_workspace.PathOf("out.yaml"), elsewhere.Write("api.yaml", Workspace.Document("GET /a")));
        _workspace.Commit();
        var result = Workspace.RunIn(_workspace.Folder, "--git", "HEAD", "out.yaml");
        Assert.That((result.ExitCode, result.Errors), Is.EqualTo((3, $"contract-diff: HEAD: out.yaml: it is a link to '{elsewhere.PathOf("api.yaml")}', out of the repository, so that nobody knows what it held.\n")));
    }

    [Test]
    public void A_shallow_clone_is_told_what_to_type_and_fetch_does_it()
    {
        LetMainGoOn();
        _workspace.Write("specs/users.yaml", Workspace.Document("GET /users", "DELETE /users", "PUT /users"));
        _workspace.Git("commit", "--quiet", "--all", "--message", "topic");
        using var clones = new Workspace();
        var clone = clones.PathOf("clone");
        clones.Git("clone", "--quiet", "--depth", "1", "--branch", "topic", new Uri(_workspace.Folder).AbsoluteUri, clone);
        const string Command = "git fetch --unshallow --tags origin '+refs/heads/*:refs/remotes/origin/*'";
        var shallow = Workspace.RunIn(clone, "--git", "main");
        Assert.That((shallow.ExitCode, shallow.Errors), Is.EqualTo((2, $"contract-diff: 'main' is no revision of the git repository at '{clone}' as far as this shallow clone goes: type {Command}, or let --fetch do it.\n")));

        clones.Git("-C", clone, "fetch", "--quiet", "--depth", "1", "origin", "main:refs/remotes/origin/main");
        Assert.That(Workspace.RunIn(clone, "--git", "origin/main").Errors, Does.StartWith("contract-diff: 'origin/main' and HEAD have no commit in common as far as this shallow clone goes: type git fetch "));

        var fetched = Workspace.RunIn(clone, "--git", "main", "--fetch");
        Assert.That(fetched.ExitCode, Is.Zero, fetched.Errors);
        Assert.That(fetched.Output, Does.Contain("PUT /users is new.").And.Contain("where HEAD left origin/main").And.Not.Contain("gone"));
        Assert.That(
            Workspace.RunIn(clone, "--git", "nowhere", "--fetch").Errors,
            Does.Contain("'nowhere' is no revision").And.Not.Contain("--fetch"), "which did what it could");
    }

    [TestCase("mian", "Did you mean 'main'?")]
    [TestCase("release-2.0", "git branch --all and git tag list those it has.")]
    public void Without_a_remote_a_revision_that_is_not_there_has_a_lookalike_or_a_list(string revision, string expected)
        => Assert.That(
            Workspace.RunIn(_workspace.Folder, "--git", revision),
            Is.EqualTo(new ToolResult(2, "", $"contract-diff: '{revision}' is no revision of the git repository at '{_workspace.Folder}'. {expected}\n")));

    [Test]
    public void A_repository_without_a_commit_has_no_revision()
    {
        using var empty = new Workspace();
        empty.Git("init", "--quiet");
        Assert.That(Workspace.RunIn(empty.Folder, "--git", "main").Errors, Does.EndWith(". It has no commit on any branch yet.\n"));
    }

    [Test]
    public void A_fetch_that_fails_is_told()
    {
        _workspace.Git("remote", "add", "origin", _workspace.PathOf("gone"));
        Assert.That(Workspace.RunIn(_workspace.Folder, "--git", "topic", "--fetch").Errors,
            Does.StartWith("contract-diff: --fetch: git fetch --tags origin '+refs/heads/*:refs/remotes/origin/*' failed: fatal: "));
    }

    [Test]
    public void Histories_without_a_commit_in_common_are_told()
    {
        _workspace.Git("checkout", "--quiet", "--orphan", "other");
        _workspace.Git("commit", "--quiet", "--message", "other");
        Assert.That(Workspace.RunIn(_workspace.Folder, "--git", "main").Errors, Is.EqualTo("contract-diff: 'main' and HEAD have no commit in common; 'main..' compares with it as it is.\n"));
        Assert.That(Workspace.RunIn(_workspace.Folder, "--git", "main..").ExitCode, Is.Zero);
    }

    [TestCase("github", "::error file=specs/users.yaml,")]
    [TestCase("sarif", "\"uri\": \"specs/users.yaml\"")]
    public void Services_get_paths_from_the_root_of_the_repository(string format, string expected)
    {
        _workspace.Write("specs/users.yaml", Workspace.Document("GET /users"));
        var old = _workspace.Write("old.yaml", Workspace.Document("GET /users", "DELETE /users"));
        foreach (var arguments in (string[][])
            [["--git", "HEAD"], ["--git", "HEAD", "users.yaml"], ["--git", "HEAD", _workspace.PathOf("specs")]])
        {
            Assert.That(Workspace.RunIn(_workspace.PathOf("specs"), [.. arguments, "--format", format]).Output, Does.Contain(expected));
        }
        if (format == "github")
        {
            Assert.That(
                Workspace.RunIn(_workspace.PathOf("specs"), old, "./users.yaml", "--format", format).Output, Does.Contain(expected));
        }
    }

    private void Links(string name, string target) => Directory.CreateSymbolicLink(_workspace.PathOf(name), target);

    // Gives the commit that HEAD, on the branch 'topic', left main at.
    private string LetMainGoOn()
    {
        var start = _workspace.Git("rev-parse", "HEAD").Trim();
        _workspace.Write("specs/users.yaml", Workspace.Document("GET /users", "DELETE /users", "POST /users"));
        _workspace.Git("commit", "--quiet", "--all", "--message", "second");
        _workspace.Git("checkout", "--quiet", "-b", "topic", start);
        return start;
    }
}
