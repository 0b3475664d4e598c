using System.ComponentModel;
using CloudMgmt.ContractDiff.CommandLine;
using CloudMgmt.OpenApi.Processes;

namespace CloudMgmt.Build;

/// <summary>Measures contract-diff on documents of five sizes, each twice as large as the one before.</summary>
internal sealed class SizeJob(Repository repository, Surroundings surroundings)
{
    private const int Properties = 21;
    private const int Bar = 40;

    /// <param name="schemas">How many schemas the largest document has.</param>
    /// <param name="tool">The installed tool; that of the build if it is null.</param>
    public void Run(int schemas, string? tool)
    {
        var folder = Path.Combine(repository.Root, "artifacts", "size");
        List<Figures> all = [];
        foreach (var part in (ReadOnlySpan<int>)[16, 8, 4, 2, 1])
            all.Add(Measure(new LargeDocument(schemas / part, Properties), folder, tool));
        surroundings.Output.WriteLine($"{"MB",6}{"breaks",8}{"CPU s",8}{"MB used",9}{"ms per MB",11}{"used per MB",13}");
        foreach (var figures in all)
        {
            var plot = new string('#', (int)(Bar * figures.Cpu.TotalSeconds / all[^1].Cpu.TotalSeconds));
            surroundings.Output.WriteLine(
                $"{figures.Size,6:F1}{figures.Breaks,8}{figures.Cpu.TotalSeconds,8:F2}{figures.Memory,9:F0}{figures.Cpu.TotalMilliseconds / figures.Size,11:F0}{figures.Memory / figures.Size,13:F1} {plot}");
        }
    }

    private static Figures Measure(LargeDocument document, string folder, string? tool)
    {
        var (@base, head) = document.Write(folder);
        string[] arguments = [@base, head, "--format", "json", "--output", Path.Combine(folder, "report.json"), "--fail-on", "none"];
        var child = tool is null
            ? new ChildProcess(ChildProcess.DotNetHost, [typeof(Cli).Assembly.Location, .. arguments], folder)
            : new ChildProcess(tool, arguments, folder);
        var (cpu, memory) = (TimeSpan.Zero, 0L);
        var result = child.Run(process =>
        {
            try
            {
                process.Refresh();
                (cpu, memory) = (process.TotalProcessorTime, Math.Max(memory, process.PeakWorkingSet64));
            }
            catch (Exception e) when (e is InvalidOperationException or Win32Exception)
            {
                // It ended since, or while it was looked at.
            }
        });
        if (!result.Succeeded)
            throw new JobFailedException($"contract-diff ended with exit code {result.ExitCode} for {head}.");
        return new(new FileInfo(@base).Length / 1e6, document.Breaks, cpu, memory / 1e6);
    }

    /// <param name="Size">Of one of the two documents, in MB.</param>
    /// <param name="Breaks">How many there are.</param>
    /// <param name="Cpu">The time of all processors together.</param>
    /// <param name="Memory">The most that it had at once, in MB.</param>
    private sealed record Figures(double Size, int Breaks, TimeSpan Cpu, double Memory);
}
