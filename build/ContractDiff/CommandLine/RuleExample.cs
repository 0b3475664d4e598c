using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CommandLine;

/// <summary>A pair of documents, or of schemas, that differ in what a rule is about; in one line of JSON each.</summary>
/// <param name="Base">The old form.</param>
/// <param name="Head">The new form.</param>
/// <param name="Twin">A new form that the rule does not apply to; null if there is none.</param>
internal sealed record RuleExample(string Base, string Head, string? Twin)
{
    private static readonly string[] Files = ["document-cases.yaml", "schema-cases.yaml", "csharp-cases.yaml"];
    private static readonly string[] Sides = ["request-", "response-"];

    // Who lists rules with examples asks for each by itself.
    private static readonly Lazy<IReadOnlyList<Node>> Entries
        = new(() => [.. Files.SelectMany(file => ((ListNode)FileReader.Read(Resource(file), file)).Items)]);

    /// <summary>The example of a rule; null for the rules of whole files, where there is nothing to see.</summary>
    public static RuleExample? Of(string rule)
    {
        // What is true of a schema in both directions has one example.
        string[] names = [rule, .. Sides.Where(side => rule.StartsWith(side, StringComparison.Ordinal))
            .Select(side => rule[side.Length..])];
        return Entries.Value.FirstOrDefault(entry => names.Contains(entry.Text("rule"))) is { } found
            ? new(Json(found, "base")!, Json(found, "head")!, Json(found, "twin"))
            : null;
    }

    private static string? Json(Node entry, string key) => entry.Map(key)?.ToJson(int.MaxValue);

    private static byte[] Resource(string name)
    {
        using var stream = typeof(RuleExample).Assembly.GetManifestResourceStream(name)!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
