using CloudMgmt.Build;
using CloudMgmt.ContractDiff.Tests.CommandLine;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.GitHubAction;

/// <summary>
/// The script of the GitHub Action, as a runner runs it: it installs the tool from a feed, which is a folder here, in a checkout of a pull
/// request, and speaks with a GitHub on this machine.
/// </summary>
[Platform(Exclude = "Win", Reason = "The bash of Windows runs in a system of its own.")]
internal sealed class ActionTests
{
    // GitHub's runners have them.
    private static readonly string[] Programs = ["bash", "jq", "curl"];

    // What the event of a push says of a branch or tag that was not there before.
    private const string NewReference
        = """{ "before": "0000000000000000000000000000000000000000", "repository": { "default_branch": "main" } }""";

    private const string Marker = "<!-- contract-diff: contract-diff -->\n";

    private readonly Workspace _machine = new();
    private Workspace _origin = null!;
    private Workspace _checkout = null!;
    private FakeGitHub _github = null!;

    private string Folder => _checkout.PathOf("repository");

    [OneTimeSetUp]
    public void RequirePrograms()
    {
        if (Shell.FirstMissing(Environment.GetEnvironmentVariable("PATH"), Programs) is { } missing)
        {
            var message = $"The action's script needs {missing}, which this machine lacks. "
                + $"On Debian or Ubuntu: apt-get install {string.Join(' ', Programs)}.";
            WholeRun.Say($"Skipped: {nameof(ActionTests)}. {message}");
            Assert.Ignore(message);
        }
    }

    [OneTimeTearDown]
    public void Leave() => _machine.Dispose();

    [SetUp]
    public async Task SetUp()
    {
        _github = await FakeGitHub.Start();
        (_origin, _checkout) = (new(), new());
        _origin.Write("api/users.yaml", Workspace.Document("GET /users", "DELETE /users"));
        _origin.Commit();
        Commit("topic", "GET /users");
        Commit("main", "GET /users", "DELETE /users", "PUT /users");
        CheckOut("topic");
        Happen($$"""{ "pull_request": { "number": {{FakeGitHub.PullRequest}} } }""");
    }

    [TearDown]
    public async Task TearDown()
    {
        _origin.Dispose();
        _checkout.Dispose();
        await _github.DisposeAsync();
    }

    [Test]
    public void Comments_annotates_sums_up_and_fails_the_job()
    {
        var result = Run();
        Assert.That(result.ExitCode, Is.EqualTo(1), result.Output + result.Errors);
        Assert.That(result.Output, Does.Contain("::error file=api/users.yaml,").And.Contain("DELETE /users is gone."));
        Assert.That(
            result.Output, Does.Not.Contain("PUT /users").And.Not.Contain(FakeGitHub.Token), "what main has since is not missing here");
        Assert.That(Outputs(), Is.EqualTo("verdict=breaking\nbump=major\n"));
        Assert.That(
            _github.Comments.Single().Body,
            Does.StartWith($"{Marker}## Contract diff: breaking, major bump\n").And.Contain("where HEAD left origin/main"));
        Assert.That(File.ReadAllText(_checkout.PathOf("summary.md")), Does.StartWith("## Contract diff: breaking, major bump\n"));
        Assert.That(_github.Requests, Is.EqualTo((string[])["{viewer{login}}", "GET 1", "POST"]));
    }

    [Test]
    public void Keeps_its_one_comment_current()
    {
        _github.Comments.AddRange(
            Enumerable.Range(1, 120).Select(id => new FakeGitHub.Comment(id, $"Comment {id}, which quotes {Marker}", FakeGitHub.Account)));
        Assert.That(Run().ExitCode, Is.EqualTo(1));
        Commit("topic", "GET /users", "DELETE /users");
        CheckOut("topic");
        var result = Run();
        Assert.That(result.ExitCode, Is.Zero, result.Output + result.Errors);
        Assert.That(Outputs(), Does.EndWith("verdict=compatible\nbump=none\n"));
        Assert.That(_github.Comments, Has.Count.EqualTo(121));
        Assert.That(_github.Comments[^1].Body, Does.StartWith($"{Marker}## Contract diff\n\nNo changes since "));
        Assert.That(_github.Requests[^3..], Is.EqualTo((string[])["GET 1", "GET 2", "PATCH 1120"]));
    }

    /// <summary>Who wrote it could write anything in place of the report.</summary>
    [Test]
    public void Takes_no_comment_of_somebody_else_for_its_own()
    {
        _github.Comments.Add(new(1, $"{Marker}## Contract diff\n\nNo changes.\n", "mallory"));
        Run();
        Run();
        Assert.That(_github.Comments.Select(comment => comment.Author), Is.EqualTo((string[])["mallory", FakeGitHub.Account]));
        Assert.That(_github.Comments[0].Body, Does.EndWith("No changes.\n"));
        Assert.That(_github.Comments[1].Body, Does.StartWith($"{Marker}## Contract diff: breaking, major bump\n"));
    }

    /// <summary>The runner reads commands in what is printed, and has two ways to write them.</summary>
    [Test]
    public void Lets_no_document_give_the_runner_commands()
    {
        Commit("topic", "GET /users", "GET /##[stop-commands]x", "GET /##[add-mask]x");
        Commit("topic", "GET /users");
        CheckOut("topic");
        var result = Run(new() { ["INPUT_BASE"] = _origin.Git("rev-parse", "topic^").Trim() + ".." });
        Assert.That(
            result.Output,
            Does.Match(@"^::stop-commands::(?<token>[0-9a-f]{32})\n(?s:.)+\n::\k<token>::\n(::error [^\n]*\n){2}$"), result.Errors);
        Assert.That(result.Output, Does.Contain("stop-commands]x is gone.").And.Not.Contain("##["));
    }

    [Test]
    public void Says_nothing_where_nothing_changed()
    {
        var result = Run(new() { ["INPUT_BASE"] = "HEAD" });
        Assert.That((result.ExitCode, Outputs()), Is.EqualTo((0, "verdict=compatible\nbump=none\n")), result.Output + result.Errors);
        Assert.That(_github.Comments, Is.Empty);
    }

    [Test]
    public void Judges_without_a_comment_where_it_may_not_write()
    {
        _github.IsReadOnly = true;
        var result = Run();
        Assert.That((result.ExitCode, Outputs()), Is.EqualTo((1, "verdict=breaking\nbump=major\n")));
        Assert.That(result.Output, Does.Contain("::warning::contract-diff: the comment could not be written; the job needs the permission 'pull-requests: write'"));
    }

    [Test]
    public void Takes_names_with_blanks_and_arguments_and_can_be_silent()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "more api"));
        File.WriteAllText(Path.Combine(Folder, "more api", "teams.yaml"), Workspace.Document("GET /teams"));
        var result = Run(new()
        {
            ["INPUT_SPECS"] = "api\n  more api\n",
            ["INPUT_FAIL_ON"] = "none",
            ["INPUT_ARGUMENTS"] = "--base-version\n0.3.0\n--head-version\n0.4.0\n",
            ["INPUT_COMMENT"] = "false",
        });
        Assert.That((result.ExitCode, Outputs()), Is.EqualTo((0, "verdict=breaking\nbump=minor\n")), result.Output + result.Errors);
        Assert.That(result.Output, Does.Contain("The document 'more api/teams.yaml' is new."));
        Assert.That(_github.Requests, Is.Empty);
    }

    [TestCase(false)]
    [TestCase(true, Description = "What it replaced is on no branch any more.")]
    public void Judges_all_that_was_pushed(bool isForced)
    {
        var before = Commit(isForced ? "other" : "topic", "GET /users", "POST /users");
        if (isForced)
            _origin.Git("branch", "--quiet", "--delete", "--force", "other");
        Commit("topic", "GET /users", "PUT /users");
        Commit("topic", "GET /users", "PUT /users", "PATCH /users");
        CheckOut("topic");
        Happen($$"""{ "before": "{{before}}", "repository": { "default_branch": "main" } }""");
        var result = Run(Push("refs/heads/topic"));
        Assert.That(result.ExitCode, Is.EqualTo(1), result.Output + result.Errors);
        Assert.That(
            result.Output,
            Does.Contain($"{before}:api/users.yaml → ").And.Contain("POST /users is gone.").And.Contain("PUT /users is new."));
        Assert.That(_github.Requests, Is.Empty);
    }

    [TestCase(NewReference, "refs/heads/topic")]
    [TestCase("""{ "repository": { "default_branch": "main" } }""", "refs/heads/topic")]
    [TestCase("""{ "merge_group": { "base_sha": "FIRST" }, "repository": { "default_branch": "main" } }""", "refs/heads/queue")]
    public void Judges_all_of_a_branch_that_is_new(string happened, string reference)
    {
        Commit("topic", "GET /users", "PATCH /users");
        CheckOut("topic");
        Happen(happened.Replace("FIRST", _origin.Git("rev-parse", "main^").Trim(), StringComparison.Ordinal));
        var result = Run(Push(reference));
        Assert.That(result.Output, Does.Contain("DELETE /users is gone.").And.Not.Contain("PUT /users"), result.Errors);
    }

    [Test]
    public void Judges_a_tag_by_the_one_before()
    {
        _origin.Git("tag", "v1", "main^");
        Commit("main", "GET /users");
        Commit("main", "GET /users", "PATCH /users");
        _origin.Git("tag", "--annotate", "--message", "two", "v2", "main");
        CheckOut("v2");
        Happen(NewReference);
        var result = Run(Push("refs/tags/v2", specs: "repository/api"), _checkout.Folder);
        Assert.That(
            result.Output, Does.Contain("v1:repository/api/users.yaml → ").And.Contain("DELETE /users is gone."), result.Errors);
    }

    [TestCase("main", "refs/heads/main", NewReference)]
    [TestCase("first", "refs/tags/first", NewReference)]
    [TestCase("first", "refs/heads/main", "{}", Description = "Started by hand on the first commit.")]
    public void Says_so_where_nothing_came_before(string name, string reference, string happened)
    {
        _origin.Git("tag", "first", "main^");
        CheckOut(name);
        Happen(happened);
        var result = Run(Push(reference));
        Assert.That((result.ExitCode, Outputs()), Is.EqualTo((0, "verdict=compatible\nbump=none\n")), result.Output + result.Errors);
        Assert.That(result.Output, Does.StartWith("::notice::contract-diff: nothing came before this"));
    }

    [Test]
    public void Judges_the_last_commit_where_nothing_else_is_known()
    {
        File.Delete(_checkout.PathOf("event.json"));
        Assert.That(Run(Push("refs/heads/topic")).Output, Does.Contain("HEAD^:api/users.yaml → api/users.yaml"));
    }

    [Test]
    public void Tells_why_it_cannot_judge()
    {
        Run();
        File.WriteAllText(Path.Combine(Folder, "api", "users.yaml"), "openapi: 3.1.0\npaths: []\n");
        var result = Run();
        Assert.That((result.ExitCode, Outputs()), Is.EqualTo((3, "")));
        Assert.That(result.Output, Does.Contain("::error::contract-diff: api/users.yaml:2:1: 'paths' must be a map"));
        Assert.That(
            _github.Comments.Single().Body,
            Is.EqualTo($"{Marker}## Contract diff\n\nThe last commit could not be judged; the log of the job says why.\n"),
            "What was said of the commit before is not said of this one.");
    }

    [TestCase("INPUT_SPECS", " ", "the input 'specs' names nothing.")]
    [TestCase("INPUT_SOURCE", "no feed", "the tool could not be installed; the inputs 'source' and 'version' say where from.")]
    public void Tells_which_input_is_wrong(string name, string value, string message)
    {
        var result = Run(new() { ["INPUT_NAME"] = "other", [name] = value });
        Assert.That((result.ExitCode, result.Errors, Outputs()), Is.EqualTo((3, $"::error::contract-diff: {message}\n", "")));
    }

    /// <summary>As long as nothing is published, and for the tool of the very commit that the action is taken from.</summary>
    [Test]
    public void Needs_no_feed()
    {
        const string Action = ".github/actions/contract-diff";
        using var action = new Workspace();
        foreach (var path in (string[])[Action, "build", "tests/CloudMgmt.ContractDiff.Tests/Rules", "global.json"])
            Copy(path, action);
        var result = Run(new()
        {
            ["INPUT_NAME"] = "built",
            ["INPUT_SOURCE"] = "",
            ["GITHUB_ACTION_PATH"] = action.PathOf(Action),
            ["NUGET_PACKAGES"] = Environment.GetEnvironmentVariable("NUGET_PACKAGES"),
        });
        Assert.That((result.ExitCode, Outputs()), Is.EqualTo((1, "verdict=breaking\nbump=major\n")), result.Output + result.Errors);
    }

    private static void Copy(string path, Workspace to)
    {
        var from = Path.Combine(RepositoryFolder.Path, path);
        foreach (var file in Directory.Exists(from) ? Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories) : [from])
        {
            var copy = to.PathOf(Path.GetRelativePath(RepositoryFolder.Path, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    // As actions/checkout leaves it: one commit, and no other branch.
    private void CheckOut(string name)
    {
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
        _checkout.Git("clone", "--quiet", "--depth", "1", "--branch", name, new Uri(_origin.Folder).AbsoluteUri, Folder);
    }

    private void Happen(string happened) => _checkout.Write("event.json", happened);

    /// <summary>Commits the document with these operations; a branch that is new starts at main.</summary>
    /// <returns>The hash of the commit.</returns>
    private string Commit(string branch, params string[] operations)
    {
        _origin.Git([
            "checkout", "--quiet", .. _origin.Git("branch", "--list", branch).Length > 0 ? (string[])[branch] : ["-b", branch, "main"],
        ]);
        _origin.Write("api/users.yaml", Workspace.Document(operations));
        _origin.Git("commit", "--quiet", "--all", "--message", "more");
        var hash = _origin.Git("rev-parse", "HEAD").Trim();
        _origin.Git("checkout", "--quiet", "main");
        return hash;
    }

    private static Dictionary<string, string?> Push(string reference, string specs = "api")
        => new() { ["GITHUB_BASE_REF"] = "", ["GITHUB_REF"] = reference, ["INPUT_SPECS"] = specs };

    private string Outputs() => File.ReadAllText(_checkout.PathOf("outputs.txt"));

    private ToolResult Run(Dictionary<string, string?>? changed = null, string? folder = null)
    {
        var environment = ToolPackage.Environment(_machine);
        Dictionary<string, string?> own = new()
        {
            // It stays installed from one test to the next.
            ["RUNNER_TEMP"] = _machine.PathOf("temp"),
            ["GITHUB_API_URL"] = _github.Address,
            ["GITHUB_GRAPHQL_URL"] = $"{_github.Address}/graphql",
            ["GITHUB_REPOSITORY"] = FakeGitHub.Repository,
            ["GITHUB_EVENT_PATH"] = _checkout.PathOf("event.json"),
            ["GITHUB_OUTPUT"] = _checkout.Write("outputs.txt", ""),
            ["GITHUB_STEP_SUMMARY"] = _checkout.PathOf("summary.md"),
            ["GITHUB_BASE_REF"] = "main",
            ["INPUT_SPECS"] = "api",
            ["INPUT_COMMENT"] = "true",
            ["INPUT_NAME"] = "contract-diff",
            ["INPUT_SOURCE"] = ToolPackage.Folder,
            ["INPUT_TOKEN"] = FakeGitHub.Token,
            ["NO_PROXY"] = "127.0.0.1",
            ["GIT_CONFIG_GLOBAL"] = "/dev/null",
        };
        foreach (var (name, value) in own.Concat(changed ?? []))
            environment[name] = value;
        return Workspace.Execute(
            "bash", folder ?? Folder, [Path.Combine(RepositoryFolder.Path, ".github", "actions", "contract-diff", "run.sh")], environment);
    }
}
