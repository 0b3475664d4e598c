using System.Globalization;
using System.Text.RegularExpressions;
using CloudMgmt.ContractDiff.Changes;

namespace CloudMgmt.ContractDiff.Versions;

/// <summary>A version as Semantic Versioning 2.0.0 defines it; build metadata is dropped, because it has no rank.</summary>
/// <param name="Major">Goes up when something breaks.</param>
/// <param name="Minor">Goes up when something is added.</param>
/// <param name="Patch">Goes up with any other release.</param>
/// <param name="PreRelease">What follows the hyphen; empty for a release.</param>
internal sealed partial record SemanticVersion(ulong Major, ulong Minor, ulong Patch, string PreRelease = "") : IComparable<SemanticVersion>
{
    /// <summary>The release that a pre-release leads to; a release itself.</summary>
    public SemanticVersion Release => this with { PreRelease = "" };

    /// <summary>Null if the text is no semantic version.</summary>
    public static SemanticVersion? TryParse(string text)
        => Form().Match(text) is { Success: true, Groups: var parts }
            && Number(parts[1]) is { } major && Number(parts[2]) is { } minor && Number(parts[3]) is { } patch
                ? new(major, minor, patch, parts[4].Value)
                : null;

    /// <summary>
    /// The lowest release for a change. Below 1.0.0 a break needs a new minor version and anything else a patch. A pre-release leads to
    /// its own release if that is new enough: from 2.0.0-beta.1 a break still goes into 2.0.0.
    /// </summary>
    public SemanticVersion After(Bump bump) => (bump, Major) switch
    {
        (Bump.None, _) => this,
        (Bump.Major, > 0) => PreRelease.Length > 0 && Minor == 0 && Patch == 0 ? Release : new(Major + 1, 0, 0),
        (Bump.Major, 0) or (Bump.Minor, > 0) => PreRelease.Length > 0 && Patch == 0 ? Release : new(Major, Minor + 1, 0),
        _ => PreRelease.Length > 0 ? Release : new(Major, Minor, Patch + 1),
    };

    public int CompareTo(SemanticVersion? other)
    {
        if (other is null)
            return 1;
        var order = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        if (order != 0)
            return order;
        // A release ranks above all of its pre-releases.
        return PreRelease.Length == 0 || other.PreRelease.Length == 0
            ? other.PreRelease.Length.CompareTo(PreRelease.Length)
            : ComparePreReleases(PreRelease.Split('.'), other.PreRelease.Split('.'));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}{(PreRelease.Length > 0 ? "-" : "")}{PreRelease}");

    private static int ComparePreReleases(string[] one, string[] other)
    {
        for (var index = 0; index < one.Length && index < other.Length; index++)
        {
            if (CompareIdentifiers(one[index], other[index]) is not 0 and var order)
                return order;
        }

        return one.Length.CompareTo(other.Length);
    }

    // Numbers rank below words; without leading zeros the longer number is the greater one.
    private static int CompareIdentifiers(string one, string other) => (one.All(char.IsAsciiDigit), other.All(char.IsAsciiDigit)) switch
    {
        (true, false) => -1,
        (false, true) => 1,
        (true, true) when one.Length != other.Length => one.Length.CompareTo(other.Length),
        _ => string.CompareOrdinal(one, other),
    };

    private static ulong? Number(Group digits) => ulong.TryParse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(?:-((?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(?:\.(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*))?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
