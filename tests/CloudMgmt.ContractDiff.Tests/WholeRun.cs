using System.Collections.Concurrent;
using System.Net;
using CloudMgmt.ContractDiff.Tests.CommandLine;
using NUnit.Framework;

/// <summary>
/// Before all tests, takes away what the machine may have set and what would change what they see; the processes that they start
/// inherit it. After all, says what the numbers of the run do not. It is in no namespace, and so covers all tests.
/// </summary>
[SetUpFixture]
internal sealed class WholeRun
{
    // Git in a hook points to the repository that it is in; a job on GitHub says so; some people want no colors.
    private static readonly string[] Foreign = ["GIT_", "GITHUB_", "NO_COLOR", "TERM"];

    private static readonly ConcurrentQueue<string> Messages = new();

    /// <summary>Says something at the end of the run, on the console of <c>dotnet test</c>.</summary>
    public static void Say(string message) => Messages.Enqueue(message);

    [OneTimeSetUp]
    public void Prepare()
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(IsForeign))
            Environment.SetEnvironmentVariable(name, null);
        // Neither signed commits nor hooks of the person whose machine it is.
        Environment.SetEnvironmentVariable("GIT_CONFIG_GLOBAL", OperatingSystem.IsWindows() ? "NUL" : "/dev/null");
        Environment.SetEnvironmentVariable("GIT_CONFIG_NOSYSTEM", "1");
        // The servers of the tests are on this machine, where no proxy leads.
        HttpClient.DefaultProxy = new WebProxy();
    }

    [OneTimeTearDown]
    public void End()
    {
        // The console shows what goes to the error stream, whatever its verbosity.
        foreach (var message in Messages)
            TestContext.Error.WriteLine(message);
        ToolPackage.Delete();
    }

    private static bool IsForeign(string name) => Foreign.Any(foreign => name.StartsWith(foreign, StringComparison.Ordinal));
}
