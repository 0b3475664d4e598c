using System.Text.Json;
using CloudMgmt.ContractDiff.Reports;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CommandLine;

/// <summary>The output of <c>contract-diff rules</c>.</summary>
internal static class RuleList
{
    private const string AsCSharp = "as the C# changes";

    public static IReadOnlyList<string> Formats { get; } = ["text", "json", "markdown"];

    /// <param name="names">The rules to explain, with an example each; all, in brief, if there are none.</param>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="output">Where to.</param>
    /// <exception cref="UsageException">The format, or a rule, is unknown.</exception>
    public static void Write(IReadOnlyList<string> names, string format, TextWriter output)
    {
        Rule[] all = [.. RuleCatalog.All.OrderBy(rule => rule.Id, StringComparer.Ordinal)];
        var rules = names.Count == 0 ? all : Find(names, all);
        switch (format)
        {
            case "text":
                WriteText(rules, names.Count > 0, output);
                break;
            case "json":
                WriteJson(rules, names.Count > 0, output);
                break;
            case "markdown":
                WriteMarkdown(rules, names.Count > 0, output);
                break;
            default:
                throw new UsageException($"--format: '{format}' is none of {string.Join(", ", Formats)}; did you mean '{Nearest.To(format, Formats)}'?");
        }
    }

    private static Rule[] Find(IReadOnlyList<string> names, Rule[] rules) => [.. names.Select(name => Find(name, rules))];

    private static Rule Find(string name, Rule[] rules)
        => rules.FirstOrDefault(rule => rule.Id == name) ?? throw new UsageException($"there is no rule '{name}'; did you mean '{Nearest.To(name, rules.Select(rule => rule.Id))}'?");

    // Pairs of what it is and how it is written.
    private static IEnumerable<(string Form, string Text)> Examples(Rule rule)
    {
        if (RuleExample.Of(rule.Id) is not var (@base, head, twin))
            yield break;
        yield return ("Before", @base);
        yield return ("After", head);
        if (twin is not null)
            yield return ("Not this", twin);
    }

    private static void WriteText(Rule[] rules, bool hasExamples, TextWriter output)
    {
        foreach (var rule in rules)
        {
            output.WriteLine(rule.Id);
            output.WriteLine($"  {rule.Title}.");
            output.WriteLine(rule.JudgesCSharp
                ? $"  wire {Words.Of(rule.Wire)}, source {Words.Of(rule.Source)}, binary {Words.Of(rule.Binary)}"
                : $"  wire {Words.Of(rule.Wire)}, source and binary {AsCSharp}");
            output.WriteLine($"  {rule.Why}");
            if (rule.Advice.Length > 0)
                output.WriteLine($"  Instead: {rule.Advice}");
            foreach (var (form, text) in hasExamples ? Examples(rule) : [])
                output.WriteLine($"  {form + ":",-10}{text}");
            output.WriteLine();
        }
        if (!hasExamples)
            output.WriteLine(Words.Count(rules.Length, "rule"));
    }

    private static void WriteJson(Rule[] rules, bool hasExamples, TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteStartArray();
        foreach (var rule in rules)
            WriteRule(json, rule, hasExamples);
        json.WriteEndArray();
    });

    private static void WriteRule(Utf8JsonWriter json, Rule rule, bool hasExample)
    {
        json.WriteStartObject();
        json.WriteString("rule", rule.Id);
        json.WriteString("title", rule.Title);
        json.WriteString("wire", Words.Of(rule.Wire));
        json.WriteString("source", Words.Of(rule.Source));
        json.WriteString("binary", Words.Of(rule.Binary));
        json.WriteString("why", rule.Why);
        json.WriteString("advice", rule.Advice.Length > 0 ? rule.Advice : null);
        if (hasExample && RuleExample.Of(rule.Id) is var (@base, head, twin))
        {
            Write("base", @base);
            Write("head", head);
            Write("twin", twin);
        }
        json.WriteEndObject();

        void Write(string name, string? example)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(example ?? "null");
        }
    }

    private static string InCSharp(Rule rule, Verdict verdict) => rule.JudgesCSharp ? Words.Of(verdict) : AsCSharp;

    private static void WriteMarkdown(Rule[] rules, bool hasExamples, TextWriter output)
    {
        output.Write("| Rule | Change | Wire | Source | Binary | Who is hurt | Instead |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var rule in rules)
            output.Write($"| {MarkdownText.Code(rule.Id)} | {MarkdownText.Of(rule.Title)} | {Words.Of(rule.Wire)} | {InCSharp(rule, rule.Source)} | {InCSharp(rule, rule.Binary)} | {MarkdownText.Of(rule.Why)} | {MarkdownText.Of(rule.Advice)} |\n");
        foreach (var rule in hasExamples ? rules : [])
        {
            output.Write($"\n### {MarkdownText.Of(rule.Id)}\n\n");
            foreach (var (form, text) in Examples(rule))
                output.Write($"{form}: {MarkdownText.Code(text)}\n\n");
        }
    }
}
