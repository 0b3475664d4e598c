using System.Text.RegularExpressions;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Git;

/// <summary>A revision of the repository that holds a folder.</summary>
internal sealed partial class GitRevision : IDisposable
{
    private readonly WorkingFolder _workingFolder;

    private GitRevision(string root, GitBase @base, string commit, bool isMergeBase, WorkingFolder workingFolder)
    {
        (Root, Name, Path, Commit, IsMergeBase, _workingFolder) = (root, @base.Name, @base.Path, commit, isMergeBase, workingFolder);
        Objects = new(root);
        Tree = new(Objects, commit);
    }

    /// <summary>The folder of the repository.</summary>
    public string Root { get; }

    /// <summary>The revision as it was given.</summary>
    public string Name { get; }

    /// <summary>The path of the old version, from the root of the repository; null if it is that of the new one.</summary>
    public string? Path { get; }

    /// <summary>The hash of the commit that counts.</summary>
    public string Commit { get; }

    /// <summary>Whether that is where HEAD left the revision, and not the revision itself.</summary>
    public bool IsMergeBase { get; }

    /// <summary>What the repository keeps.</summary>
    public GitObjects Objects { get; }

    /// <summary>What the commit has.</summary>
    public GitTree Tree { get; }

    /// <param name="folder">A folder of the repository, in full.</param>
    /// <param name="text">What <c>--git</c> was told.</param>
    /// <param name="fetches">Whether to fetch what a clone lacks.</param>
    /// <param name="workingFolder">Where relative paths of files count from.</param>
    /// <exception cref="GitException">git is missing, the folder is in no repository, or the repository has no such revision.</exception>
    public static GitRevision Open(string folder, string text, bool fetches, WorkingFolder workingFolder)
    {
        var root = RootOf(System.IO.Path.TrimEndingDirectorySeparator(folder));
        var @base = GitBase.Parse(text);
        if (TryFind(root, @base) is not { } found)
        {
            if (fetches)
                Fetch(root, @base);
            found = (fetches ? TryFind(root, @base) : null) ?? throw new GitException(Problem(root, @base, fetches));
        }
        return new(root, @base with { Name = found.Name }, found.Commit, found.Commit != found.Tip, workingFolder);
    }

    /// <summary>The path from the root of the repository, with slashes; null if the file is outside.</summary>
    public string? Relative(string path)
        => _workingFolder.Full(path) is var full ? GitPath.Below(Root, full) ?? GitPath.Below(Root, DiskSource.Real(full)) : null;

    public void Dispose() => Objects.Dispose();

    // The first folder above that is one, as the person names them: git knows only where links lead. Behind a link into the middle of
    // a repository there is none.
    private static string RootOf(string folder)
    {
        if (GitProcess.Run(folder, "rev-parse", "--is-inside-work-tree") is var inside && !inside.Succeeded)
            throw new GitException($"git opens no repository at '{folder}': {GitProcess.Reason(inside)}");
        if (inside.Output is not ['t', ..])
            throw new GitException($"'{folder}' is in a git repository, but in no working tree; check one out, and compare there.");
        for (var above = folder; above is not null; above = System.IO.Path.GetDirectoryName(above))
        {
            if (GitProcess.Run(above, "rev-parse", "--show-prefix") is { Succeeded: true, Output: "\n" })
                return above;
        }
        return DiskSource.Real(System.IO.Path.GetFullPath(GitProcess.Ask(folder, "rev-parse", "--show-toplevel").TrimEnd('\n')));
    }

    private static (string Name, string Tip, string Commit)? TryFind(string folder, GitBase @base)
    {
        if (Resolve(folder, @base.Name) is not var (name, tip))
            return null;
        if (@base.IsExact)
            return (name, tip, tip);
        return GitProcess.Run(folder, "merge-base", "HEAD", tip) is { Succeeded: true, Output: var commit }
            ? (name, tip, commit.Trim())
            : null;
    }

    // A clone made for one branch has the others as those of its remote, if at all.
    private static (string Name, string Hash)? Resolve(string folder, string name)
    {
        foreach (var candidate in (string[])[name, .. Remote(folder) is { } remote ? (string[])[$"{remote}/{name}"] : []])
        {
            // By its hash first, since whatever follows ':/text' would be part of the text.
            if (Verified(folder, candidate) is { } hash && Verified(folder, $"{hash}^{{commit}}") is { } commit)
                return (candidate, commit);
        }

        return null;

        static string? Verified(string folder, string revision)
            => GitProcess.Run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", revision) is var result && result.Succeeded
                ? result.Output.Trim()
                : null;
    }

    private static string Problem(string folder, GitBase @base, bool hasFetched)
    {
        var isKnown = Resolve(folder, @base.Name) is not null;
        var problem = isKnown
            ? $"'{@base.Name}' and HEAD have no commit in common"
            : $"'{@base.Name}' is no revision of the git repository at '{folder}'";
        if (!hasFetched && (IsShallow(folder) || !isKnown) && FetchArguments(folder) is { } fetch)
            return $"{problem} as far as this {(IsShallow(folder) ? "shallow " : "")}clone goes: type {Typed(fetch)}, or let --fetch do it.";
        return isKnown ? $"{problem}; '{@base.Name}..' compares with it as it is." : $"{problem}.{Lookalike(folder, @base.Name)}";
    }

    private static string Lookalike(string folder, string name)
    {
        var known = GitProcess.Run(folder, "for-each-ref", "--format=%(refname:short)").Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return known.Length == 0 ? " It has no commit on any branch yet."
            : Nearest.Suggest(name, known) is { Length: > 0 } likely ? likely
            : " git branch --all and git tag list those it has.";
    }

    // No branch may lead any more to a commit that is given by its hash, such as to one that was pushed over. Alone it is also the least.
    private static void Fetch(string folder, GitBase @base)
    {
        if (@base.IsExact && ObjectHash().IsMatch(@base.Name) && Remote(folder) is { } remote
            && GitProcess.Run(folder, ["fetch", .. IsShallow(folder) ? (string[])["--depth=1"] : [], remote, @base.Name]).Succeeded)
        {
            return;
        }
        if (FetchArguments(folder) is { } fetch && GitProcess.Run(folder, fetch) is { Succeeded: false, Summary: var why })
            throw new GitException($"--fetch: {Typed(fetch)} failed: {why}");
    }

    // All branches and tags, since a name alone does not tell which it is; null without a remote.
    private static string[]? FetchArguments(string folder)
        => Remote(folder) is not { } remote ? null
            : ["fetch", .. IsShallow(folder) ? (string[])["--unshallow"] : [], "--tags", remote, $"+refs/heads/*:refs/remotes/{remote}/*"];

    private static bool IsShallow(string folder) => GitProcess.Run(folder, "rev-parse", "--is-shallow-repository") is { Output: ['t', ..] };

    private static string Typed(string[] arguments)
        => $"git {string.Join(' ', arguments.Select(argument => argument.Contains('*', StringComparison.Ordinal) ? $"'{argument}'" : argument))}";

    private static string? Remote(string folder)
    {
        var names = GitProcess.Run(folder, "remote").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return names.Contains("origin") ? "origin" : names.FirstOrDefault();
    }

    [GeneratedRegex("^([0-9a-f]{40}|[0-9a-f]{64})$", RegexOptions.ExplicitCapture)]
    private static partial Regex ObjectHash();
}
