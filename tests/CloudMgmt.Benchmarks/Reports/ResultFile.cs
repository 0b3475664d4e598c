using System.Runtime.InteropServices;
using System.Text.Json;

namespace CloudMgmt.Benchmarks;

/// <summary>The figures of every round as JSON, for other tools.</summary>
internal static class ResultFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task WriteAsync(string path, IEnumerable<Result> results)
    {
        await using var file = File.Create(path);
        await JsonSerializer.SerializeAsync(file, Describe(results), Options);
    }

    private static object Describe(IEnumerable<Result> results) => new
    {
        Runtime = RuntimeInformation.FrameworkDescription,
        OperatingSystem = RuntimeInformation.OSDescription,
        Processors = Environment.ProcessorCount,
        Results = results.Select(result => new
        {
            Case = result.Contest.Name,
            result.Client,
            CallsPerRound = result.Calls,
            Rounds = result.Samples,
        }),
    };
}
