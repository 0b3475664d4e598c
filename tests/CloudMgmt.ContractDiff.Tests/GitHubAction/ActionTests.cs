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

    private const string Marker = "<!-- contract-diff: contract-diff -->\n";

    private readonly Workspace _machine = new();
    private string _packages = null!;
    private Workspace _origin = null!;
    private Workspace _checkout = null!;
    private FakeGitHub _github = null!;

    private string Folder => _checkout.PathOf("repository");

    [OneTimeSetUp]
    public void Pack()
    {
        if (Shell.FirstMissing(Environment.GetEnvironmentVariable("PATH"), Programs) is { } missing)
        {
            var message = $"The action's script needs {missing}, which this machine lacks. "
                + $"On Debian or Ubuntu: apt-get install {string.Join(' ', Programs)}.";
            WholeRun.Say($"Skipped: {nameof(ActionTests)}. {message}");
            Assert.Ignore(message);
        }
        _packages = ToolPackage.Pack(_machine);
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
        _origin.Git("checkout", "--quiet", "-b", "topic");
        _origin.Write("api/users.yaml", Workspace.Document("GET /users"));
        _origin.Git("commit", "--quiet", "--all", "--message", "topic");
        _origin.Git("checkout", "--quiet", "main");
        _origin.Write("api/users.yaml", Workspace.Document("GET /users", "DELETE /users", "PUT /users"));
        _origin.Git("commit", "--quiet", "--all", "--message", "main goes on");
        // As actions/checkout leaves it: one commit, and no branch of main.
        _checkout.Git("clone", "--quiet", "--depth", "1", "--branch", "topic", new Uri(_origin.Folder).AbsoluteUri, Folder);
        _checkout.Write("event.json", $$"""{ "pull_request": { "number": {{FakeGitHub.PullRequest}} } }""");
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
        Assert.That(_github.Requests, Is.EqualTo((string[])["GET 1", "POST"]));
    }

    [Test]
    public void Keeps_its_one_comment_current()
    {
        _github.Comments.AddRange(
            Enumerable.Range(1, 120).Select(id => new FakeGitHub.Comment(id, $"Comment {id}, which quotes {Marker}")));
        Assert.That(Run().ExitCode, Is.EqualTo(1));
        _origin.Git("checkout", "--quiet", "topic");
        _origin.Write("api/users.yaml", Workspace.Document("GET /users", "DELETE /users"));
        _origin.Git("commit", "--quiet", "--all", "--message", "taken back");
        _checkout.Git("-C", Folder, "pull", "--quiet");
        var result = Run();
        Assert.That(result.ExitCode, Is.Zero, result.Output + result.Errors);
        Assert.That(Outputs(), Does.EndWith("verdict=compatible\nbump=none\n"));
        Assert.That(_github.Comments, Has.Count.EqualTo(121));
        Assert.That(_github.Comments[^1].Body, Does.StartWith($"{Marker}## Contract diff\n\nNo changes since "));
        Assert.That(_github.Requests[^3..], Is.EqualTo((string[])["GET 1", "GET 2", "PATCH 1120"]));
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

    [Test]
    public void Compares_a_push_with_the_commit_before()
    {
        File.Delete(_checkout.PathOf("event.json"));
        var result = Run(new() { ["GITHUB_BASE_REF"] = "" });
        Assert.That(result.ExitCode, Is.EqualTo(1), result.Output + result.Errors);
        Assert.That(result.Output, Does.Contain("HEAD^:api/users.yaml → api/users.yaml"));
        Assert.That(_github.Requests, Is.Empty);
    }

    [Test]
    public void Tells_why_it_cannot_judge()
    {
        File.WriteAllText(Path.Combine(Folder, "api", "users.yaml"), "openapi: 3.1.0\npaths: []\n");
        var result = Run();
        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(result.Errors, Does.Contain("api/users.yaml:2:1: 'paths' must be a map"));
        Assert.That((Outputs(), _github.Comments), Is.EqualTo(("", Array.Empty<FakeGitHub.Comment>())));
        Assert.That(Run(new() { ["INPUT_NAME"] = "other", ["INPUT_SOURCE"] = _checkout.PathOf("no feed") }).Output, Does.Contain("::error::contract-diff: the tool could not be installed; the input 'source' names the feed."));
    }

    private string Outputs() => File.ReadAllText(_checkout.PathOf("outputs.txt"));

    private ToolResult Run(Dictionary<string, string?>? changed = null)
    {
        var environment = ToolPackage.Environment(_machine);
        Dictionary<string, string?> own = new()
        {
            // It stays installed from one test to the next.
            ["RUNNER_TEMP"] = _machine.PathOf("temp"),
            ["GITHUB_API_URL"] = _github.Address,
            ["GITHUB_REPOSITORY"] = FakeGitHub.Repository,
            ["GITHUB_EVENT_PATH"] = _checkout.PathOf("event.json"),
            ["GITHUB_OUTPUT"] = _checkout.Write("outputs.txt", ""),
            ["GITHUB_STEP_SUMMARY"] = _checkout.PathOf("summary.md"),
            ["GITHUB_BASE_REF"] = "main",
            ["INPUT_SPECS"] = "api",
            ["INPUT_COMMENT"] = "true",
            ["INPUT_NAME"] = "contract-diff",
            ["INPUT_SOURCE"] = _packages,
            ["INPUT_TOKEN"] = FakeGitHub.Token,
            ["NO_PROXY"] = "127.0.0.1",
            ["GIT_CONFIG_GLOBAL"] = "/dev/null",
        };
        foreach (var (name, value) in own.Concat(changed ?? []))
            environment[name] = value;
        return Workspace.Execute(
            "bash", Folder, [Path.Combine(RepositoryFolder.Path, ".github", "actions", "contract-diff", "run.sh")], environment);
    }
}
