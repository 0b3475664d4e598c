using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Documents;
using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>
/// Makes changes of findings: one for each cause, with the operations that it concerns. A shared schema that two hundred operations use
/// is compared once and told once, also if requests and responses both use it.
/// </summary>
internal sealed class ChangeCollector
{
    private readonly List<(ComparedPair Pair, string? Operation, bool PromisesNothing)> _roots = [];

    /// <param name="pair">What was compared.</param>
    /// <param name="operation">The operation that it belongs to; null if it belongs to none.</param>
    /// <param name="promisesNothing">Whether the operation is a draft, of which nobody was promised anything.</param>
    public void Add(ComparedPair pair, string? operation, bool promisesNothing = false) => _roots.Add((pair, operation, promisesNothing));

    public IReadOnlyList<Change> Collect()
    {
        var relevant = Relevant();
        var causes = new Dictionary<Cause, Effects>();
        foreach (var (pair, operation, promisesNothing) in _roots)
            foreach (var finding in Findings(pair, relevant))
            {
                var cause = new Cause(finding.Schema ?? (object)finding.Rule, finding.Base, finding.Head, finding.Before, finding.After);
                if (!causes.TryGetValue(cause, out var effects))
                    causes.Add(cause, effects = new Effects());
                effects.Add(finding, operation, promisesNothing);
            }
        return [.. causes.Values.Select(effects => effects.ToChange())];
    }

    /// <summary>The pairs that lead to a finding: the others need not be walked again for each operation.</summary>
    private HashSet<ComparedPair> Relevant()
    {
        var users = new Dictionary<ComparedPair, List<ComparedPair>>();
        var open = new Stack<ComparedPair>(_roots.Select(root => root.Pair).Distinct());
        var seen = new HashSet<ComparedPair>(open);
        var relevant = new HashSet<ComparedPair>();
        var sources = new Stack<ComparedPair>();
        while (open.TryPop(out var pair))
        {
            if (pair.Findings.Count > 0 && relevant.Add(pair))
                sources.Push(pair);
            foreach (var part in pair.Parts)
            {
                if (!users.TryGetValue(part, out var list))
                    users.Add(part, list = []);
                list.Add(pair);
                if (seen.Add(part))
                    open.Push(part);
            }
        }
        while (sources.TryPop(out var source))
            foreach (var user in users.GetValueOrDefault(source) ?? [])
                if (relevant.Add(user))
                    sources.Push(user);
        return relevant;
    }

    private static IEnumerable<Finding> Findings(ComparedPair root, HashSet<ComparedPair> relevant)
    {
        var open = new Stack<ComparedPair>([root]);
        var seen = new HashSet<ComparedPair> { root };
        while (open.TryPop(out var pair))
        {
            foreach (var finding in pair.Findings)
                yield return finding;
            foreach (var part in pair.Parts)
                if (relevant.Contains(part) && seen.Add(part))
                    open.Push(part);
        }
    }

    private readonly record struct Cause(object Kind, Node? Base, Node? Head, string? Before, string? After);

    private sealed class Effects
    {
        private readonly HashSet<string> _operations = [];
        private Finding? _worst;
        private bool _isPromised;

        public void Add(Finding finding, string? operation, bool promisesNothing)
        {
            if (_worst is null || finding.Rule.Wire > _worst.Rule.Wire)
                _worst = finding;
            if (operation is not null)
                _operations.Add(operation);
            _isPromised |= !promisesNothing;
        }

        public Change ToChange()
        {
            var wire = _worst!.Rule.Wire;
            return new Change
            {
                Rule = _worst.Rule,
                Wire = wire == Verdict.Breaking && !_isPromised ? Verdict.Risky : wire,
                Source = _worst.Rule.Source,
                Binary = _worst.Rule.Binary,
                Operations = [.. _operations.Order(StringComparer.Ordinal)],
                BaseNode = _worst.Base,
                HeadNode = _worst.Head,
                Remainder = _worst.Remainder,
                Before = _worst.Before,
                After = _worst.After,
                Message = _worst.Message,
            };
        }
    }
}
