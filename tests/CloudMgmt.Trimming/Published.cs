using System.Diagnostics;
using System.Text.RegularExpressions;
using CloudMgmt.OpenApi.Processes;

namespace CloudMgmt.Trimming;

/// <summary>The application in one of its forms.</summary>
internal sealed partial class Published
{
    private readonly string _program;

    private Published(string program, IReadOnlyList<string> warnings) => (_program, Warnings) = (program, warnings);

    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Publishes it, of the packages as they are packed now.</summary>
    /// <param name="application">The folder of its project.</param>
    /// <param name="form">Whole, Trimmed or Native.</param>
    /// <param name="work">
    /// A folder for all that is made, packages included; the native compiler hands its paths to a linker that splits them at blanks.
    /// </param>
    public static Published Of(string application, string form, string work)
    {
        var folder = Path.Combine(work, form, "published");
        var clock = Stopwatch.StartNew();
        var output = Run(ChildProcess.DotNetHost, [], "publish", Path.Combine(application, "Application.csproj"),
            "-c", "Release", "-o", folder, $"-p:Form={form}", $"-p:Work={work}/", "-v", "minimal", "-tl:off", "--nologo");
        var program = Path.Combine(folder, OperatingSystem.IsWindows() ? "Application.exe" : "Application");
        var size = Directory.GetFiles(folder).Sum(file => new FileInfo(file).Length);
        Console.WriteLine($"Published {form} in {clock.Elapsed.TotalSeconds:0} s, {size / 1_000_000} MB.");
        var warnings = output
            .Select(line => Warning().Match(line)).Where(match => match.Success)
            .Select(match => match.Groups["text"].Value);
        return new Published(program, [.. warnings.Distinct()]);
    }

    /// <summary>Runs it to its end, and gives the lines that it printed.</summary>
    public string[] Start(Dictionary<string, string?> environment) => Run(_program, environment);

    private static string[] Run(string program, Dictionary<string, string?> environment, params string[] arguments)
    {
        var process = new ChildProcess(program, arguments, Environment.CurrentDirectory) { Environment = environment };
        var result = process.Run();
        return result.Succeeded
            ? result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : throw new InvalidOperationException($"{process} ended with {result.ExitCode}:\n{result.Output}{result.Errors}");
    }

    // Without the paths before and after it, which have the name of the repository.
    [GeneratedRegex(@"\bwarning (?<text>\w+: .*?)( \[[^\[\]]*\])?\r?$")]
    private static partial Regex Warning();
}
