using System.Text;
using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.Reports;

/// <summary>For a comment of a pull request on GitHub, or the summary of a job: what breaks first, as far as there is room.</summary>
/// <param name="limit">The largest number of characters.</param>
/// <param name="isBrief">Whether only the breaks are listed, in a line each, and all else is counted.</param>
internal sealed class MarkdownFormat(int limit = ReportOptions.DefaultLength, bool isBrief = false) : IReportFormat
{
    // So that one malicious text does not take the room of all others.
    private const int ItemLimit = 8_000;
    private const int NameLimit = 500;
    private const int OperationsShown = 3;

    public void Write(Report report, TextWriter output)
    {
        var open = report.Changes.Where(change => change.Approval is null).ToLookup(change => change.Worst);
        var text = new BoundedText(limit);
        text.Append(Summary(report));
        if (isBrief)
            WriteBrief(text, open, report.Changes.Count(change => change.Approval is not null));
        else
            WriteAll(text, open, report);
        output.Write(text.ToString());
    }

    private static void WriteAll(BoundedText text, ILookup<Verdict, Change> open, Report report)
    {
        WriteSection(text, "Breaking", open[Verdict.Breaking], isFolded: false);
        WriteSection(text, "Risky", open[Verdict.Risky], isFolded: false);
        WriteSection(text, "Approved", report.Changes.Where(change => change.Approval is not null), isFolded: true);
        WriteSection(text, "Compatible", open[Verdict.Compatible], isFolded: true);
    }

    private static void WriteBrief(BoundedText text, ILookup<Verdict, Change> open, int approved)
    {
        var breaks = Worst(open[Verdict.Breaking]);
        if (breaks.Count > 0)
            text.Append($"\n### Breaking ({breaks.Count})\n\n");
        var shown = breaks.TakeWhile(change => text.TryAppend(Line(change))).Count();
        string[] rest =
        [
            .. Count(breaks.Count - shown, "more breaking"), .. Count(open[Verdict.Risky].Count(), "risky"),
            .. Count(approved, "approved"), .. Count(open[Verdict.Compatible].Count(), "compatible"),
        ];
        if (rest.Length > 0)
            text.Append($"\nNot shown: {string.Join(", ", rest)}.\n");
    }

    private static string[] Count(int number, string what) => number > 0 ? [$"{number} {what}"] : [];

    // Over all documents: what hurts clients in every language comes first, then what hurts on most axes.
    private static List<Change> Worst(IEnumerable<Change> changes)
        => [.. changes.OrderByDescending(change => change.Wire).ThenByDescending(change => (int)change.Source + (int)change.Binary)];

    private static string Summary(Report report)
    {
        if (report.Bump == Bump.None)
            return $"## Contract diff\n\nNo changes{(Words.Commit(report) is { } since ? $" since {MarkdownText.Of(Shorten(since))}" : "")}.\n";
        var text = new StringBuilder($"## Contract diff: {Words.Of(report.Worst)}, {Words.Of(report.Bump)} bump\n\n");
        var commit = Words.Commit(report) is { } hash ? $" ({MarkdownText.Of(Shorten(hash))})" : "";
        text.Append($"{MarkdownText.Code(Shorten(report.Base))}{commit} → {MarkdownText.Code(Shorten(report.Head))}\n\n");
        if (report.NeededVersion is { } needed)
            text.Append($"Needs version {needed} or later.\n\n");
        text.Append("| | Verdict | Breaking | Risky | Compatible |\n| --- | --- | ---: | ---: | ---: |\n");
        AppendAxis(text, "Wire", report.Wire, VerdictCounts.Of(report.Changes, change => change.Wire));
        AppendAxis(text, "C# source", report.Source, VerdictCounts.Of(report.Changes, change => change.Source));
        AppendAxis(text, "C# binary", report.Binary, VerdictCounts.Of(report.Changes, change => change.Binary));
        if (!report.Changes.Any())
            text.Append("\nOnly texts changed, such as descriptions; nobody is hurt.\n");
        return text.ToString();
    }

    private static string Shorten(string name) => name.Length <= NameLimit ? name : $"{name[..NameLimit]}…";

    private static void AppendAxis(StringBuilder text, string name, Verdict verdict, VerdictCounts counts)
        => text.Append($"| {name} | **{Words.Of(verdict)}** | {counts.Breaking} | {counts.Risky} | {counts.Compatible} |\n");

    private static void WriteSection(BoundedText text, string title, IEnumerable<Change> changes, bool isFolded)
    {
        var all = Worst(changes);
        if (all.Count == 0)
            return;
        text.Append(isFolded ? $"\n<details><summary>{title} ({all.Count})</summary>\n\n" : $"\n### {title} ({all.Count})\n\n");
        var shown = all.TakeWhile(change => text.TryAppend(Item(change))).Count();
        if (shown < all.Count)
            text.Append($"\nAnd {all.Count - shown} more: there is no room for them here, but in the other formats.\n");
        if (isFolded)
            text.Append("\n</details>\n");
    }

    private static string Item(Change change)
    {
        string[] lines =
        [
            $"- **{MarkdownText.Of(change.Message)}** {Operations(change.Operations)}",
            $"  {MarkdownText.Code(Words.Place(change))}{(change.HeadNode is null ? " in the base" : "")} · {MarkdownText.Code(change.Rule.Id)} · {Words.Axes(change)} · {MarkdownText.Code(change.Fingerprint)}",
            .. change.CSharp.Select(effect => $"  C#: {MarkdownText.Of(effect.Sentence)}"),
            .. Reasons(change),
        ];
        var item = string.Join("<br>\n", lines.Select(line => line.TrimEnd())) + "\n";
        return item.Length <= ItemLimit ? item : Short(change);
    }

    private static string Line(Change change)
    {
        var place = MarkdownText.Code(Words.Place(change));
        var line = $"- **{MarkdownText.Of(change.Message)}** {Operations(change.Operations)} {place} · {Words.Axes(change)}\n";
        return line.Length <= ItemLimit ? line : Short(change);
    }

    // The fingerprint leads to the whole of it in the other formats.
    private static string Short(Change change) => $"- {MarkdownText.Code(change.Rule.Id)} at line {change.Place.Line} · {Words.Axes(change)} · {MarkdownText.Code(change.Fingerprint)} (too long to be shown here)\n";

    private static IEnumerable<string> Reasons(Change change)
    {
        if (change.Approval is { } approval)
            yield return $"  Approved for {MarkdownText.Of(approval.Version)} by {MarkdownText.Of(approval.Author)}: {MarkdownText.Of(approval.Reason)}";
        if (change.Worst == Verdict.Compatible)
            yield break;
        yield return $"  Who is hurt: {MarkdownText.Of(string.Join(' ', Explanation.Why(change)))}";
        if (Explanation.Advice(change) is { Count: > 0 } advice)
            yield return $"  Instead: {MarkdownText.Of(string.Join(' ', advice))}";
    }

    private static string Operations(IReadOnlyList<string> operations)
    {
        var shown = string.Join(", ", operations.Take(OperationsShown).Select(MarkdownText.Code));
        return operations.Count > OperationsShown ? $"{shown} and {operations.Count - OperationsShown} more" : shown;
    }
}
