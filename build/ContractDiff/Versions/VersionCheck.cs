using CloudMgmt.ContractDiff.Changes;
using NuGet.Versioning;

namespace CloudMgmt.ContractDiff.Versions;

/// <summary>Whether a declared version says what changed.</summary>
internal static class VersionCheck
{
    /// <summary>What is wrong with the new version, in a sentence that names the one that is needed; null if nothing is.</summary>
    public static string? Problem(SemanticVersion @base, SemanticVersion head, Bump bump)
    {
        if (bump == Bump.None)
            return head < @base ? $"The version went down from {@base} to {head}; nothing changed, so {@base} can stay." : null;
        var needed = After(@base, bump);
        return head > @base && Release(head) >= needed
            ? null
            : $"The version {head} is too low: after {@base} these changes need {needed} or later ({Reason(bump)}).";
    }

    /// <summary>
    /// The lowest release for a change. Below 1.0.0 a break needs a new minor version and anything else a patch. A pre-release leads to
    /// its own release if that is new enough: from 2.0.0-beta.1 a break still goes into 2.0.0.
    /// </summary>
    public static SemanticVersion After(SemanticVersion version, Bump bump) => (bump, version.Major) switch
    {
        (Bump.None, _) => version,
        (Bump.Major, > 0) => version is { IsPrerelease: true, Minor: 0, Patch: 0 } ? Release(version) : new(version.Major + 1, 0, 0),
        (Bump.Major, 0) or (Bump.Minor, > 0)
            => version is { IsPrerelease: true, Patch: 0 } ? Release(version) : new(version.Major, version.Minor + 1, 0),
        _ => version.IsPrerelease ? Release(version) : new(version.Major, version.Minor, version.Patch + 1),
    };

    private static SemanticVersion Release(SemanticVersion version) => new(version.Major, version.Minor, version.Patch);

    private static string Reason(Bump bump) => bump switch
    {
        Bump.Major => "something breaks",
        Bump.Minor => "something is new or risky",
        _ => "something changed",
    };
}
