using System.Globalization;
using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.Reports;

/// <summary>Workflow commands that annotate the changed lines of a pull request on GitHub.</summary>
internal sealed class GitHubFormat : IReportFormat
{
    public void Write(Report report, TextWriter output)
    {
        // GitHub shows the first ten of each level, so the worst go first whatever their document.
        foreach (var (change, document) in report.Documents.SelectMany(d => d.Changes, (d, change) => (change, d)).OrderByDescending(pair => pair.change.Worst))
            output.Write($"::{Level(change)} {Properties(change, document)}::{Data(Message(change))}\n");
    }

    private static string Level(Change change) => change switch
    {
        { Approval: not null } or { Worst: Verdict.Compatible } => "notice",
        { Worst: Verdict.Risky } => "warning",
        _ => "error",
    };

    // A line of the old file is none of the new one: there, what is left is annotated.
    private static string Properties(Change change, DocumentReport document)
        => (change.HeadNode ?? change.Remainder) is { } place
            ? string.Create(CultureInfo.InvariantCulture, $"file={Property(place.File.Name)},line={place.Line},col={place.Column},title={Property(change.Rule.Id)}")
            : $"file={Property(document.Head)},title={Property(change.Rule.Id)}";

    private static string Message(Change change)
    {
        string[] lines =
        [
            change.HeadNode is null ? $"{change.Message} (It was at {Words.Place(change)}.)" : change.Message,
            $"{Words.Axes(change)}. {string.Join(' ', Explanation.Why(change))}",
            string.Join(' ', Explanation.Advice(change)),
            change.Approval is { } approval ? $"Approved by {approval.Author}: {approval.Reason}" : "",
        ];
        return string.Join('\n', lines.Where(line => line.Length > 0).Select(Visible.Text));
    }

    private static string Data(string text)
        => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text)
        => Data(Visible.Text(text)).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
