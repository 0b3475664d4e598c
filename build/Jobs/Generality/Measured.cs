using System.Diagnostics;
using System.Globalization;
using CloudMgmt.OpenApi.Processes;

namespace CloudMgmt.Build;

/// <summary>Runs programs, and sees how long they take and how much memory they and what they start hold.</summary>
internal static class Measured
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    /// <returns>The exit code, both outputs, the seconds, and the megabytes where the system shows them.</returns>
    public static (int ExitCode, string Output, double Seconds, long? Megabytes) Run(
        string program, string folder, params string[] arguments)
    {
        var (watch, most) = (Stopwatch.StartNew(), 0L);
        var child = new ChildProcess(program, arguments, folder) { Environment = Shell.English, Timeout = Limit };
        ProcessResult result;
        try
        {
            result = child.Run(process => most = Math.Max(most, Memory(process.Id)));
        }
        catch (TimeoutException exception)
        {
            result = new(1, $"error: {exception.Message}", "");
        }
        return (result.ExitCode, result.Output + result.Errors, watch.Elapsed.TotalSeconds, most > 0 ? most / 1024 : null);
    }

    // In kilobytes. Only Linux tells of a process which ones it started.
    private static long Memory(int process)
    {
        try
        {
            var folder = $"/proc/{process.ToString(CultureInfo.InvariantCulture)}";
            var own = File.ReadLines($"{folder}/status").FirstOrDefault(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
            var children = Directory.EnumerateDirectories($"{folder}/task").SelectMany(
                thread => File.ReadAllText($"{thread}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries));
            return (own is null
                ? 0
                : long.Parse(own.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture))
                + children.Sum(child => Memory(int.Parse(child, CultureInfo.InvariantCulture)));
        }
        // It has ended meanwhile.
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
