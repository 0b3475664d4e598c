using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Versions;
using NuGet.Versioning;

namespace CloudMgmt.ContractDiff.CommandLine;

/// <summary>The values of <c>--base-version</c> and <c>--head-version</c>.</summary>
internal sealed record DeclaredVersions(SemanticVersion Base, SemanticVersion Head)
{
    /// <summary>Null if neither is given.</summary>
    /// <exception cref="UsageException">One is missing, or is no semantic version.</exception>
    public static DeclaredVersions? Parse(string? @base, string? head) => (@base, head) switch
    {
        (null, null) => null,
        (null, _) => throw new UsageException("--head-version needs --base-version."),
        (_, null) => throw new UsageException("--base-version needs --head-version."),
        _ => new(Read("--base-version", @base), Read("--head-version", head)),
    };

    /// <summary>The lowest version that says what changed.</summary>
    public SemanticVersion Needed(Bump bump) => VersionCheck.After(Base, bump);

    public string? Problem(Bump bump) => VersionCheck.Problem(Base, Head, bump);

    private static SemanticVersion Read(string option, string text)
        => SemanticVersion.TryParse(text, out var version)
            ? version
            : throw new UsageException($"{option}: '{text}' is no semantic version, such as 1.4.0 or 2.0.0-beta.1.");
}
