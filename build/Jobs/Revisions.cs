using System.Xml.Linq;
using CloudMgmt.CodeGeneration;

namespace CloudMgmt.Build;

/// <summary>What git knows of earlier states of the repository.</summary>
internal sealed class Revisions(Repository repository, Surroundings surroundings)
{
    private string Target => surroundings.Filled("GITHUB_BASE_REF") is { } branch
        ? $"origin/{branch}"
        : Exists("origin/main") ? "origin/main" : "main";

    private string Head => Git("rev-parse", "HEAD")!;

    /// <summary>
    /// What the contract of an API is judged against: where the branch left main or, on main itself, what was released last; before the
    /// first release, where the versions last changed. GitHub names the target of a pull request.
    /// </summary>
    public BaseRevision Base(Api api)
    {
        var (head, target) = (Head, Target);
        if (Git("merge-base", "HEAD", target) is { } start && start != head)
            return new(start, $"where HEAD left {target}");
        if (LastRelease(api.Package) is { } tag)
            return new(tag, "the last release");
        return Git("log", "-1", "--format=%H", "--", "build/Versions.props") is { Length: > 0 } versions
            ? new(versions, "the last change of build/Versions.props", !Version(api).StartsWith("0.", StringComparison.Ordinal)) : new(
                head, "the commit in the working tree");
    }

    /// <summary>Where HEAD left a revision.</summary>
    public BaseRevision Base(string revision) => new(Git("merge-base", "HEAD", revision) ?? revision, $"where HEAD left {revision}");

    /// <summary>Where the branch left main or, on main itself, the commit before.</summary>
    public string MergeBase()
    {
        var head = Head;
        var start = Git("merge-base", "HEAD", Target) ?? head;
        return start != head ? start : Git("rev-parse", "--verify", "--quiet", "HEAD^") ?? head;
    }

    /// <summary>The tag of the last release of a package that the working tree builds on; null before the first.</summary>
    public string? LastRelease(string package) => Git("describe", "--tags", "--abbrev=0", "--match", $"{package}/*");

    public bool Exists(string revision) => Git("rev-parse", "--verify", "--quiet", $"{revision}^{{commit}}") is not null;

    /// <summary>The version of a package in the working tree.</summary>
    public string Version(Api api) => Read(File.ReadAllText(Path.Combine(repository.Build, "Versions.props")), api);

    /// <summary>The version of a package in a revision; null if it had none yet.</summary>
    public string? Version(Api api, string revision)
        => Git("show", $"{revision}:build/Versions.props") is { } text ? Read(text, api) : null;

    private static string Read(string props, Api api)
    {
        var property = $"{api.Package[(api.Package.LastIndexOf('.') + 1)..]}Version";
        return XDocument.Parse(props).Descendants(property).FirstOrDefault()?.Value
            ?? throw new JobFailedException($"build/Versions.props has no {property}.");
    }

    private string? Git(params string[] arguments) => Shell.TryCapture("git", repository.Root, arguments)?.Trim();
}
