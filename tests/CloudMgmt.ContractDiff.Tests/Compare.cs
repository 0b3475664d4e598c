using CloudMgmt.ClientModel;
using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Comparison;
using CloudMgmt.ContractDiff.CSharp;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Tests;

/// <summary>Compares documents that tests write down.</summary>
internal static class Compare
{
    /// <summary>The day of the tests.</summary>
    public static DateOnly Today { get; } = new(2026, 6, 15);

    /// <summary>Compares documents given as the fields of a map, without what all documents have.</summary>
    public static DocumentReport Documents(string @base, string head) => Texts(Complete(@base), Complete(head));

    /// <summary>Compares a schema that a client sends, or receives.</summary>
    public static DocumentReport Schemas(Direction direction, string @base, string head)
        => Documents(Around(direction, @base), Around(direction, head));

    /// <summary>Compares whole documents, in YAML.</summary>
    public static DocumentReport Texts(string @base, string head)
        => DocumentComparison.Compare(Load(@base, "base.yaml"), Load(head, "head.yaml"), new FixedTime());

    /// <summary>What is told of the wire, other than that it is written in another way.</summary>
    public static IEnumerable<Change> OnTheWire(DocumentReport report)
        => report.Changes.Where(
            change => change.Rule != DocumentRules.Rewritten && !change.Rule.Id.StartsWith("csharp-", StringComparison.Ordinal));

    /// <summary>Compares the C# of two documents.</summary>
    public static ClientComparison CSharp(ApiDocument @base, ApiDocument head)
        => new(new Client(@base), new Client(head), new UnchangedParts(@base, head));

    public static ApiDocument Load(string text, string name = "api.yaml") => new DocumentLoader(new OneFile(text)).Load(name);

    private static string Complete(string fields)
        => fields.TrimStart().StartsWith('{')
            ? "{ openapi: 3.1.0, info: { title: t, version: '1' }, " + fields.TrimStart()[1..]
            : "openapi: 3.1.0\ninfo: { title: t, version: '1' }\n" + fields;

    private static string Around(Direction direction, string schema)
    {
        var content = "{ content: { application/json: { schema: " + schema + " } } }";
        return direction == Direction.Request
            ? "{ paths: { /a: { post: { requestBody: " + content + " } } } }"
            : "{ paths: { /a: { get: { responses: { '200': " + content + " } } } } }";
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(Today, new TimeOnly(12, 0), TimeSpan.Zero);
    }
}
