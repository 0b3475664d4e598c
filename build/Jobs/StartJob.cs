using System.Text.RegularExpressions;

namespace CloudMgmt.Build;

/// <summary>The main job: generate what changed, build, pack, and use the packages as an application would.</summary>
internal sealed partial class StartJob(Repository repository, JobProgress progress)
{
    private readonly JobLog _log = new(repository.Log("start"));

    public void Run()
    {
        progress.Step("Generate, build, pack", Pack);
        new QuickstartJob(repository, progress, _log).Run();
        TellHowToUse();
    }

    /// <summary>One process for all of it, and no test project: what nobody uses here need not be built here.</summary>
    private void Pack(Action<string> report)
    {
        DeleteOtherVersions();
        // A tool is told twice, because packing publishes it.
        HashSet<string> told = [];
        string[] arguments = ["pack", repository.PackageProjects, "-c", "Release", "-v", "minimal", "-tl:off", "--nologo"];
        _log.Run("dotnet", repository.Root, arguments, line =>
        {
            if (What(line) is { } what && told.Add(what))
                report(what);
        });
    }

    /// <summary>What a line of MSBuild says of the progress, in fewer words.</summary>
    private static string? What(string line) => line.Trim() switch
    {
        var text when Built().Match(text) is { Success: true } built => $"built {built.Groups[1].Value} {built.Groups[2].Value}".TrimEnd(),
        var text when Packed().Match(text) is { Success: true } packed => $"packed {packed.Groups[1].Value}",
        var text when text.StartsWith("Restored ", StringComparison.Ordinal)
            => $"restored {Path.GetFileNameWithoutExtension(text.Split(" (in")[0])}",
        var text when text.StartsWith("Generated ", StringComparison.Ordinal) => text,
        _ => null,
    };

    /// <summary>
    /// A package of an earlier version must not be what somebody finds; the current ones are packed again only where they changed.
    /// </summary>
    private void DeleteOtherVersions()
    {
        if (!Directory.Exists(repository.Packages))
            return;
        foreach (var package in Directory.GetFiles(repository.Packages).Where(
            file => !repository.PackageVersions.Any(version => IsOf(file, version))))
        {
            File.Delete(package);
        }
    }

    private static bool IsOf(string file, string version)
        => Path.GetFileNameWithoutExtension(file).EndsWith($".{version}", StringComparison.Ordinal);

    private void TellHowToUse()
    {
        progress.Say($"The packages lie in {repository.Packages}:");
        foreach (var package in new DirectoryInfo(repository.Packages).GetFiles("*.nupkg")
            .OrderBy(package => package.Name, StringComparer.Ordinal))
        {
            progress.Say($"  {package.Name} ({package.Length / 1024} KiB)");
        }

        progress.Say($"""

            To use them in a project of your own:
              dotnet nuget add source "{repository.Packages}" --name CloudMgmt
              dotnet add package CloudMgmt.Helios

            Done in {progress.Elapsed.TotalSeconds:F0} s.
            """);
    }

    [GeneratedRegex(@"^(\S+) -> .*[/\\]release_?([^/\\]*)[/\\][^/\\]*\.dll$")]
    private static partial Regex Built();

    [GeneratedRegex(@"package '.*[/\\]([^/\\]+\.nupkg)'")]
    private static partial Regex Packed();
}
