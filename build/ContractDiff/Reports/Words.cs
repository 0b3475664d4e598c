using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.Reports;

/// <summary>How reports name verdicts, bumps and places.</summary>
internal static class Words
{
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Breaking => "breaking",
        Verdict.Risky => "risky",
        _ => "compatible",
    };

    public static string Of(Bump bump) => bump switch
    {
        Bump.Major => "major",
        Bump.Minor => "minor",
        Bump.Patch => "patch",
        _ => "none",
    };

    /// <summary>The axes that a change hurts, such as "breaks wire and source, risky for binary".</summary>
    public static string Axes(Change change)
    {
        string[] parts = [.. Axes(change, Verdict.Breaking, "breaks"), .. Axes(change, Verdict.Risky, "risky for")];
        return parts.Length == 0 ? "compatible" : string.Join(", ", parts);
    }

    /// <summary>The file and line, such as "specs/users.yaml:12".</summary>
    public static string Place(Change change) => $"{change.Place.File.Name}:{change.Place.Line}";

    /// <summary>The commit of the base, such as "1a2b3c4d5e6f, where HEAD left main"; null outside of git.</summary>
    public static string? Commit(Report report)
        => report.Commit is { } commit ? $"{commit.Short}{(commit.IsMergeBase ? $", where HEAD left {report.Base}" : "")}" : null;

    public static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";

    private static IEnumerable<string> Axes(Change change, Verdict verdict, string verb)
    {
        string[] axes = [.. Named(change).Where(axis => axis.Verdict == verdict).Select(axis => axis.Name)];
        if (axes.Length > 0)
            yield return $"{verb} {(axes.Length == 1 ? axes[0] : $"{string.Join(", ", axes[..^1])} and {axes[^1]}")}";
    }

    private static (string Name, Verdict Verdict)[] Named(Change change)
        => [("wire", change.Wire), ("source", change.Source), ("binary", change.Binary)];
}
