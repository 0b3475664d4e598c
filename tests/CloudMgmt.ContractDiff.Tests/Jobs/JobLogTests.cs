using CloudMgmt.Build;
using CloudMgmt.ContractDiff.Tests.CommandLine;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Jobs;

/// <summary>What a job shows of the programs that it starts, and what it keeps.</summary>
internal sealed class JobLogTests
{
    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp() => _workspace = new();

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [Test]
    public void The_first_error_is_the_last_line_after_the_path_of_all_output()
    {
        _workspace.Write("broken.proj", """
            <Project>
              <Target Name="Fail">
                <Message Text="before it" Importance="high" />
                <Error Code="ABC1" Text="the reason" ContinueOnError="ErrorAndContinue" />
                <Error Code="ABC2" Text="what follows from it" />
              </Target>
            </Project>
            """);
        var log = new JobLog(_workspace.PathOf("logs/start.log"));

        var failure = Assert.Throws<JobFailedException>(
            () => log.Run("dotnet", _workspace.Folder, ["msbuild", "broken.proj", "-nologo", "-tl:off"]));

        var lines = failure!.Message.Split('\n');
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                lines[0],
                Does.Contain("dotnet msbuild broken.proj").And.Contain("exit code 1").And.EndWith(_workspace.PathOf("logs/start.log")));
            Assert.That(lines[^1], Does.Contain("error ABC1: the reason"));
            Assert.That(
                File.ReadAllText(_workspace.PathOf("logs/start.log")), Does.Contain("before it").And.Contain("ABC1").And.Contain("ABC2"));
        }
    }

    [TestCase("/src/A.cs(1,2): error CS1002: ; expected [/src/A.csproj]")]
    [TestCase("specs/helios.yaml(3,1): error CMG001: the reason")]
    [TestCase("error NU1101: Unable to find package A.")]
    [TestCase("MSBUILD : error MSB1009: Project file does not exist.")]
    [TestCase("error: the reason")]
    [TestCase("Unhandled exception. System.InvalidOperationException: the reason")]
    public void An_error_is_known_by_the_forms_that_tools_have(string line)
        => Assert.That(JobLog.FirstError(["Build started.", "0 Error(s)", line, "/src/B.cs(1,2): error CS1: later"]), Is.EqualTo(line));

    [Test]
    public void Without_a_line_that_says_error_the_end_of_the_output_is_shown()
        => Assert.That(
            JobLog.FirstError([.. Enumerable.Range(1, 20).Select(number => $"line {number}"), ""]),
            Does.StartWith("line 11\n").And.EndWith("line 20"));

    [Test]
    public void Success_gives_each_line_to_the_caller()
    {
        var lines = new List<string>();
        new JobLog(_workspace.PathOf("logs/start.log")).Run("dotnet", _workspace.Folder, ["--version"], lines.Add);
        Assert.That(lines, Has.Count.EqualTo(1));
        Assert.That(File.ReadAllLines(_workspace.PathOf("logs/start.log")), Is.EqualTo((string[])["> dotnet --version", .. lines]));
    }
}
