using System.Text.Json;
using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.Reports;

/// <summary>SARIF 2.1.0, which code scanning services read.</summary>
/// <param name="paths">How the repository names files.</param>
internal sealed class SarifFormat(RepositoryPaths paths) : IReportFormat
{
    public void Write(Report report, TextWriter output)
    {
        Rule[] rules =
        [
            .. report.Changes.Select(change => change.Rule).DistinctBy(rule => rule.Id).OrderBy(rule => rule.Id, StringComparer.Ordinal),
        ];
        var indexes = rules.Select((rule, index) => (rule.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index);
        JsonText.Write(output, json =>
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(json, rules);
            json.WriteStartArray("results");
            foreach (var change in report.Changes)
                WriteResult(json, change, indexes[change.Rule.Id]);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void WriteTool(Utf8JsonWriter json, Rule[] rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "contract-diff");
        json.WriteString("semanticVersion", Product.Version);
        json.WriteString("informationUri", Product.Home);
        json.WriteStartArray("rules");
        foreach (var rule in rules)
            WriteRule(json, rule);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, Rule rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        WriteText(json, "shortDescription", $"{rule.Title}.");
        WriteText(json, "fullDescription", rule.Why);
        WriteText(json, "help", rule.Advice.Length > 0 ? $"{rule.Why} {rule.Advice}" : rule.Why);
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", Level((Verdict)Math.Max((int)rule.Wire, Math.Max((int)rule.Source, (int)rule.Binary))));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteResult(Utf8JsonWriter json, Change change, int rule)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", change.Rule.Id);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", Level(change.Worst));
        WriteText(
            json, "message", Visible.Text(string.Join(' ', [change.Message, .. Explanation.Why(change), .. Explanation.Advice(change)])));
        WriteLocation(json, change);
        json.WriteStartObject("partialFingerprints");
        json.WriteString("contractDiff/v1", change.Fingerprint);
        json.WriteEndObject();
        WriteSuppression(json, change.Approval);
        json.WriteStartObject("properties");
        json.WriteString("wire", Words.Of(change.Wire));
        json.WriteString("source", Words.Of(change.Source));
        json.WriteString("binary", Words.Of(change.Binary));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteLocation(Utf8JsonWriter json, Change change)
    {
        var place = change.ShownPlace;
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", Address(paths.Of(place.File.Name)));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", place.Line);
        json.WriteNumber("startColumn", place.Column);
        json.WriteEndObject();
        json.WriteEndObject();
        WriteLogicalLocations(json, change.Operations);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteLogicalLocations(Utf8JsonWriter json, IReadOnlyList<string> operations)
    {
        json.WriteStartArray("logicalLocations");
        foreach (var operation in operations)
        {
            json.WriteStartObject();
            json.WriteString("fullyQualifiedName", Visible.Text(operation));
            json.WriteString("kind", "function");
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteSuppression(Utf8JsonWriter json, Approval? approval)
    {
        if (approval is null)
            return;
        json.WriteStartArray("suppressions");
        json.WriteStartObject();
        json.WriteString("kind", "external");
        json.WriteString("status", "accepted");
        json.WriteString("justification", Visible.Text($"{approval.Reason} ({approval.Author}, {approval.Version})"));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Level(Verdict verdict) => verdict switch
    {
        Verdict.Breaking => "error",
        Verdict.Risky => "warning",
        _ => "note",
    };

    private static string Address(string file)
        => Path.IsPathFullyQualified(file) ? new Uri(file).AbsoluteUri
            : Uri.TryCreate(file, UriKind.Absolute, out var remote) && remote.Scheme is "http" or "https" ? file
            : string.Join('/', file.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
}
