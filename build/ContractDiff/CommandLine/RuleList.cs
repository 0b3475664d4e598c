using System.Text.Json;
using CloudMgmt.ContractDiff.Reports;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CommandLine;

/// <summary>The output of <c>contract-diff rules</c>.</summary>
internal static class RuleList
{
    public static IReadOnlyList<string> Formats { get; } = ["text", "json", "markdown"];

    /// <exception cref="UsageException">The format is unknown.</exception>
    public static void Write(string format, TextWriter output)
    {
        Rule[] rules = [.. RuleCatalog.All.OrderBy(rule => rule.Id, StringComparer.Ordinal)];
        switch (format)
        {
            case "text":
                WriteText(rules, output);
                break;
            case "json":
                WriteJson(rules, output);
                break;
            case "markdown":
                WriteMarkdown(rules, output);
                break;
            default:
                throw new UsageException($"--format: '{format}' is none of {string.Join(", ", Formats)}; did you mean '{Nearest.To(format, Formats)}'?");
        }
    }

    private static void WriteText(Rule[] rules, TextWriter output)
    {
        foreach (var rule in rules)
        {
            output.WriteLine(rule.Id);
            output.WriteLine($"  {rule.Title}.");
            output.WriteLine($"  wire {Words.Of(rule.Wire)}, source {Words.Of(rule.Source)}, binary {Words.Of(rule.Binary)}");
            output.WriteLine($"  {rule.Why}");
            if (rule.Advice.Length > 0)
                output.WriteLine($"  Instead: {rule.Advice}");
            output.WriteLine();
        }
        output.WriteLine(Words.Count(rules.Length, "rule"));
    }

    private static void WriteJson(Rule[] rules, TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteStartArray();
        foreach (var rule in rules)
            WriteRule(json, rule);
        json.WriteEndArray();
    });

    private static void WriteRule(Utf8JsonWriter json, Rule rule)
    {
        json.WriteStartObject();
        json.WriteString("rule", rule.Id);
        json.WriteString("title", rule.Title);
        json.WriteString("wire", Words.Of(rule.Wire));
        json.WriteString("source", Words.Of(rule.Source));
        json.WriteString("binary", Words.Of(rule.Binary));
        json.WriteString("why", rule.Why);
        json.WriteString("advice", rule.Advice.Length > 0 ? rule.Advice : null);
        json.WriteEndObject();
    }

    private static void WriteMarkdown(Rule[] rules, TextWriter output)
    {
        output.Write("| Rule | Change | Wire | Source | Binary | Who is hurt | Instead |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var rule in rules)
            output.Write($"| {MarkdownText.Code(rule.Id)} | {MarkdownText.Of(rule.Title)} | {Words.Of(rule.Wire)} | {Words.Of(rule.Source)} | {Words.Of(rule.Binary)} | {MarkdownText.Of(rule.Why)} | {MarkdownText.Of(rule.Advice)} |\n");
    }
}
