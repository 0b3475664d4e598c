using System.Globalization;
using System.Text;

namespace CloudMgmt.Benchmarks;

/// <summary>The results as aligned text: medians per call, and beside them multiples of the first client of the case.</summary>
internal static class ResultTable
{
    private static readonly Column[] Figures =
    [
        new("wall", result => Time(result.Median(sample => sample.WallMicroseconds)), IsTimed: true),
        new("CPU", result => Time(result.Median(sample => sample.CpuMicroseconds)), IsTimed: true),
        new("allocated", result => Bytes(result.Median(sample => sample.AllocatedBytes))),
        new("wall ×", result => Number(result.Ratio(sample => sample.WallMicroseconds)), IsTimed: true),
        new("CPU ×", result => Number(result.Ratio(sample => sample.CpuMicroseconds)), IsTimed: true),
        new("alloc ×", result => Number(result.Ratio(sample => sample.AllocatedBytes))),
    ];

    public static string Format(IReadOnlyList<Result> results, Plan plan)
    {
        var figures = Figures.Where(column => !column.IsTimed || !plan.ChecksAllocations).ToList();
        var width = results.Max(result => Indented(result).Length);
        var text = new StringBuilder();
        text.AppendLine(Line("", width, figures.Select(column => (column.Title, Width(column, results))), "target"));
        foreach (var contest in results.GroupBy(result => result.Contest))
        {
            text.AppendLine(contest.Key.Name);
            foreach (var result in contest)
            {
                text.AppendLine(
                    Line(Indented(result), width, figures.Select(column => (column.Text(result), Width(column, results))), Target(result)));
            }
        }
        return text.ToString();
    }

    private static string Indented(Result result) => "  " + result.Client;

    private static int Width(Column column, IReadOnlyList<Result> results)
        => results.Max(result => Math.Max(column.Text(result).Length, column.Title.Length));

    private static string Line(string client, int width, IEnumerable<(string Text, int Width)> figures, string target)
        => string.Join("  ", [client.PadRight(width), .. figures.Select(figure => figure.Text.PadLeft(figure.Width)), target]).TrimEnd();

    private static string Target(Result result)
    {
        if (result.Client != UsersClients.Sdk)
            return "";
        var target = result.Contest.Target;
        string?[] parts =
        [
            target.Cpu is { } cpu ? $"CPU ≤ {Number(cpu)}" : null,
            target.Allocated is { } allocated ? $"alloc ≤ {Number(allocated)}" : null,
            target.NoMoreCpuThanStock ? $"CPU ≤ {UsersClients.StockSystemTextJson}" : null,
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    private static string Time(double microseconds)
        => microseconds < 10_000 ? $"{Number(microseconds, "0")} µs" : $"{Number(microseconds / 1000, "0.0")} ms";

    private static string Bytes(double bytes)
        => bytes < 1_000_000 ? $"{Number(bytes / 1000, "0.0")} kB" : $"{Number(bytes / 1_000_000)} MB";

    private static string Number(double value, string format = "0.00") => value.ToString(format, CultureInfo.InvariantCulture);

    private sealed record Column(string Title, Func<Result, string> Text, bool IsTimed = false);
}
