using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CloudMgmt.Trimming;

/// <summary>The application in one of its forms.</summary>
internal sealed partial class Published
{
    private readonly string _program;

    private Published(string program, IReadOnlyList<string> warnings) => (_program, Warnings) = (program, warnings);

    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Publishes it, of the packages as they are packed now.</summary>
    public static Published Of(string application, string form)
    {
        var artifacts = Path.GetFullPath(Path.Combine(application, "..", "..", "..", "artifacts"));
        ForgetPackages(Path.Combine(artifacts, "trimming", "packages"));
        var folder = Path.Combine(artifacts, "trimming", form, "published");
        var clock = Stopwatch.StartNew();
        var output = Run("dotnet", [], "publish", Path.Combine(application, "Application.csproj"),
            "-c", "Release", "-o", folder, $"-p:Form={form}", "-v", "minimal", "-tl:off", "--nologo");
        var program = Path.Combine(folder, OperatingSystem.IsWindows() ? "Application.exe" : "Application");
        var size = Directory.GetFiles(folder).Sum(file => new FileInfo(file).Length);
        Console.WriteLine($"Published {form} in {clock.Elapsed.TotalSeconds:0} s, {size / 1_000_000} MB.");
        var warnings = output
            .Select(line => Warning().Match(line)).Where(match => match.Success)
            .Select(match => match.Groups["text"].Value);
        return new Published(program, [.. warnings.Distinct()]);
    }

    /// <summary>Runs it to its end, and gives the lines that it printed.</summary>
    public string[] Start(Dictionary<string, string> environment) => Run(_program, environment);

    // NuGet takes a version that it has unpacked before for granted.
    private static void ForgetPackages(string unpacked)
    {
        if (!Directory.Exists(unpacked))
            return;
        foreach (var package in Directory.GetDirectories(unpacked, "cloudmgmt.*"))
            Directory.Delete(package, recursive: true);
    }

    private static string[] Run(string program, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return process.ExitCode == 0 ? output
            : throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{string.Join('\n', output)}");
    }

    // Without the paths before and after it, which have the name of the repository.
    [GeneratedRegex(@"\bwarning (?<text>\w+: .*?)( \[[^\[\]]*\])?\r?$")]
    private static partial Regex Warning();
}
