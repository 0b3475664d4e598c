using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Reports;

/// <summary>Names files as a repository does: from its root, wherever the person stands who named them.</summary>
internal sealed class RepositoryPaths(WorkingFolder folder)
{
    private readonly Dictionary<string, string?> _roots = new(StringComparer.Ordinal);

    /// <summary>The path from the root of the repository, with slashes; the name as it is for a file of no
    /// repository, or of another machine.</summary>
    public string Of(string file)
    {
        if (file.Length == 0 || file.Contains("://", StringComparison.Ordinal))
            return file;
        var full = folder.Full(file);
        return Root(Path.GetDirectoryName(full)) is { } root ? Path.GetRelativePath(root, full).Replace('\\', '/') : file;
    }

    /// <summary>The root of the repository that a folder is in; null if it is in none.</summary>
    public string? Root(string? directory)
    {
        if (directory is null)
            return null;
        if (_roots.TryGetValue(directory, out var known))
            return known;
        // In a worktree and in a submodule it is a file.
        var git = Path.Combine(directory, ".git");
        return _roots[directory] = Directory.Exists(git) || File.Exists(git) ? directory : Root(Path.GetDirectoryName(directory));
    }
}
