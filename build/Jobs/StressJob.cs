using System.Diagnostics;

namespace CloudMgmt.Build;

/// <summary>
/// Runs test projects again and again beside busy threads, or once under each of the settings that a machine may have: a test that
/// fails here depends on a quiet machine or on its environment.
/// </summary>
internal sealed class StressJob(Repository repository, TextWriter output)
{
    /// <summary>Those with sockets or time.</summary>
    private readonly string[] _projects =
    [
        "CloudMgmt.Core.Tests", "CloudMgmt.NetStandard.Tests", "CloudMgmt.Extensions.DependencyInjection.Tests", "CloudMgmt.Emulator.Tests",
        .. repository.Apis.Select(api => api.Package + ".Tests"),
    ];

    private static readonly string Nowhere = Path.Combine(Path.GetTempPath(), "stress of CloudMgmt");

    private static readonly (string Name, string Value)[][] Settings =
    [
        [("LC_ALL", "tr_TR.UTF-8"), ("LANG", "tr_TR.UTF-8"), ("DOTNET_CLI_UI_LANGUAGE", "de")],
        [("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1"), ("TZ", "America/St_Johns")],
        [("TZ", "Asia/Kathmandu"), ("CI", "true"), ("Platform", "x64"), ("Version", "9.9.9")],
        [("NUGET_PACKAGES", Nowhere), ("DOTNET_CLI_HOME", Nowhere), ("TMPDIR", Nowhere)],
        [("DOTNET_gcServer", "1"), ("DOTNET_TieredPGO", "0")],
        [("DOTNET_TieredCompilation", "0")],
        [("DOTNET_SYSTEM_NET_DISABLEIPV6", "1")],
        [.. Each(["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"], "http://127.0.0.1:9")],
        [
            .. Each(["ASPNETCORE_URLS", "URLS", "Kestrel__Endpoints__A__Url"], "http://127.0.0.1:9"),
            ("Kestrel__Limits__MaxRequestBodySize", "1"),
            ("ASPNETCORE_ENVIRONMENT", "Development"), ("DOTNET_ENVIRONMENT", "Development"), ("Logging__LogLevel__Default", "Trace"),
        ],
        [
            .. Each(
                [
                    "HELIOS_API_KEY", "HELIOS_BASE_URL", "CLOUDENDURE_API_TOKEN", "CLOUDENDURE_BASE_URL", "BIMDATA_API_KEY",
                    "BIMDATA_CLIENT_ID",
                ],
                "odd\n"),
            ("OTEL_TRACES_SAMPLER", "always_off"), ("OTEL_SDK_DISABLED", "true"), ("OTEL_SEMCONV_STABILITY_OPT_IN", "http/dup"),
        ],
    ];

    public void Run(int times, int busy, bool settings, IReadOnlyCollection<string> projects)
    {
        var chosen = projects.Count == 0 ? _projects : projects;
        foreach (var project in chosen)
            Shell.Run("dotnet", repository.Root, "build", Path.Combine("tests", project), "-c", "Release", "-v", "q", "--nologo");
        var failed = settings ? RunUnderSettings(chosen) : RunBusily(chosen, times, busy);
        if (failed.Count > 0)
            throw new JobFailedException($"These runs failed: {string.Join("; ", failed)}.");
    }

    private List<string> RunUnderSettings(IEnumerable<string> projects)
    {
        Directory.CreateDirectory(Nowhere);
        var failed = new List<string>();
        foreach (var setting in Settings)
        {
            var text = string.Join(' ', setting.Select(s => $"{s.Name}={s.Value.Trim()}"));
            var before = setting.Select(s => (s.Name, Environment.GetEnvironmentVariable(s.Name))).ToList();
            Set(setting.Select(s => (s.Name, (string?)s.Value)));
            failed.AddRange(projects.Where(project => !Succeeds(project, $"with {text}")).Select(project => $"{project} with {text}"));
            Set(before);
        }
        return failed;
    }

    private List<string> RunBusily(IReadOnlyCollection<string> projects, int times, int busy)
    {
        using var end = new CancellationTokenSource();
        for (var i = 0; i < busy; i++)
            new Thread(() => Spin(end.Token)) { IsBackground = true }.Start();
        var failed = new List<string>();
        for (var run = 1; run <= times; run++)
        {
            failed.AddRange(
                projects.Where(project => !Succeeds(project, $"run {run} of {times}")).Select(project => $"{project}, run {run}"));
        }

        end.Cancel();
        return failed;
    }

    // The assembly itself, so that MSBuild has no part in it.
    private bool Succeeds(string project, string how)
    {
        var assembly = Path.Combine(repository.Root, "artifacts", "bin", project, "release", project + ".dll");
        var watch = Stopwatch.StartNew();
        try
        {
            Shell.RunQuietly("dotnet", repository.Root, "test", assembly, "--nologo");
            output.WriteLine($"passed in {watch.Elapsed.TotalSeconds:f0} s: {project}, {how}");
            return true;
        }
        catch (JobFailedException failure)
        {
            output.WriteLine($"{failure.Message}\nFAILED after {watch.Elapsed.TotalSeconds:f0} s: {project}, {how}");
            return false;
        }
    }

    private static void Spin(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
        }
    }

    private static IEnumerable<(string Name, string Value)> Each(string[] names, string value) => names.Select(name => (name, value));

    private static void Set(IEnumerable<(string Name, string? Value)> variables)
    {
        foreach (var (name, value) in variables)
            Environment.SetEnvironmentVariable(name, value);
    }
}
