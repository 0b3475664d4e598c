using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.Reports;

/// <summary>Who is hurt by a change and what to do instead, on the wire and in C#.</summary>
internal static class Explanation
{
    /// <summary>Who is hurt, or why nobody is.</summary>
    public static IReadOnlyList<string> Why(Change change)
    {
        string[] hurt = [.. Reasons(change).Select(rule => rule.Why).Distinct()];
        return hurt.Length > 0 ? hurt : [change.Rule.Why];
    }

    /// <summary>What to do instead; empty if nobody is hurt.</summary>
    public static IReadOnlyList<string> Advice(Change change)
        => [.. Reasons(change).Select(rule => rule.Advice).Where(advice => advice.Length > 0).Distinct()];

    private static IEnumerable<Rule> Reasons(Change change)
    {
        if (change.Worst == Verdict.Compatible)
            yield break;
        if (change.Wire != Verdict.Compatible
            || change.Rule.Source != Verdict.Compatible
            || change.Rule.Binary != Verdict.Compatible
            || change.CSharp.Count == 0)
        {
            yield return change.Rule;
        }
        foreach (var effect in change.CSharp)
        {
            if (effect.Rule.Source != Verdict.Compatible || effect.Rule.Binary != Verdict.Compatible)
                yield return effect.Rule;
        }
    }
}
