using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Two things that were compared, once: what differs between themselves, and the pairs that they are made of.</summary>
internal sealed class ComparedPair
{
    // Most pairs have none.
    private List<Finding>? _findings;
    private List<ComparedPair>? _parts;
    private Verdict _worst;

    public IReadOnlyList<Finding> Findings => _findings ?? [];

    public IReadOnlyList<ComparedPair> Parts => _parts ?? [];

    /// <summary>What comes of comparing things that are the same.</summary>
    public static ComparedPair Nothing { get; } = new();

    /// <summary>What comes of a comparison that would take more time than it is worth: the two are taken for different ones.</summary>
    public static ComparedPair Unjudged { get; } = new() { _worst = Verdict.Breaking };

    /// <summary>The place among the pairs that are being compared, or whose parts are; null when what it is made of is known.</summary>
    public int? OpenAt { get; set; }

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

    /// <summary>Says of pairs that are part of each other, and of nothing else that is still open, how bad each of them is.</summary>
    public static void Close(IReadOnlyList<ComparedPair> pairs)
    {
        foreach (var pair in pairs)
        {
            pair._worst = pair.Findings.Select(finding => finding.Rule.Wire)
                .Concat(pair.Parts.Where(part => part.OpenAt is null).Select(part => part._worst)).DefaultIfEmpty().Max();
        }
        if (pairs.Count > 1)
            Spread(pairs);
        foreach (var pair in pairs)
            pair.OpenAt = null;
    }

    /// <summary>The worst finding of the pair and of all that it is made of.</summary>
    /// <param name="spend">Called for each pair that is looked at; when it says no, the worst is assumed.</param>
    public Verdict Worst(Func<bool> spend)
    {
        if (OpenAt is null)
            return _worst;
        var (worst, seen, open) = (Verdict.Compatible, new HashSet<ComparedPair> { this }, new Stack<ComparedPair>([this]));
        while (worst < Verdict.Breaking && open.TryPop(out var pair))
        {
            if (!spend())
                return Verdict.Breaking;
            var own = pair.OpenAt is null ? pair._worst : pair.Findings.Select(finding => finding.Rule.Wire).DefaultIfEmpty().Max();
            worst = own > worst ? own : worst;
            foreach (var part in pair.OpenAt is null ? [] : pair.Parts)
            {
                if (seen.Add(part))
                    open.Push(part);
            }
        }
        return worst;
    }

    /// <summary>Whether a condition holds for all findings of the pair and of all that it is made of.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="spend">Called for each pair that is looked at; when it says no, the condition does not hold.</param>
    public bool All(Func<Finding, bool> condition, Func<bool> spend)
    {
        var (seen, open) = (new HashSet<ComparedPair>(), new Stack<ComparedPair>([this]));
        while (open.TryPop(out var pair))
        {
            if (!seen.Add(pair))
                continue;
            if (!spend() || pair == Unjudged || !pair.Findings.All(condition))
                return false;
            foreach (var part in pair.Parts)
                open.Push(part);
        }
        return true;
    }

    // Who has a part is as bad as that.
    private static void Spread(IReadOnlyList<ComparedPair> pairs)
    {
        var users = pairs.SelectMany(pair => pair.Parts.Where(part => part.OpenAt is not null).Select(part => (Part: part, User: pair)))
            .ToLookup(use => use.Part, use => use.User);
        var open = new Stack<ComparedPair>(pairs.Where(pair => pair._worst > Verdict.Compatible));
        while (open.TryPop(out var pair))
        {
            foreach (var user in users[pair].Where(user => user._worst < pair._worst))
            {
                user._worst = pair._worst;
                open.Push(user);
            }
        }
    }
}
