using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Git;

/// <summary>What is checked out, tracked or not, without the ignored files; what a sparse checkout leaves out counts as it is in
/// the index.</summary>
/// <param name="revision">Tells where the repository is.</param>
/// <param name="disk">Reads the files that are there.</param>
internal sealed class WorkingTree(GitRevision revision, DiskSource disk) : IDocumentSource
{
    // "<tag> <mode> <hash> <stage>", a tab and the path; the tag S is for what is left out.
    private readonly Lazy<Dictionary<string, string>> _leftOut = new(() => Names(revision.Root, "ls-files", "-z", "-t", "--stage")
        .Where(line => line.StartsWith("S 100", StringComparison.Ordinal))
        .Select(line => line.Split('\t', 2))
        .ToDictionary(line => line[1], line => line[0].Split(' ')[2], StringComparer.Ordinal));

    public byte[]? Read(string path)
        => disk.Read(path)
            ?? (revision.Relative(path) is { } relative && _leftOut.Value.GetValueOrDefault(relative) is { } hash
                ? revision.Objects.Read(hash)
                : null);

    public bool Allows(string path, string folder) => disk.Allows(path, folder);

    /// <summary>Whether there is a file at a path from the root of the repository.</summary>
    public bool Has(string relative) => File.Exists(Full(relative)) || _leftOut.Value.ContainsKey(relative);

    /// <summary>Where a path leads by the links on the way, from the root of the repository; null if that is out of it.</summary>
    public string? Real(string relative) => GitPath.Below(DiskSource.Real(revision.Root), DiskSource.Real(Full(relative)));

    /// <summary>The files at or below a path, from the root of the repository, by the links that lead to them.</summary>
    /// <exception cref="GitException">A link to a folder leads out of the repository.</exception>
    public IEnumerable<string> Files(string relative) => Below(relative, []);

    /// <summary>Whether there is a file at a path from the root of the repository, and no link on the way.</summary>
    public bool HasOwn(string relative) => Has(relative) && Real(relative) == relative;

    /// <summary>What git has below a folder that is no link, be it still there or not; links stand for themselves.</summary>
    public IEnumerable<string> Listed(string folder)
        => Names(revision.Root, "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", folder).Distinct();

    // Git gives links as they are.
    private IEnumerable<string> Below(string relative, HashSet<string> above)
    {
        var real = Real(relative)
            ?? throw new GitException($"'{relative}' is a link out of the repository; name the documents that count, without it.");
        if (!above.Add(real))
            yield break;
        foreach (var name in Listed(real))
        {
            var path = real == "." ? GitPath.Combine(relative, name) : $"{relative}{name[real.Length..]}";
            if (Has(name) || !GitPath.IsText(name))
            {
                yield return path;
            }
            else if (new DirectoryInfo(Full(name)) is { Exists: true, LinkTarget: not null })
            {
                foreach (var inner in Below(path, above))
                    yield return inner;
            }
        }
        above.Remove(real);
    }

    private string Full(string relative) => Path.Combine(revision.Root, relative);

    // Paths are paths here, whatever stars and colons they hold.
    private static string[] Names(string root, params string[] arguments)
        => GitProcess.Ask(root, ["--literal-pathspecs", .. arguments]).Split('\0', StringSplitOptions.RemoveEmptyEntries);
}
