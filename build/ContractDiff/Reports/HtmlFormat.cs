using System.Net;
using System.Security.Cryptography;
using System.Text;
using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.Reports;

/// <summary>One self-contained page with filters, which the fragment of its address can preset:
/// <c>#wire=breaking&amp;text=email</c>.</summary>
internal sealed class HtmlFormat : IReportFormat
{
    private static readonly string[] Verdicts = [Words.Of(Verdict.Breaking), Words.Of(Verdict.Risky), Words.Of(Verdict.Compatible)];

    public void Write(Report report, TextWriter output)
    {
        var operations = report.Changes.SelectMany(change => change.Operations).Distinct().Order(StringComparer.Ordinal).ToList();
        WriteHead(report, output);
        WriteSummary(report, output);
        if (report.Changes.Any())
            WriteFilters(operations, output);
        var indexes = operations.Select((operation, index) => (operation, index)).ToDictionary(pair => pair.operation, pair => pair.index);
        foreach (var document in report.Documents.Where(document => document.Changes.Count > 0))
            WriteDocument(document, indexes, output);
        output.Write($"</main>\n<script>{Resource("report.js")}</script>\n</body>\n</html>\n");
    }

    private static void WriteHead(Report report, TextWriter output)
    {
        // The policy lets nothing in but this style and this script, whatever a document may have smuggled in.
        var policy = $"default-src 'none'; style-src '{Hash("report.css")}'; script-src '{Hash("report.js")}'; base-uri 'none'; form-action 'none'";
        output.Write($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Contract diff: {Escape(report.Head)}</title>
            <style>{Resource("report.css")}</style>
            </head>
            <body>
            <main>
            <h1>Contract diff</h1>

            """);
    }

    private static void WriteSummary(Report report, TextWriter output)
    {
        var commit = Words.Commit(report) is { } text ? $" ({Escape(text)})" : "";
        output.Write($"<p><code>{Escape(report.Base)}</code>{commit} → <code>{Escape(report.Head)}</code></p>\n");
        if (report.Bump == Bump.None)
        {
            output.Write("<p>No changes.</p>\n");
            return;
        }
        output.Write("<dl class=\"verdicts\">\n");
        WriteAxis("Wire", report.Wire, VerdictCounts.Of(report.Changes, change => change.Wire), output);
        WriteAxis("C# source", report.Source, VerdictCounts.Of(report.Changes, change => change.Source), output);
        WriteAxis("C# binary", report.Binary, VerdictCounts.Of(report.Changes, change => change.Binary), output);
        output.Write($"<div><dt>Version bump</dt><dd><b>{Words.Of(report.Bump)}</b></dd></div>\n</dl>\n");
        if (!report.Changes.Any())
            output.Write("<p>Only texts changed, such as descriptions; nobody is hurt.</p>\n");
    }

    private static void WriteAxis(string name, Verdict verdict, VerdictCounts counts, TextWriter output)
        => output.Write($"<div><dt>{name}</dt><dd><b class=\"{Words.Of(verdict)}\">{Words.Of(verdict)}</b> <small>{counts}</small></dd></div>\n");

    private static void WriteFilters(IReadOnlyList<string> operations, TextWriter output)
    {
        output.Write("<form id=\"filters\" role=\"search\" hidden>\n");
        WriteChoice("Wire", "wire", Verdicts, output);
        WriteChoice("Source", "source", Verdicts, output);
        WriteChoice("Binary", "binary", Verdicts, output);
        WriteChoice("Approval", "approval", ["open", "approved"], output);
        WriteChoice("Operation", "operation", operations, output);
        output.Write("""
            <label>Text <input type="search" name="text" autocomplete="off"></label>
            <button type="reset">Show all</button>
            </form>
            <p id="count" role="status"></p>

            """);
    }

    private static void WriteChoice(string label, string name, IEnumerable<string> values, TextWriter output)
    {
        output.Write($"<label>{label} <select name=\"{name}\"><option value=\"\">any</option>");
        foreach (var value in values)
            output.Write($"<option value=\"{Escape(value)}\">{Escape(value)}</option>");
        output.Write("</select></label>\n");
    }

    private static void WriteDocument(DocumentReport document, Dictionary<string, int> operations, TextWriter output)
    {
        output.Write($"<section class=\"document\">\n<h2>{Escape(document.Head)}</h2>\n");
        foreach (var group in ChangeGroup.Of(document))
        {
            output.Write($"<section class=\"group\">\n<h3>{Escape(group.Heading)}</h3>\n");
            WriteOperations(group.Operations, output);
            foreach (var change in group.Changes)
                WriteChange(change, operations, output);
            output.Write("</section>\n");
        }
        output.Write("</section>\n");
    }

    private static void WriteOperations(IReadOnlyList<string> operations, TextWriter output)
    {
        if (operations.Count > 0)
            output.Write($"<details><summary>{Words.Count(operations.Count, "operation")}</summary><ul>{string.Concat(operations.Select(operation => $"<li><code>{Escape(operation)}</code></li>"))}</ul></details>\n");
    }

    private static void WriteChange(Change change, Dictionary<string, int> operations, TextWriter output)
    {
        var numbers = string.Join(' ', change.Operations.Select(operation => operations[operation]));
        var approval = change.Approval is null ? "open" : "approved";
        var label = change.Approval is null ? Words.Of(change.Worst) : approval;
        output.Write($"""
            <article class="change" data-wire="{Words.Of(change.Wire)}" data-source="{Words.Of(change.Source)}" data-binary="{Words.Of(change.Binary)}" data-approval="{approval}" data-operations="{numbers}">
            <h4><b class="{label}">{label}</b> {Escape(change.Message)}</h4>
            <p class="facts"><code>{Escape(Words.Place(change))}</code>{(change.HeadNode is null ? " in the base" : "")} · <code>{Escape(change.Rule.Id)}</code> · {Words.Axes(change)} · <code>{change.Fingerprint}</code></p>

            """);
        WriteDetails(change, output);
        output.Write("</article>\n");
    }

    private static void WriteDetails(Change change, TextWriter output)
    {
        if (change.BaseText is not null || change.HeadText is not null)
            output.Write($"<p><code>{Escape(change.BaseText ?? "(nothing)")}</code> → <code>{Escape(change.HeadText ?? "(nothing)")}</code></p>\n");
        foreach (var effect in change.CSharp)
            output.Write($"<p>C#: {Escape(effect.Sentence)}</p>\n");
        output.Write($"<p>{(change.Worst == Verdict.Compatible ? "" : "Who is hurt: ")}{Escape(string.Join(' ', Explanation.Why(change)))}</p>\n");
        if (Explanation.Advice(change) is { Count: > 0 } advice)
            output.Write($"<p>Instead: {Escape(string.Join(' ', advice))}</p>\n");
        if (change.Approval is { } approval)
            output.Write($"<p>Approved for {Escape(approval.Version)} by {Escape(approval.Author)}: {Escape(approval.Reason)}</p>\n");
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(Visible.Text(text));

    private static string Hash(string resource) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Resource(resource))))}";

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(HtmlFormat).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
