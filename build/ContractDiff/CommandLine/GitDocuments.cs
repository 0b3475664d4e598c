using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Git;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CommandLine;

/// <summary>Files of a revision in git, and of the working tree.</summary>
internal sealed class GitDocuments : IDocuments
{
    private const string None = "holds no OpenAPI document (*.yaml, *.yml, *.json)";

    private readonly GitRevision _revision;
    private readonly GitSource _source;
    private readonly WorkingTree _workingTree;
    private readonly IReadOnlyList<string> _paths;
    private readonly WorkingFolder _workingFolder;

    /// <param name="revision">What <c>--git</c> was told.</param>
    /// <param name="paths">Files and folders; the working folder if there are none.</param>
    /// <param name="workingFolder">Where they count from.</param>
    /// <param name="allowsOutside">Whether references may lead out of the repository.</param>
    /// <param name="fetches">Whether to fetch what a clone lacks.</param>
    /// <exception cref="GitException">There is no such revision, or no git.</exception>
    public GitDocuments(string revision, IReadOnlyList<string> paths, WorkingFolder workingFolder, bool allowsOutside, bool fetches)
    {
        _workingFolder = workingFolder;
        _revision = GitRevision.Open(ExistingFolder(paths.Count > 0 ? paths[0] : "."), revision, fetches, workingFolder);
        _paths = paths.Count > 0 ? paths : [_revision.Path is { } path ? Named(path) : "."];
        _source = new GitSource(_revision);
        _workingTree = new WorkingTree(_revision, new DiskSource(allowsOutside ? "" : _revision.Root, workingFolder));
    }

    public string Base => _revision.Name;

    public string Head => string.Join(' ', _paths);

    public string? Revision => _revision.Name;

    public BaseCommit? Commit => new(_revision.Commit, _revision.IsMergeBase);

    public IDocumentSource BaseSource => _source;

    public IDocumentSource HeadSource => _workingTree;

    public IReadOnlyList<DocumentPair> Pairs()
    {
        if (_revision.Path is not { } path)
            return Renamed(_paths.SelectMany(head => Pairs(head, head)));
        if (_paths is not [var only])
            throw new UsageException($"--git: '{_paths[1]}' is one too many: '{_revision.Name}:{path}' has one path.");
        // Otherwise a slip would make all of the document new, which hurts nobody.
        return _revision.Tree.Files(Relative(Named(path))).Any()
            ? Renamed(Pairs(Named(path), only))
            : throw new UsageException($"--git: there is no '{path}' in {_revision.Name}; git ls-tree -r --name-only --full-tree {_revision.Commit[..12]} lists what is.");
    }

    public string BaseName(string path) => $"{_revision.Name}:{path}";

    public void Dispose() => _revision.Dispose();

    private IEnumerable<DocumentPair> Pairs(string @base, string head)
    {
        var (baseRelative, headRelative) = (Relative(@base), Relative(head));
        var baseFiles = _revision.Tree.Files(baseRelative).ToList();
        var exists = _workingTree.Has(headRelative);
        if (exists || baseFiles.Contains(baseRelative))
            return [new(head, baseFiles.Contains(baseRelative) ? @base : null, exists ? head : null)];
        var pairs = DocumentPairing.Of(
            Within(baseFiles, baseRelative), Within(_workingTree.Files(headRelative), headRelative).Select(Readable),
            name => Combine(@base, name), name => Combine(head, name), _source, HeadSource);
        return pairs.Count > 0
            ? pairs.Select(pair => pair with { Name = pair.Head ?? pair.Base! })
            : throw new UsageException($"--git: '{head}' {None}, neither in {_revision.Name} nor now.");
    }

    // What is on one side only may have been moved from, or to, anywhere.
    private IReadOnlyList<DocumentPair> Renamed(IEnumerable<DocumentPair> pairs)
    {
        List<DocumentPair> named =
        [
            .. pairs.GroupBy(pair => (OwnBase(pair), OwnHead(pair)), (_, same) => same.FirstOrDefault(IsOwn, same.First())),
        ];
        var gone = _revision.Tree.OwnFiles().Where(DocumentSniffer.HasName)
            .Except(named.Select(OwnBase).OfType<string>()).Where(file => !_workingTree.HasOwn(file));
        var added = _workingTree.Listed(".").Where(DocumentSniffer.HasName)
            .Except(_revision.Tree.OwnFiles()).Except(named.Select(OwnHead).OfType<string>()).Where(_workingTree.HasOwn);
        return DocumentPairing.Renamed(named, _source, HeadSource, gone.Select(Named), added.Select(Named));
    }

    // A link and what it leads to are one document.
    private string? OwnBase(DocumentPair pair) => pair.Base is { } path ? _revision.Tree.Find(Relative(path))?.Path : null;

    private string? OwnHead(DocumentPair pair) => pair.Head is { } path ? _workingTree.Real(Relative(path)) ?? path : null;

    private bool IsOwn(DocumentPair pair) => Relative(pair.Name) == (OwnHead(pair) ?? OwnBase(pair));

    private string Relative(string path)
        => _revision.Relative(path) ?? throw new UsageException($"--git: '{path}' is outside of the repository.");

    // From where the person stands. Git counts the path of a revision from the root, unless it begins with a dot.
    private string Named(string path)
        => path.StartsWith('.')
            ? path
            : Path.GetRelativePath(_workingFolder.Full("."), Path.Combine(_revision.Root, path)).Replace('\\', '/');

    private static IEnumerable<string> Within(IEnumerable<string> files, string folder)
        => files.Where(DocumentSniffer.HasName).Select(file => folder == "." ? file : file[(folder.Length + 1)..]);

    private static string Readable(string name)
        => GitPath.IsText(name) ? name : throw new UsageException($"--git: the name of '{name}' is not UTF-8; rename it.");

    private static string Combine(string folder, string name) => folder == "." ? name : $"{folder.TrimEnd('/', '\\')}/{name}";

    // The folder of a file that is gone may be gone too.
    private string ExistingFolder(string path)
    {
        var folder = _workingFolder.Full(path);
        while (!Directory.Exists(folder))
            folder = Path.GetDirectoryName(folder) ?? throw new UsageException($"--git: '{path}' is nowhere.");
        return folder;
    }
}
