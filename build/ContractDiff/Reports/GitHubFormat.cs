using System.Globalization;
using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.Reports;

/// <summary>Workflow commands that annotate the changed lines of a pull request on GitHub, where something is broken or risky.</summary>
/// <param name="limit">The largest number of annotations.</param>
/// <param name="paths">How the repository names files.</param>
internal sealed class GitHubFormat(int limit, RepositoryPaths paths) : IReportFormat
{
    public void Write(Report report, TextWriter output)
    {
        // The worst go first, whatever their document, and what somebody accepted goes last.
        var all = report.Documents.SelectMany(document => document.Changes, (document, change) => (Document: document, Change: change))
            .Where(pair => pair.Change.Worst != Verdict.Compatible)
            .OrderBy(pair => pair.Change.Approval is not null).ThenByDescending(pair => pair.Change.Worst)
            .ThenByDescending(pair => pair.Change.Wire).ToList();
        foreach (var (document, change) in all.Take(limit))
            output.Write($"::{Level(change)} {Properties(change, document)}::{Data(Message(change))}\n");
        if (all.Count > limit)
            output.Write($"{all.Count - limit} of {all.Count} findings are not annotated; the report has all of them.\n");
    }

    private static string Level(Change change) => change switch
    {
        { Approval: not null } => "notice",
        { Worst: Verdict.Risky } => "warning",
        _ => "error",
    };

    // A line of the old file is none of the new one: there, what is left is annotated.
    private string Properties(Change change, DocumentReport document)
        => change.HeadPlace is { } place
            ? string.Create(CultureInfo.InvariantCulture, $"file={Property(paths.Of(place.File.Name))},line={place.Line},col={place.Column},title={Property(change.Rule.Id)}")
            : $"file={Property(paths.Of(document.Head))},title={Property(change.Rule.Id)}";

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
        => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace(
            "\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text)
        => Data(Visible.Text(text)).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
