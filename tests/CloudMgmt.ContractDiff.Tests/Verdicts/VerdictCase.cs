using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Reports;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Tests.Verdicts;

/// <summary>Two versions of a document with the verdicts that are right, by what OpenAPI says of them.</summary>
internal sealed class VerdictCase(MapNode node)
{
    private static readonly string[] Axes = ["wire", "source", "binary", "bump"];

    public string Name => node.Text("name")!;

    /// <summary>Why the verdicts are right.</summary>
    public string Because => node.Text("because") ?? "";

    /// <summary>What another tool says of the pair: whether something breaks on the wire; null if it was not asked.</summary>
    public string? Peer => node.Text("peer");

    /// <summary>The verdicts that are given, by axis; from the new version to the old one, those on the wire only.</summary>
    public string Expected => string.Join(", ", Axes.Append("back").Where(node.Has).Select(axis => $"{axis} {node.Text(axis)}"));

    /// <summary>What the tool says of the same axes, and why.</summary>
    public (string Verdicts, string Rules) Run()
    {
        var forward = Report("base", "head");
        var told = new Dictionary<string, string>
        {
            ["wire"] = Word(forward.Wire),
            ["source"] = Word(forward.Source),
            ["binary"] = Word(forward.Binary),
            ["bump"] = Word(forward.Bump),
        };
        if (node.Has("back"))
            told["back"] = Word(Report("head", "base").Wire);
        return (string.Join(", ", told.Where(axis => node.Has(axis.Key)).Select(axis => $"{axis.Key} {axis.Value}")),
            string.Join(", ", forward.Changes.Select(change => $"{change.Rule.Id} ({Word(change.Wire)})")));
    }

    public static IReadOnlyList<VerdictCase> Read(string file)
    {
        var cases = (ListNode)FileReader.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Verdicts", file)), file);
        return [.. cases.Items.OfType<MapNode>().Select(item => new VerdictCase(item))];
    }

    public override string ToString() => Name;

    // A change that has no place cannot be told.
    private DocumentReport Report(string @base, string head)
    {
        var report = DocumentComparison.Compare(Load(@base), Load(head), TimeProvider.System);
        new JsonFormat().Write(new Report(@base, head, [report]), TextWriter.Null);
        return report;
    }

    private ApiDocument Load(string version) => new DocumentLoader(new Files(Parts(version))).Load("api.yaml");

    // The fields of a document, a schema of a body in either direction, or several files.
    private Dictionary<string, string> Parts(string version)
    {
        if (node.Map("files") is { } files)
        {
            return files.Map(version)!.Entries.ToDictionary(
                file => file.Key, file => file.Key == "api.yaml" ? Complete(Json(file.Value)) : Text(file.Value));
        }
        return new() { ["api.yaml"] = Complete(node[version]!.Text() ?? Json(node[version]!)) };
    }

    private string Complete(string fields)
    {
        var content = "{ content: { application/json: { schema: " + fields + " } } }";
        fields = node.Text("of") switch
        {
            "request" => "{ paths: { /a: { post: { requestBody: " + content + " } } } }",
            "response" => "{ paths: { /a: { get: { responses: { '200': " + content + " } } } } }",
            _ => fields,
        };
        return fields.StartsWith('{') && !fields.Contains("\"openapi\"", StringComparison.Ordinal)
            ? "{ openapi: 3.1.0, info: { title: t, version: '1' }, " + fields[1..]
            : fields;
    }

    private static string Text(Node value) => value.Text() ?? Json(value);

    private static string Json(Node value) => value.ToJson(int.MaxValue);

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();

    private sealed class Files(Dictionary<string, string> texts) : IDocumentSource
    {
        public byte[]? Read(string path) => texts.TryGetValue(path, out var text) ? System.Text.Encoding.UTF8.GetBytes(text) : null;
    }
}
