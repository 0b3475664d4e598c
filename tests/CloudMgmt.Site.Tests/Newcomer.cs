using System.Text.RegularExpressions;
using CloudMgmt.Build;
using CloudMgmt.OpenApi.Processes;

namespace CloudMgmt.Site.Tests;

/// <summary>
/// Somebody who follows pages to the letter, in empty folders, with a home that nobody has used: runs each block of commands, and saves
/// each block of code in the file whose name stands alone in backticks at the beginning of the paragraph before it.
/// </summary>
internal sealed partial class Newcomer(Repository repository, IReadOnlyDictionary<string, string?> settings) : IDisposable
{
    // As long as the name that people have.
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("cloudmgmt newcomer ä ");

    /// <returns>What the commands of the page wrote.</returns>
    /// <exception cref="InvalidOperationException">A command failed; the message has its output.</exception>
    public string Follow(string page, string text)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_home.FullName, "work", Path.GetFileNameWithoutExtension(page))).FullName;
        var output = "";
        foreach (Match block in Block().Matches(text.ReplaceLineEndings("\n")))
        {
            if (block.Groups["language"].Value == "sh")
                output += Run(folder, block.Groups["code"].Value);
            else
                File.WriteAllText(Path.Combine(folder, block.Groups["file"].Value), block.Groups["code"].Value);
        }

        return output;
    }

    /// <summary>Gives the home the feeds of the machine, and nothing else of it.</summary>
    public void TakeFeeds()
    {
        var file = Path.Combine(".nuget", "NuGet", "NuGet.Config");
        var own = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), file);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_home.FullName, file))!);
        if (File.Exists(own))
            File.Copy(own, Path.Combine(_home.FullName, file));
    }

    public void Dispose() => _home.Delete(recursive: true);

    private string Run(string folder, string commands)
    {
        var result = new ChildProcess("sh", ["-e", "-c", commands], folder)
        {
            Environment = new Dictionary<string, string?>(settings)
            {
                ["HOME"] = _home.FullName,
                ["DOTNET_CLI_HOME"] = _home.FullName,
                ["DOTNET_CLI_UI_LANGUAGE"] = "en",
                ["DOTNET_NOLOGO"] = "1",
                ["NUGET_PACKAGES"] = null,
                // What the machine has unpacked already is not fetched again; ours is not among it.
                ["NUGET_FALLBACK_PACKAGES"] = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
                    ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"),
                ["CLOUDMGMT"] = repository.Root,
                // What a test of this repository is told is not for what it starts.
                ["CI"] = null,
                ["MSBUILDDISABLENODEREUSE"] = "1",
            },
            Timeout = TimeSpan.FromMinutes(5),
        }.Run();
        return result.Succeeded
            ? result.Output
            : throw new InvalidOperationException($"{commands}\nended with {result.ExitCode}:\n{result.Output}\n{result.Errors}");
    }

    [GeneratedRegex(
        @"(?:^`(?<file>[\w.]+)`[^\n]*(?:\n[^\n]+)*\n\n)?^```(?<language>\w+)\n(?<code>.*?)^```$",
        RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
