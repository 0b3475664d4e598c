using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>
/// Makes changes of findings: one for each cause, with the operations that it concerns. A shared schema that two hundred operations use
/// is compared once and told once, also if requests and responses both use it.
/// </summary>
internal sealed class ChangeCollector
{
    private readonly List<(ComparedPair Pair, string? Operation, bool PromisesNothing)> _roots = [];
    // All findings of a pair, and often of many, concern the same operations.
    private readonly Dictionary<RootSet, Concerned> _concerned = [];

    /// <param name="pair">What was compared.</param>
    /// <param name="operation">The operation that it belongs to; null if it belongs to none.</param>
    /// <param name="promisesNothing">Whether the operation is a draft, of which nobody was promised anything.</param>
    public void Add(ComparedPair pair, string? operation, bool promisesNothing = false) => _roots.Add((pair, operation, promisesNothing));

    public IReadOnlyList<Change> Collect()
    {
        var causes = new Dictionary<Cause, Findings>();
        var users = new PairUsers([.. _roots.Select(root => root.Pair)]);
        foreach (var pair in users.Pairs)
        {
            foreach (var finding in pair.Findings.Select(Original))
            {
                var cause = new Cause(
                    finding.Schema ?? (object)finding.Rule, finding.Base, finding.Head, finding.BaseText, finding.HeadText);
                if (!causes.TryGetValue(cause, out var findings))
                    causes.Add(cause, findings = new Findings(_roots.Count));
                findings.Add(finding, users.Of(pair));
            }
        }

        return
        [
            .. causes.Values.Select(ToChange)
                .GroupBy(change => (change.Rule, change.Place, change.BaseText, change.HeadText))
                .Select(Unite),
        ];
    }

    // A schema is read as several ones where what it refers to depends on what leads to it.
    private static Finding Original(Finding finding)
        => finding with { Base = finding.Base?.Original, Head = finding.Head?.Original, Remainder = finding.Remainder?.Original };

    // Several schemas of the old document may have become one: to who reads the new one, that is one change. It has one fingerprint, too.
    private static Change Unite(IEnumerable<Change> same)
    {
        var changes = same.ToList();
        var worst = changes.MaxBy(change => change.Wire)!;
        return changes.Count == 1 ? worst : worst with
        {
            Operations = All(changes.Where(change => change.Wire == worst.Wire), change => change.Operations),
            Users = All(changes, change => change.Users),
        };
    }

    private static string[] All(IEnumerable<Change> changes, Func<Change, IEnumerable<string>> operations)
        => [.. changes.SelectMany(operations).Distinct().Order(StringComparer.Ordinal)];

    private Change ToChange(Findings findings)
    {
        var (finding, concerned) = (findings.Worst, Concern(findings.Hurt));
        return new Change
        {
            Rule = finding.Rule,
            Wire = finding.Rule.Wire == Verdict.Breaking && concerned.PromiseNothing ? Verdict.Risky : finding.Rule.Wire,
            Source = finding.Rule.Source,
            Binary = finding.Rule.Binary,
            Operations = concerned.Operations,
            Users = Concern(findings.All).Operations,
            BaseNode = finding.Base,
            HeadNode = finding.Head,
            Remainder = finding.Remainder,
            BaseText = finding.BaseText,
            HeadText = finding.HeadText,
            Message = finding.Message,
        };
    }

    private Concerned Concern(RootSet set)
    {
        if (_concerned.TryGetValue(set, out var known))
            return known;
        var roots = set.Indexes.Select(root => _roots[root]).ToList();
        string[] operations = [.. roots.Select(root => root.Operation).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        return _concerned[set] = new(operations, roots.All(root => root.PromisesNothing));
    }

    private readonly record struct Cause(object Kind, Node? Base, Node? Head, string? BaseText, string? HeadText);

    private sealed record Concerned(IReadOnlyList<string> Operations, bool PromiseNothing);

    /// <summary>The findings of one cause, of which the worst is told.</summary>
    private sealed class Findings(int roots)
    {
        private Finding? _worst;
        private RootUnion? _hurt;
        // Only where some are hurt less: most findings of a cause are as bad as each other, and their roots are looked up once.
        private RootUnion? _all;

        public Finding Worst => _worst!;

        /// <summary>The roots for which it is as bad as that.</summary>
        public RootSet Hurt => _hurt!.Roots;

        /// <summary>The roots that it concerns.</summary>
        public RootSet All => (_all ?? _hurt)!.Roots;

        public void Add(Finding finding, RootSet set)
        {
            if (_all is null && _worst is not null && finding.Rule.Wire != _worst.Rule.Wire)
                (_all = new RootUnion(roots)).Add(Hurt);
            if (_worst is null || finding.Rule.Wire > _worst.Rule.Wire)
                (_worst, _hurt) = (finding, new RootUnion(roots));
            if (finding.Rule.Wire == _worst.Rule.Wire)
                _hurt!.Add(set);
            _all?.Add(set);
        }
    }

    /// <summary>The roots of several findings; as a rule, all have the same set.</summary>
    private sealed class RootUnion(int roots)
    {
        private RootSet? _first;
        private RootSet? _united;

        public RootSet Roots => _united ?? _first!;

        public void Add(RootSet set)
        {
            _first ??= set;
            if (_united is null && _first != set)
                (_united = new(roots)).Unite(_first);
            _united?.Unite(set);
        }
    }
}

/// <summary>A difference at one place.</summary>
/// <param name="Rule">Its kind.</param>
/// <param name="Base">What the old document has there; null if nothing.</param>
/// <param name="Head">What the new document has there; null if nothing.</param>
/// <param name="Message">What changed, in a sentence.</param>
internal sealed record Finding(Rule Rule, Node? Base, Node? Head, string Message)
{
    public string? BaseText { get; init; }

    public string? HeadText { get; init; }

    /// <summary>For what is gone, what it was part of, in the new document.</summary>
    public Node? Remainder { get; init; }

    /// <summary>The kind of change of a schema, which is the same in both directions.</summary>
    public SchemaRule? Schema { get; init; }
}
