using System.Text;

namespace CloudMgmt.ContractDiff.Git;

/// <summary>The folders and files of a commit; symbolic links are followed, as on the disk.</summary>
/// <param name="objects">What the repository keeps.</param>
/// <param name="commit">The hash of the commit.</param>
internal sealed class GitTree(GitObjects objects, string commit)
{
    // As Linux takes it for a circle.
    private const int MostLinks = 40;

    private readonly Dictionary<string, Dictionary<string, GitEntry>> _folders = new(StringComparer.Ordinal);

    // A commit begins with "tree <hash>".
    private readonly Lazy<GitEntry> _root = new(() => new(
        ".", GitEntryKind.Folder, Encoding.ASCII.GetString(objects.Read(commit).AsSpan(5, commit.Length))));

    /// <summary>What a path from the root of the repository leads to. A link that leads out of the repository, and a submodule that
    /// the path leads into, stand for themselves; null if there is nothing.</summary>
    /// <exception cref="GitException">The repository lacks a folder on the way.</exception>
    public GitEntry? Find(string path)
    {
        var trail = new Stack<GitEntry>([_root.Value]);
        var names = new Stack<string>(path.Split('/').Reverse());
        var (links, link) = (0, _root.Value);
        while (names.TryPop(out var name) && trail.Peek().Kind is not GitEntryKind.Submodule)
        {
            if (name is "" or ".")
                continue;
            if (name == "..")
            {
                trail.Pop();
                if (trail.Count == 0)
                    return link;
            }
            else if (trail.Peek() is not { Kind: GitEntryKind.Folder } folder || !Entries(folder).TryGetValue(name, out var entry))
            {
                return null;
            }
            else if (entry.Kind is not GitEntryKind.Link)
            {
                trail.Push(entry);
            }
            else
            {
                var target = Target(link = entry);
                if (target.StartsWith('/'))
                    return link;
                if (++links > MostLinks)
                    return null;
                foreach (var part in target.Split('/').Reverse())
                    names.Push(part);
            }
        }
        return trail.Peek();
    }

    /// <summary>Where a link leads.</summary>
    public string Target(GitEntry link) => Encoding.UTF8.GetString(Read(link));

    /// <summary>What a file holds.</summary>
    /// <exception cref="GitException">The repository lacks it.</exception>
    public byte[] Read(GitEntry file) => objects.Read(file.Hash);

    /// <summary>The files at or below a path, from the root of the repository, by the links that lead to them.</summary>
    public IEnumerable<string> Files(string path) => Find(path) switch
    {
        null => [],
        { Kind: GitEntryKind.Folder } folder => Below(folder, path, [folder.Path]),
        _ => [path],
    };

    /// <summary>All files, each once, by their own names.</summary>
    public IEnumerable<string> OwnFiles() => Own(_root.Value);

    // Links to folders lead in circles where one is entered within itself.
    private IEnumerable<string> Below(GitEntry folder, string path, HashSet<string> above)
    {
        foreach (var (name, entry) in Entries(folder))
        {
            var inner = GitPath.Combine(path, name);
            var real = entry.Kind is GitEntryKind.Link ? Find(entry.Path) : entry;
            if (real is { Kind: GitEntryKind.Folder })
            {
                if (real != entry && !above.Add(real.Path))
                    continue;
                foreach (var file in Below(real, inner, above))
                    yield return file;
                if (real != entry)
                    above.Remove(real.Path);
            }
            else if (real is not null)
            {
                yield return inner;
            }
        }
    }

    private IEnumerable<string> Own(GitEntry folder)
        => Entries(folder).Values.SelectMany(entry => entry.Kind switch
        {
            GitEntryKind.Folder => Own(entry),
            GitEntryKind.File => [entry.Path],
            _ => (IEnumerable<string>)[],
        });

    // Each is "<mode> <name>", a zero and the bytes of the hash.
    private Dictionary<string, GitEntry> Entries(GitEntry folder)
    {
        if (_folders.TryGetValue(folder.Path, out var known))
            return known;
        var entries = new Dictionary<string, GitEntry>(StringComparer.Ordinal);
        for (var rest = objects.Read(folder.Hash).AsSpan(); rest.Length > 0;)
        {
            var (space, zero) = (rest.IndexOf((byte)' '), rest.IndexOf((byte)0));
            var name = Encoding.UTF8.GetString(rest[(space + 1)..zero]);
            var kind = Encoding.ASCII.GetString(rest[..space]) switch
            {
                "40000" => GitEntryKind.Folder,
                "120000" => GitEntryKind.Link,
                "160000" => GitEntryKind.Submodule,
                _ => GitEntryKind.File,
            };
            var end = zero + 1 + (commit.Length / 2);
            entries[name] = new(GitPath.Combine(folder.Path, name), kind, Convert.ToHexStringLower(rest[(zero + 1)..end]));
            rest = rest[end..];
        }
        return _folders[folder.Path] = entries;
    }
}

/// <summary>Something in a commit.</summary>
/// <param name="Path">Its own path from the root of the repository.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Hash">The hash of what it holds.</param>
internal sealed record GitEntry(string Path, GitEntryKind Kind, string Hash);

/// <summary>What something in a commit is.</summary>
internal enum GitEntryKind
{
    File,
    Folder,

    /// <summary>A symbolic link, which holds where it leads.</summary>
    Link,

    /// <summary>A commit of another repository.</summary>
    Submodule,
}
