using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.Changes;

/// <summary>What changed between two versions of one document.</summary>
/// <param name="Base">The old document, as it was named on the command line.</param>
/// <param name="Head">The new document.</param>
/// <param name="Changes">The worst first.</param>
/// <param name="IsSame">Whether both documents say the same, descriptions included.</param>
internal sealed record DocumentReport(string Base, string Head, IReadOnlyList<Change> Changes, bool IsSame)
{
    public Verdict Wire => Worst(change => change.Wire);

    public Verdict Source => Worst(change => change.Source);

    public Verdict Binary => Worst(change => change.Binary);

    /// <summary>What the next version of the package needs.</summary>
    public Bump Bump
    {
        get
        {
            if (IsSame)
                return Bump.None;
            if (Changes.Any(change => change.Worst == Verdict.Breaking))
                return Bump.Major;
            return Changes.Any(change => change.Worst == Verdict.Risky || change.CSharp.Any(effect => effect.IsAddition))
                ? Bump.Minor
                : Bump.Patch;
        }
    }

    /// <summary>The order of changes in a report.</summary>
    public static IReadOnlyList<Change> WorstFirst(IEnumerable<Change> changes)
        => [.. changes.OrderByDescending(change => change.Worst).ThenByDescending(change => change.Wire)];

    private Verdict Worst(Func<Change, Verdict> axis) => Changes.Count == 0 ? Verdict.Compatible : Changes.Max(axis);
}
