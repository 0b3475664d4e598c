using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.Severities;

/// <summary>The verdicts that replace those of rules, by rule id.</summary>
internal sealed class SeverityTable(IReadOnlyDictionary<string, Severity> severities)
{
    /// <summary>The report with these verdicts, the worst changes of each document first.</summary>
    public Report Apply(Report report)
        => report with
        {
            Documents =
        [
            .. report.Documents.Select(document => document with { Changes = DocumentReport.WorstFirst(document.Changes.Select(Apply)) }),
        ]
        };

    private Change Apply(Change change)
    {
        var own = severities.GetValueOrDefault(change.Rule.Id);
        CSharpEffect[] effects = [.. change.CSharp.Select(Apply)];
        var isAffected = change.CSharp.Any(effect => severities.ContainsKey(effect.Rule.Id));
        return change with
        {
            Wire = own?.Wire ?? change.Wire,
            Source = own?.Source ?? (isAffected ? Worst(change.Rule.Source, effects.Select(effect => effect.Rule.Source)) : change.Source),
            Binary = own?.Binary ?? (isAffected ? Worst(change.Rule.Binary, effects.Select(effect => effect.Rule.Binary)) : change.Binary),
            CSharp = effects,
        };
    }

    private CSharpEffect Apply(CSharpEffect effect)
        => severities.GetValueOrDefault(effect.Rule.Id) is { } severity
            ? effect with
            {
                Rule = effect.Rule with { Source = severity.Source ?? effect.Rule.Source, Binary = severity.Binary ?? effect.Rule.Binary },
            }
            : effect;

    private static Verdict Worst(Verdict own, IEnumerable<Verdict> effects) => effects.Append(own).Max();
}
