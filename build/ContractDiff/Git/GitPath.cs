namespace CloudMgmt.ContractDiff.Git;

/// <summary>Paths from the root of a repository, with slashes; the root is a dot.</summary>
internal static class GitPath
{
    public static string Combine(string folder, string name) => folder == "." ? name : $"{folder}/{name}";

    /// <summary>The path of a file below a folder; null if it is not below.</summary>
    /// <param name="folder">In full.</param>
    /// <param name="file">In full.</param>
    public static string? Below(string folder, string file)
    {
        var relative = Path.GetRelativePath(folder, file).Replace('\\', '/');
        return relative == ".." || relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative;
    }

    /// <summary>Whether the path is UTF-8; a file with another name cannot be opened by it.</summary>
    public static bool IsText(string path) => !path.Contains('\uFFFD', StringComparison.Ordinal);
}
