using System.CommandLine;

namespace CloudMgmt.Benchmarks;

/// <summary>What the user calls: checks that all clients see the same, measures, and reports.</summary>
internal static class BenchmarkCommand
{
    private static readonly Option<bool> Short = new("--short")
    {
        Description = "Measure and check allocations only, for CI: exit code 1 when one is above its bound.",
    };
    private static readonly Option<FileInfo?> Json = new("--json") { Description = "Write the raw figures of every round to this file." };
    private static readonly Option<int?> Rounds = new("--rounds") { Description = "Another number of rounds." };
    private static readonly Option<string?> Only = new("--only") { Description = "Only the cases whose name contains this text." };

    public static RootCommand Create()
    {
        var root = new RootCommand(
            "Compares the clients of this repository with a hand-written one and with those of stock NSwag.") { Short, Json, Rounds, Only };
        root.SetAction((options, _) => RunAsync(options));
        root.Subcommands.Add(CsvMemory.Create());
        return root;
    }

    private static async Task<int> RunAsync(ParseResult options)
    {
        var plan = options.GetValue(Short) ? Plan.Short : Plan.Full;
        plan = plan with { Rounds = options.GetValue(Rounds) ?? plan.Rounds };
        var results = await MeasureAsync(plan, options.GetValue(Only) ?? "");
        // No result at all must not pass for one without a broken bound.
        if (results.Count == 0)
            throw new ArgumentException($"There is no case '{options.GetValue(Only)}'.");
        Console.WriteLine(ResultTable.Format(results, plan));
        if (options.GetValue(Json) is { } file)
            await ResultFile.WriteAsync(file.FullName, results);
        return plan.ChecksAllocations ? Report(Bounds.Broken(results)) : 0;
    }

    private static async Task<List<Result>> MeasureAsync(Plan plan, string only)
    {
        using var server = await ServerProcess.StartAsync();
        await SameAnswers.CheckAsync(server.Url);
        using var cases = new Cases(server.Url, plan);
        var results = new List<Result>();
        foreach (var contest in cases.All.Where(contest => contest.Name.Contains(only, StringComparison.OrdinalIgnoreCase)))
        {
            Console.Error.WriteLine($"Measuring: {contest.Name}");
            results.AddRange(await Measurement.RunAsync(contest, plan));
        }
        return results;
    }

    private static int Report(IReadOnlyList<string> broken)
    {
        foreach (var bound in broken)
            Console.Error.WriteLine(bound);
        return broken.Count == 0 ? 0 : 1;
    }
}
