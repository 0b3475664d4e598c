using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Git;

/// <summary>A revision of the repository that holds a folder.</summary>
internal sealed class GitRevision
{
    private readonly WorkingFolder _workingFolder;

    private GitRevision(string root, string name, string commit, WorkingFolder workingFolder)
        => (Root, Name, Commit, _workingFolder) = (root, name, commit, workingFolder);

    /// <summary>The folder of the repository.</summary>
    public string Root { get; }

    /// <summary>The revision as it was given.</summary>
    public string Name { get; }

    /// <summary>The hash of its commit.</summary>
    public string Commit { get; }

    /// <param name="folder">A folder of the repository, in full.</param>
    /// <param name="name">What git takes for a revision.</param>
    /// <param name="workingFolder">Where relative paths of files count from.</param>
    /// <exception cref="GitException">git is missing, the folder is in no repository, or the repository has no such revision.</exception>
    public static GitRevision Open(string folder, string name, WorkingFolder workingFolder)
    {
        var prefix = GitProcess.Run(folder, "rev-parse", "--show-prefix");
        if (!prefix.Succeeded)
            throw new GitException($"'{folder}' is in no git repository.");
        var commit = GitProcess.Run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", $"{name}^{{commit}}");
        if (!commit.Succeeded)
            throw new GitException($"'{name}' is no revision of the git repository at '{folder}'; a shallow clone lacks older ones until they are fetched.");
        // Counted from the folder as it was given, so that symbolic links in it stay what they are.
        var depth = prefix.Output.TrimEnd('\n').Count(character => character == '/');
        return new(Path.GetFullPath(string.Concat(Enumerable.Repeat("../", depth)), folder), name, commit.Output.Trim(), workingFolder);
    }

    /// <summary>The path from the root of the repository, with slashes; null if the file is outside.</summary>
    public string? Relative(string path)
    {
        var relative = Path.GetRelativePath(Root, _workingFolder.Full(path)).Replace('\\', '/');
        return relative == ".." || relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative;
    }

    /// <summary>The files of the revision at or below a path, from the root of the repository.</summary>
    public IEnumerable<string> Files(string relative) => Names("ls-tree", "-r", "-z", "--name-only", "--full-tree", Commit, "--", relative);

    /// <summary>The files of the working tree at or below a path, tracked or not, without the ignored ones.</summary>
    public IEnumerable<string> WorkingFiles(string relative)
        => Names("ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", relative).Distinct().Where(name => File.Exists(Path.Combine(Root, name)));

    /// <summary>A process that answers requests for the content of files.</summary>
    public System.Diagnostics.Process StartReader() => GitProcess.Converse(Root, "cat-file", "--batch", "--follow-symlinks");

    // Paths are paths here, whatever stars and colons they hold.
    private string[] Names(params string[] arguments) => GitProcess.Run(Root, ["--literal-pathspecs", .. arguments]).Output.Split('\0', StringSplitOptions.RemoveEmptyEntries);
}
