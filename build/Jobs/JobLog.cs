using System.Text.RegularExpressions;

namespace CloudMgmt.Build;

/// <summary>
/// Keeps all that the programs of a job write in a file, since the screen shows only what matters; a failure names its first error.
/// </summary>
internal sealed partial class JobLog
{
    private const int ShownLines = 10;

    private readonly string _file;

    public JobLog(string file)
    {
        _file = file;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Delete(file);
    }

    /// <summary>Runs a program, and gives each line of it to the caller.</summary>
    public void Run(string program, string folder, string[] arguments, Action<string>? onLine = null)
    {
        List<string> lines = [];
        using var log = new StreamWriter(_file, append: true);
        log.WriteLine($"> {Shell.Describe(program, arguments)}");
        var exitCode = Shell.Stream(program, folder, arguments, line =>
        {
            log.WriteLine(line);
            lines.Add(line);
            onLine?.Invoke(line);
        });
        if (exitCode != 0)
        {
            throw new JobFailedException(
                $"'{Shell.Describe(program, arguments)}' ended with exit code {exitCode}. All of its output: {_file}\n{FirstError(lines)}");
        }
    }

    /// <summary>The line that a person needs; the end of the output where no line says that it is an error.</summary>
    public static string FirstError(IReadOnlyList<string> lines)
        => lines.FirstOrDefault(line => ErrorLine().IsMatch(line))?.Trim()
            ?? string.Join('\n', lines.Where(line => line.Trim() != "").TakeLast(ShownLines));

    /// <summary>The form that compilers, NuGet, MSBuild and the generator share.</summary>
    [GeneratedRegex(@"(^|[\s:)])error( [A-Z]+\d+)?\s?:|^\s*Unhandled exception")]
    private static partial Regex ErrorLine();
}
