using CloudMgmt.ContractDiff.Rules;
using NuGet.Versioning;

namespace CloudMgmt.ContractDiff.Changes;

/// <summary>The result of one run: a pair of documents, or the pairs of two folders.</summary>
/// <param name="Base">The old file, folder or revision, as it was named on the command line.</param>
/// <param name="Head">The new file or folder.</param>
/// <param name="Documents">One for each pair.</param>
internal sealed record Report(string Base, string Head, IReadOnlyList<DocumentReport> Documents)
{
    public IEnumerable<Change> Changes => Documents.SelectMany(document => document.Changes);

    /// <summary>The worst of the three verdicts.</summary>
    public Verdict Worst => (Verdict)Math.Max((int)Wire, Math.Max((int)Source, (int)Binary));

    public Verdict Wire => Documents.Select(document => document.Wire).DefaultIfEmpty().Max();

    public Verdict Source => Documents.Select(document => document.Source).DefaultIfEmpty().Max();

    public Verdict Binary => Documents.Select(document => document.Binary).DefaultIfEmpty().Max();

    /// <summary>The commit that the old version is of; null outside of git.</summary>
    public BaseCommit? Commit { get; init; }

    /// <summary>The version of the old package; null if it is not known.</summary>
    public SemanticVersion? BaseVersion { get; init; }

    /// <summary>What the changes are worth from 1.0.0 on.</summary>
    public Bump StableBump => Documents.Select(document => document.Bump).DefaultIfEmpty().Max();

    /// <summary>What the next version needs: after a known one below 1.0.0 a break is a minor step, and anything else a patch.</summary>
    public Bump Bump => Step(StableBump);

    /// <summary>What the changes of one document need; see <see cref="Bump"/>.</summary>
    public Bump Step(Bump stable) => (stable, BaseVersion) switch
    {
        (Bump.Major, { Major: 0 }) => Bump.Minor,
        (Bump.Minor, { Major: 0 }) => Bump.Patch,
        _ => stable,
    };

    /// <summary>The lowest version that says what changed; null if that of the base is not known.</summary>
    public SemanticVersion? NeededVersion { get; init; }

    /// <summary>What makes the run fail beside the changes: approvals that match none, and a version that is too low.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}

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
