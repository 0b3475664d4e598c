using System.Diagnostics;
using System.Globalization;
using CloudMgmt.OpenApi.Processes;

namespace CloudMgmt.Build;

/// <summary>What a program took.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote, to both streams.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="ProcessorSeconds">
/// How long that would have been alone on one processor, whatever else ran beside it; null where the system does not tell.
/// </param>
/// <param name="Megabytes">The most memory that it and what it started held; null where the system does not tell.</param>
internal sealed record Measurement(int ExitCode, string Output, double Seconds, double? ProcessorSeconds, long? Megabytes);

/// <summary>Runs programs, and sees what they and what they start take.</summary>
internal static class Measured
{
    // Linux counts time in these, whatever its kernel does.
    private const double TicksPerSecond = 100;

    // Where in /proc/PID/stat, after the name, stand the times: its own in its code and in the kernel, and those of what it waited for.
    private static readonly Range Times = 12..16;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    // Without these, Kiota asks GitHub for its newest release before each run, and waits where it cannot.
    private static readonly Dictionary<string, string?> Environment = new(Shell.English)
    {
        ["KIOTA_OFFLINE_ENABLED"] = "true",
        ["KIOTA_CLI_TELEMETRY_OPTOUT"] = "true",
    };

    public static Measurement Run(string program, string folder, params string[] arguments)
    {
        var (watch, most) = (Stopwatch.StartNew(), (Kilobytes: 0L, Ticks: 0L));
        var child = new ChildProcess(program, arguments, folder) { Environment = Environment, Timeout = Limit };
        ProcessResult result;
        try
        {
            result = child.Run(process =>
            {
                var (kilobytes, ticks) = Look(process.Id);
                most = (Math.Max(most.Kilobytes, kilobytes), Math.Max(most.Ticks, ticks));
            });
        }
        catch (TimeoutException exception)
        {
            result = new(1, $"error: {exception.Message}", "");
        }
        return new(
            result.ExitCode,
            result.Output + result.Errors,
            watch.Elapsed.TotalSeconds,
            most.Ticks > 0 ? most.Ticks / TicksPerSecond : null,
            most.Kilobytes > 0 ? most.Kilobytes / 1024 : null);
    }

    // Only Linux tells of a process which ones it started.
    private static (long Kilobytes, long Ticks) Look(int process)
    {
        try
        {
            var folder = $"/proc/{process.ToString(CultureInfo.InvariantCulture)}";
            var memory = File.ReadLines($"{folder}/status").FirstOrDefault(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
            var stat = File.ReadAllText($"{folder}/stat");
            var (kilobytes, ticks) = (
                memory is null ? 0 : Number(memory.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1]),
                stat[stat.LastIndexOf(')')..].Split(' ')[Times].Sum(Number));
            foreach (var thread in Directory.EnumerateDirectories($"{folder}/task"))
            {
                foreach (var child in File.ReadAllText($"{thread}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    var (more, longer) = Look((int)Number(child));
                    (kilobytes, ticks) = (kilobytes + more, ticks + longer);
                }
            }
            return (kilobytes, ticks);
        }
        // It has ended meanwhile.
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
