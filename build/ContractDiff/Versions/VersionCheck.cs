using CloudMgmt.ContractDiff.Changes;

namespace CloudMgmt.ContractDiff.Versions;

/// <summary>Whether a declared version says what changed.</summary>
internal static class VersionCheck
{
    /// <summary>What is wrong with the new version, in a sentence that names the one that is needed; null if nothing is.</summary>
    public static string? Problem(SemanticVersion @base, SemanticVersion head, Bump bump)
    {
        if (bump == Bump.None)
            return head.CompareTo(@base) < 0 ? $"The version went down from {@base} to {head}; nothing changed, so {@base} can stay." : null;
        var needed = @base.After(bump);
        return head.CompareTo(@base) > 0 && head.Release.CompareTo(needed) >= 0
            ? null
            : $"The version {head} is too low: after {@base} these changes need {needed} or later ({Reason(bump)}).";
    }

    private static string Reason(Bump bump) => bump switch
    {
        Bump.Major => "something breaks",
        Bump.Minor => "something is new or risky",
        _ => "something changed",
    };
}
