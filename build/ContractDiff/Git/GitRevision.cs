using System.Text.RegularExpressions;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Git;

/// <summary>A revision of the repository that holds a folder.</summary>
internal sealed partial class GitRevision
{
    private readonly WorkingFolder _workingFolder;

    private GitRevision(string root, GitBase @base, string commit, bool isMergeBase, WorkingFolder workingFolder)
        => (Root, Name, Path, Commit, IsMergeBase, _workingFolder) = (root, @base.Name, @base.Path, commit, isMergeBase, workingFolder);

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

    /// <param name="folder">A folder of the repository, in full.</param>
    /// <param name="text">What <c>--git</c> was told.</param>
    /// <param name="fetches">Whether to fetch what a clone lacks.</param>
    /// <param name="workingFolder">Where relative paths of files count from.</param>
    /// <exception cref="GitException">git is missing, the folder is in no repository, or the repository has no such revision.</exception>
    public static GitRevision Open(string folder, string text, bool fetches, WorkingFolder workingFolder)
    {
        var prefix = GitProcess.Run(folder, "rev-parse", "--show-prefix");
        if (!prefix.Succeeded)
            throw new GitException($"'{folder}' is in no git repository.");
        var @base = GitBase.Parse(text);
        if (TryFind(folder, @base) is not { } found)
        {
            if (fetches)
                Fetch(folder, @base);
            found = (fetches ? TryFind(folder, @base) : null) ?? throw new GitException(Problem(folder, @base, fetches));
        }
        // Counted from the folder as it was given, so that symbolic links in it stay what they are.
        var depth = prefix.Output.TrimEnd('\n').Count(character => character == '/');
        var root = System.IO.Path.GetFullPath(string.Concat(Enumerable.Repeat("../", depth)), folder);
        return new(root, @base with { Name = found.Name }, found.Commit, found.Commit != found.Tip, workingFolder);
    }

    /// <summary>The path from the root of the repository, with slashes; null if the file is outside.</summary>
    public string? Relative(string path) => Below(Root, _workingFolder.Full(path));

    /// <summary>The files of the revision at or below a path, from the root of the repository;
    /// links on the way are followed, as on the disk.</summary>
    public IEnumerable<string> Files(string relative)
    {
        if (relative == ".")
            return Names("ls-tree", "-r", "-z", "--name-only", "--full-tree", Commit);
        using var reader = GitProcess.Converse(Root, "cat-file", "--batch-check", "--follow-symlinks");
        reader.StandardInput.Write($"{Commit}:{relative}\n");
        reader.StandardInput.Close();
        var answer = reader.StandardOutput.ReadToEnd();
        reader.WaitForExit();
        return answer.Split(' ') switch
        {
            [var tree, "tree", _] => Names("ls-tree", "-r", "-z", "--name-only", "--full-tree", tree).Select(name => $"{relative}/{name}"),
            [_, "blob", _] => [relative],
            // It leads out of the repository: who reads it is told so.
            ["symlink", ..] => [relative],
            _ => [],
        };
    }

    /// <summary>The files of the working tree at or below a path, tracked or not, without the ignored ones.</summary>
    /// <returns>Their paths from the root of the repository, by the links that lead to them; null if these lead out of it.</returns>
    public IEnumerable<string>? WorkingFiles(string relative)
    {
        var real = Below(DiskSource.Real(Root), DiskSource.Real(System.IO.Path.Combine(Root, relative)));
        return real is null ? null : Names("ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", real).Distinct()
            .Where(name => File.Exists(System.IO.Path.Combine(Root, name)))
            .Select(name => real == relative ? name : $"{relative}{name[real.Length..]}");
    }

    /// <summary>A process that answers requests for the content of files.</summary>
    public System.Diagnostics.Process StartReader() => GitProcess.Converse(Root, "cat-file", "--batch", "--follow-symlinks");

    private static string? Below(string root, string full)
    {
        var relative = System.IO.Path.GetRelativePath(root, full).Replace('\\', '/');
        return relative == ".." || relative.StartsWith("../", StringComparison.Ordinal) || System.IO.Path.IsPathRooted(relative)
            ? null
            : relative;
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
            if (GitProcess.Run(
                folder, "rev-parse", "--verify", "--quiet", "--end-of-options",
                $"{candidate}^{{commit}}") is { Succeeded: true, Output: var hash })
            {
                return (candidate, hash.Trim());
            }
        }

        return null;
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

    // Paths are paths here, whatever stars and colons they hold.
    private string[] Names(params string[] arguments)
        => GitProcess.Run(Root, ["--literal-pathspecs", .. arguments]).Output.Split('\0', StringSplitOptions.RemoveEmptyEntries);
}
