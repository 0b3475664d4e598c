using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.Reports;

/// <summary>For a person at a terminal.</summary>
internal sealed class TextFormat(TextStyle style) : IReportFormat
{
    private const int LabelWidth = 14;
    private const int OperationsShown = 3;

    private readonly Paint _paint = new(style.HasColor);

    public void Write(Report report, TextWriter output)
    {
        if (report.Bump == Bump.None)
        {
            output.WriteLine(Words.Commit(report) is { } commit ? Visible.Text($"No changes since {commit}.") : "No changes.");
            return;
        }
        foreach (var document in report.Documents.Where(document => document.Changes.Count > 0))
            WriteDocument(document, output);
        WriteSummary(report, output);
    }

    private void WriteDocument(DocumentReport document, TextWriter output)
    {
        output.WriteLine(_paint.Strong(Visible.Text($"{document.Base} → {document.Head}")));
        var groups = ChangeGroup.Of(document);
        foreach (var group in groups.Where(group => group.Changes[0].Worst != Verdict.Compatible))
        {
            output.WriteLine();
            output.WriteLine($"{_paint.Strong(Visible.Text(group.Heading))}{_paint.Faint(Shared(group.Operations))}");
            foreach (var change in group.Changes)
                WriteChange(change, output);
        }
        WriteHarmless(groups.Where(group => group.Changes[0].Worst == Verdict.Compatible), output);
        output.WriteLine();
    }

    // Two lines for each, so that the many that hurt nobody do not bury those that do.
    private void WriteHarmless(IEnumerable<ChangeGroup> groups, TextWriter output)
    {
        foreach (var (group, index) in groups.Select((group, index) => (group, index)))
        {
            if (index == 0)
                output.WriteLine($"\n{_paint.Strong("Nobody is hurt by the rest")}");
            foreach (var change in group.Changes)
            {
                WriteMessage(change, output);
                WriteFaint($"{group.Heading} · {Words.Place(change)}{(change.HeadNode is null ? " in the base" : "")} · {change.Rule.Id}", output);
            }
        }
    }

    private static string Shared(IReadOnlyList<string> operations)
    {
        if (operations.Count == 0)
            return "";
        var rest = operations.Count - OperationsShown;
        var shown = string.Join(", ", operations.Take(OperationsShown));
        return Visible.Text($" ({Words.Count(operations.Count, "operation")}: {shown}{(rest > 0 ? $" and {rest} more" : "")})");
    }

    private void WriteChange(Change change, TextWriter output)
    {
        WriteMessage(change, output);
        WriteFaint($"{Words.Place(change)}{(change.HeadNode is null ? " in the base" : "")} · {change.Rule.Id} · {Words.Axes(change)}", output);
        WriteDetails(change, output);
        if (change.Approval is { } approval)
            WriteFaint($"Approved for {approval.Version} by {approval.Author}: {approval.Reason}", output);
        else if (change.Worst != Verdict.Compatible)
            WriteFaint($"Fingerprint: {change.Fingerprint}", output);
    }

    private void WriteMessage(Change change, TextWriter output)
    {
        var label = change.Approval is null ? Words.Of(change.Worst) : "approved";
        var color = change.Approval is null ? change.Worst : Verdict.Compatible;
        WriteLines(change.Message, output, $"  {_paint.Label(label, color)}{new string(' ', LabelWidth - 2 - label.Length)}", text => text);
    }

    private void WriteDetails(Change change, TextWriter output)
    {
        foreach (var effect in change.CSharp)
            WriteLines($"C#: {effect.Sentence}", output);
        if (change.Worst == Verdict.Compatible)
            return;
        WriteLines($"Who is hurt: {string.Join(' ', Explanation.Why(change))}", output);
        if (Explanation.Advice(change) is { Count: > 0 } advice)
            WriteLines($"Instead: {string.Join(' ', advice)}", output);
    }

    private void WriteFaint(string text, TextWriter output) => WriteLines(text, output, null, _paint.Faint);

    private void WriteLines(string text, TextWriter output) => WriteLines(text, output, null, line => line);

    private void WriteLines(string text, TextWriter output, string? label, Func<string, string> paint)
    {
        var indent = new string(' ', LabelWidth);
        foreach (var line in LineBreaks.Of(Visible.Text(text), style.Width - LabelWidth))
        {
            output.WriteLine($"{label ?? indent}{paint(line)}");
            label = null;
        }
    }

    private void WriteSummary(Report report, TextWriter output)
    {
        if (!report.Changes.Any())
            output.WriteLine("Only texts changed, such as descriptions; nobody is hurt.");
        WriteAxis("wire", report.Wire, change => change.Wire, report, output);
        WriteAxis("source", report.Source, change => change.Source, report, output);
        WriteAxis("binary", report.Binary, change => change.Binary, report, output);
        var needed = report.NeededVersion is { } version ? $" to {version} or later" : "";
        output.WriteLine($"{"bump",-LabelWidth}{_paint.Strong(Words.Of(report.Bump))}{needed}");
        if (Words.Commit(report) is { } commit)
            output.WriteLine($"{"since",-LabelWidth}{Visible.Text(commit)}");
    }

    private void WriteAxis(string name, Verdict verdict, Func<Change, Verdict> axis, Report report, TextWriter output)
    {
        var word = Words.Of(verdict);
        var counts = VerdictCounts.Of(report.Changes, axis);
        output.WriteLine($"{name.PadRight(LabelWidth)}{_paint.Label(word, verdict)}{new string(' ', LabelWidth - word.Length)}{_paint.Faint(counts.ToString())}");
    }
}
