using System.CommandLine;
using CloudMgmt.CloudEndure;

namespace CloudMgmt.Benchmarks;

/// <summary>The memory that reading a long audit log takes, against a bound: about 1 GB of text unless told otherwise.</summary>
internal static class CsvMemory
{
    private const double MaxMebibytesAboveIdle = 64;
    private const int RowsBetweenSamples = 20_000;
    private static readonly Option<int> Thousands = new("--thousands")
    {
        Description = "How many thousand rows to read.",
        DefaultValueFactory = _ => 7000,
    };

    public static Command Create()
    {
        var command = new Command(
            "csv-memory", "Reads an audit log row by row: exit code 1 when the working set grows by more than 64 MiB.") { Thousands };
        command.SetAction((options, _) => RunAsync(options.GetValue(Thousands)));
        return command;
    }

    private static async Task<int> RunAsync(int thousands)
    {
        using var server = await ServerProcess.StartAsync();
        // A short log first, so that loading and compiling are in the idle figure and not in the growth.
        _ = await ReadAsync(server.Url, thousands: 10);
        GC.Collect();
        var idle = Environment.WorkingSet;
        var started = Usage.Now();
        var (rows, peak) = await ReadAsync(server.Url, thousands);
        var sample = Usage.Now().Since(started, calls: 1);
        var above = (peak - idle) / 1024.0 / 1024;
        Console.WriteLine(
            $"{rows} rows, {rows / sample.WallMicroseconds:F2} million a second, {sample.AllocatedBytes / rows:F0} bytes allocated for each, {above:F1} MiB above an idle working set of {idle >> 20} MiB");
        return above <= MaxMebibytesAboveIdle ? 0 : 1;
    }

    private static async Task<(long Rows, long Peak)> ReadAsync(Uri server, int thousands)
    {
        using var client = new CloudEndureClient(new CloudEndureClientOptions { BaseUrl = new Uri(server, $"{thousands}/") });
        var (rows, peak) = (0L, 0L);
        await foreach (var row in client.ReadProjectAuditLogCsvAsync(Call.ProjectId))
        {
            if (++rows % RowsBetweenSamples == 0)
                peak = Math.Max(peak, Environment.WorkingSet);
        }
        return (rows, peak);
    }
}
