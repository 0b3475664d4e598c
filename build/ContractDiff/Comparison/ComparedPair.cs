using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Two things that were compared, once: what differs between themselves, and the pairs that they are made of.</summary>
internal sealed class ComparedPair
{
    // Most pairs have none.
    private List<Finding>? _findings;
    private List<ComparedPair>? _parts;

    public IReadOnlyList<Finding> Findings => _findings ?? [];

    public IReadOnlyList<ComparedPair> Parts => _parts ?? [];

    /// <summary>What comes of comparing things that are the same.</summary>
    public static ComparedPair Nothing { get; } = new();

    public void Add(ComparedPair part)
    {
        if (part != Nothing)
            (_parts ??= new(capacity: 1)).Add(part);
    }

    public void Add(Rule rule, Node? @base, Node? head, string message, string? baseText = null, string? headText = null)
        => (_findings ??= new(capacity: 1)).Add(new Finding(rule, @base, head, message) { BaseText = baseText, HeadText = headText });

    /// <param name="rule">The kind of change.</param>
    /// <param name="gone">What is gone.</param>
    /// <param name="remainder">What it was part of, in the new document.</param>
    /// <param name="message">What changed, in a sentence.</param>
    /// <param name="baseText">How it was written.</param>
    public void AddGone(Rule rule, Node? gone, Node? remainder, string message, string baseText)
        => (_findings ??= new(capacity: 1)).Add(new Finding(rule, gone, null, message) { BaseText = baseText, Remainder = remainder });

    /// <inheritdoc cref="AddGone(Rule, Node?, Node?, string, string)"/>
    public void AddGone(SchemaRule rule, Direction direction, Node? gone, Node? remainder, string message, string baseText)
        => (_findings ??= new(capacity: 1))
            .Add(new Finding(rule.For(direction), gone, null, message) { BaseText = baseText, Remainder = remainder, Schema = rule });

    public void Add(
        SchemaRule rule, Direction direction, Node? @base, Node? head, string message, string? baseText = null, string? headText = null)
        => (_findings ??= new(capacity: 1))
            .Add(new Finding(rule.For(direction), @base, head, message) { BaseText = baseText, HeadText = headText, Schema = rule });

    /// <summary>The worst finding of the pair and of all that it is made of.</summary>
    public Verdict Worst() => Worst([]);

    /// <summary>Whether a condition holds for all findings of the pair and of all that it is made of.</summary>
    public bool All(Func<Finding, bool> condition)
    {
        var (seen, open) = (new HashSet<ComparedPair>(), new Stack<ComparedPair>([this]));
        while (open.TryPop(out var pair))
        {
            if (!seen.Add(pair))
                continue;
            if (!pair.Findings.All(condition))
                return false;
            foreach (var part in pair.Parts)
                open.Push(part);
        }
        return true;
    }

    private Verdict Worst(HashSet<ComparedPair> seen)
    {
        if (!seen.Add(this))
            return Verdict.Compatible;
        var worst = Findings.Select(finding => finding.Rule.Wire).DefaultIfEmpty().Max();
        foreach (var part in Parts)
        {
            if (worst < Verdict.Breaking && part.Worst(seen) is var inner && inner > worst)
                worst = inner;
        }

        return worst;
    }
}
