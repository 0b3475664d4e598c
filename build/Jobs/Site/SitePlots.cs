using System.Globalization;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;

namespace CloudMgmt.Build;

/// <summary>
/// Bars of the figures that documents have as tables, above these: pictures of the colour of the text, for the light and the dark, and
/// narrow enough for a telephone.
/// </summary>
internal static partial class SitePlots
{
    private const int Width = 360, BarHeight = 9, Row = 36, BarWidth = 300;

    /// <summary>The text of a document with plots, if it has figures.</summary>
    public static string Add(string document, string text) => document switch
    {
        "tests/CloudMgmt.Benchmarks/README.md" => Before(text, text.LastIndexOf("```text", StringComparison.Ordinal), Benchmarks(text)),
        "build/ContractDiff/agreement.md" => Before(text, text.IndexOf("| Change |", StringComparison.Ordinal), Agreement(text)),
        _ => text,
    };

    /// <summary>CPU time and allocations of each client in each case of the table of the benchmarks.</summary>
    internal static string Benchmarks(string text)
    {
        var plots = new StringBuilder(
            "Multiples of what the hand-written client needs, shorter is better: first CPU time, below it allocated bytes.\n\n");
        var (title, bars) = ("", new List<(string Name, double Value, bool IsSecond)>());
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        foreach (var line in lines.SkipWhile(line => !line.Contains("CPU ×", StringComparison.Ordinal)))
        {
            if (Measured().Match(line) is { Success: true } row)
            {
                bars.Add((row.Groups["client"].Value, Number(row.Groups["cpu"]), false));
                bars.Add(("", Number(row.Groups["allocated"]), true));
                continue;
            }

            if (bars.Count > 0)
                plots.Append(Plot(title, bars, "0.00"));
            bars.Clear();
            title = line;
        }

        return plots.ToString();
    }

    /// <summary>How often the other tool says the same as the table of agreement, and in which direction it does not.</summary>
    internal static string Agreement(string text)
    {
        var rows = Verdict().Matches(text);
        (string, double, bool) Bar(string name, Func<Match, bool> counts) => (name, rows.Count(counts), false);
        return Plot("oasdiff and we, of single changes", [
            Bar("the same answer", row => row.Groups["differs"].Length == 0),
            Bar("oasdiff passes over a break", row => row.Groups["differs"].Length > 0 && row.Groups["ours"].Value == "breaking"),
            Bar("oasdiff sees a break where none is", row => row.Groups["differs"].Length > 0 && row.Groups["ours"].Value != "breaking"),
        ], "0");
    }

    private static string Plot(string title, IReadOnlyList<(string Name, double Value, bool IsSecond)> bars, string format)
    {
        var most = bars.Max(bar => bar.Value);
        var height = bars.Sum(bar => bar.IsSecond ? 0 : Row);
        var svg = new StringBuilder($"### {title}\n\n");
        svg.Append($"<svg viewBox=\"0 0 {Width} {height}\" style=\"width: 100%; max-width: {Width * 1.5}px\" role=\"img\"");
        svg.Append($" aria-label=\"{SecurityElement.Escape(title)}\" fill=\"currentColor\" font-size=\"11\">");
        var top = -Row;
        foreach (var (name, value, isSecond) in bars)
        {
            top += isSecond ? 0 : Row;
            var y = top + 14 + (isSecond ? BarHeight + 1 : 0);
            var width = (value / most * BarWidth).ToString("0.#", CultureInfo.InvariantCulture);
            svg.Append(CultureInfo.InvariantCulture, $"<text y=\"{top + 11}\">{SecurityElement.Escape(name)}</text>");
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect y=\"{y}\" width=\"{width}\" height=\"{BarHeight}\" opacity=\"{(isSecond ? "0.45" : "0.8")}\"/>");
            var text = value.ToString(format, CultureInfo.InvariantCulture);
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{width}\" dx=\"4\" y=\"{y + BarHeight - 1}\">{text}</text>");
        }

        return svg.Append("</svg>\n\n").ToString();
    }

    private static double Number(Group figure) => double.Parse(figure.Value, CultureInfo.InvariantCulture);

    private static string Before(string text, int place, string plots) => text.Insert(place, plots);

    [GeneratedRegex(@"^  (?<client>\S.*?) {2,}(?:[\d.]+ \S+ +){3}[\d.]+ +(?<cpu>[\d.]+) +(?<allocated>[\d.]+)(?: |$)")]
    private static partial Regex Measured();

    [GeneratedRegex(@"^\| [^|]+ \| (?<ours>\w+) \| (?<differs>\**)\w+\** \|", RegexOptions.Multiline)]
    private static partial Regex Verdict();
}
