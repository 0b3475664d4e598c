using System.Text.Json;
using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.Reports;

/// <summary>For programs, as <c>contract-diff.schema.json</c> describes it.</summary>
internal sealed class JsonFormat : IReportFormat
{
    public void Write(Report report, TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("base", report.Base);
        json.WriteString("head", report.Head);
        WriteVerdict(json, report.Wire, report.Source, report.Binary);
        json.WriteString("bump", Words.Of(report.Bump));
        json.WriteString("neededVersion", report.NeededVersion?.ToString());
        json.WriteString("baseCommit", report.Commit?.Hash);
        json.WriteBoolean("isMergeBase", report.Commit is { IsMergeBase: true });
        json.WriteStartArray("changes");
        foreach (var document in report.Documents)
        {
            foreach (var change in document.Changes)
                WriteChange(json, change, document);
        }

        json.WriteEndArray();
        json.WriteStartArray("documents");
        foreach (var document in report.Documents)
            WriteDocument(json, document, report.Step(document.Bump));
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteDocument(Utf8JsonWriter json, DocumentReport document, Bump bump)
    {
        json.WriteStartObject();
        json.WriteString("base", document.Base);
        json.WriteString("head", document.Head);
        WriteVerdict(json, document.Wire, document.Source, document.Binary);
        json.WriteString("bump", Words.Of(bump));
        json.WriteEndObject();
    }

    private static void WriteVerdict(Utf8JsonWriter json, Verdict wire, Verdict source, Verdict binary)
    {
        json.WriteStartObject("verdict");
        WriteAxes(json, wire, source, binary);
        json.WriteEndObject();
    }

    private static void WriteAxes(Utf8JsonWriter json, Verdict wire, Verdict source, Verdict binary)
    {
        json.WriteString("wire", Words.Of(wire));
        json.WriteString("source", Words.Of(source));
        json.WriteString("binary", Words.Of(binary));
    }

    private static void WriteChange(Utf8JsonWriter json, Change change, DocumentReport document)
    {
        json.WriteStartObject();
        json.WriteString("rule", change.Rule.Id);
        WriteAxes(json, change.Wire, change.Source, change.Binary);
        json.WriteString("operation", change.Operations.Count > 0 ? change.Operations[0] : null);
        json.WriteString("pointer", change.Place.Pointer);
        json.WriteNumber("line", change.Place.Line);
        json.WriteString("before", change.BaseText);
        json.WriteString("after", change.HeadText);
        json.WriteString("message", change.Message);
        json.WriteString("fingerprint", change.Fingerprint);
        json.WriteBoolean("approved", change.Approval is not null);
        WriteAdditions(json, change, document);
        json.WriteEndObject();
    }

    private static void WriteAdditions(Utf8JsonWriter json, Change change, DocumentReport document)
    {
        json.WriteString("document", document.Head);
        json.WriteString("file", change.Place.File.Name);
        json.WriteBoolean("inBase", change.HeadNode is null);
        json.WriteStartArray("operations");
        foreach (var operation in change.Operations)
            json.WriteStringValue(operation);
        json.WriteEndArray();
        json.WriteString("why", string.Join(' ', Explanation.Why(change)));
        json.WriteString("advice", Explanation.Advice(change) is { Count: > 0 } advice ? string.Join(' ', advice) : null);
        json.WriteStartArray("csharp");
        foreach (var effect in change.CSharp)
            WriteEffect(json, effect);
        json.WriteEndArray();
        WriteApproval(json, change.Approval);
    }

    private static void WriteEffect(Utf8JsonWriter json, CSharpEffect effect)
    {
        json.WriteStartObject();
        json.WriteString("rule", effect.Rule.Id);
        json.WriteString("source", Words.Of(effect.Rule.Source));
        json.WriteString("binary", Words.Of(effect.Rule.Binary));
        json.WriteString("member", effect.Member);
        json.WriteString("message", effect.Message);
        json.WriteEndObject();
    }

    private static void WriteApproval(Utf8JsonWriter json, Approval? approval)
    {
        if (approval is null)
        {
            json.WriteNull("approval");
            return;
        }
        json.WriteStartObject("approval");
        json.WriteString("reason", approval.Reason);
        json.WriteString("author", approval.Author);
        json.WriteString("version", approval.Version);
        json.WriteEndObject();
    }
}
