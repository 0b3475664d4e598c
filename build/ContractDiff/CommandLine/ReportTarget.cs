using CloudMgmt.ContractDiff.Reports;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CommandLine;

/// <summary>A format, and where it goes.</summary>
/// <param name="Format">One of <see cref="Formats"/>.</param>
/// <param name="File">The file; null for the standard output.</param>
internal sealed record ReportTarget(string Format, string? File)
{
    private const string StandardOutput = "-";

    public static IReadOnlyList<string> Formats { get; } = ["text", "json", "markdown", "html", "junit", "sarif", "github"];

    /// <summary>Pairs each format with the output of the same rank.</summary>
    /// <exception cref="UsageException">A format is unknown, or there are more outputs than formats.</exception>
    public static IReadOnlyList<ReportTarget> Parse(IReadOnlyList<string> formats, IReadOnlyList<string> outputs)
    {
        if (formats.Count == 0)
            formats = ["text"];
        foreach (var format in formats)
        {
            if (!Formats.Contains(format))
                throw new UsageException($"--format: '{format}' is none of {string.Join(", ", Formats)}; did you mean '{Nearest.To(format, Formats)}'?");
        }

        if (outputs.Count > formats.Count)
            throw new UsageException($"--output: '{outputs[formats.Count]}' has no --format; the first --output belongs to the first --format, and so on.");
        return [.. formats.Select((format, index) => new ReportTarget(
            format, index < outputs.Count && outputs[index] != StandardOutput ? outputs[index] : null))];
    }

    public IReportFormat Create(ReportOptions options) => Format switch
    {
        "json" => new JsonFormat(),
        "markdown" => new MarkdownFormat(options.Length, options.IsBrief),
        "html" => new HtmlFormat(),
        "junit" => new JUnitFormat(options.FailOn),
        "sarif" => new SarifFormat(options.Paths),
        "github" => new GitHubFormat(options.Annotations, options.Paths),
        _ => new TextFormat(File is null ? options.Style : TextStyle.Plain),
    };
}
