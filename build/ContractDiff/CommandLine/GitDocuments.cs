using CloudMgmt.ContractDiff.Git;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CommandLine;

/// <summary>Files of a revision in git, and of the working tree.</summary>
internal sealed class GitDocuments : IDocuments
{
    private readonly GitRevision _revision;
    private readonly GitSource _source;
    private readonly IReadOnlyList<string> _paths;
    private readonly WorkingFolder _workingFolder;

    /// <param name="revision">What git takes for a revision, such as <c>HEAD~1</c> or <c>origin/main</c>.</param>
    /// <param name="paths">Files and folders; the working folder if there are none.</param>
    /// <param name="workingFolder">Where they count from.</param>
    /// <param name="allowsOutside">Whether references may lead out of the repository.</param>
    /// <exception cref="GitException">There is no such revision, or no git.</exception>
    public GitDocuments(string revision, IReadOnlyList<string> paths, WorkingFolder workingFolder, bool allowsOutside)
    {
        _paths = paths.Count > 0 ? paths : ["."];
        _workingFolder = workingFolder;
        _revision = GitRevision.Open(ExistingFolder(_paths[0]), revision, workingFolder);
        _source = new GitSource(_revision);
        HeadSource = new DiskSource(allowsOutside ? "" : _revision.Root, workingFolder);
    }

    public string Base => _revision.Name;

    public string Head => string.Join(' ', _paths);

    public IDocumentSource BaseSource => _source;

    public IDocumentSource HeadSource { get; }

    public IReadOnlyList<DocumentPair> Pairs() => [.. _paths.SelectMany(Pairs).DistinctBy(pair => _workingFolder.Full(pair.Name))];

    public string BaseName(string path) => $"{_revision.Name}:{path}";

    public void Dispose() => _source.Dispose();

    private IEnumerable<DocumentPair> Pairs(string path)
    {
        var relative = _revision.Relative(path) ?? throw new UsageException($"--git: '{path}' is outside of the repository.");
        var baseFiles = _revision.Files(relative).ToList();
        var exists = File.Exists(_workingFolder.Full(path));
        if (exists || baseFiles.Contains(relative))
            return [new(path, baseFiles.Contains(relative) ? path : null, exists ? path : null)];
        var pairs = DocumentPairing.Of(Within(baseFiles, path, relative), Within(_revision.WorkingFiles(relative), path, relative), name => name, name => name, _source, HeadSource);
        return pairs.Count > 0 ? pairs : throw new UsageException($"--git: '{path}' holds no OpenAPI document (*.yaml, *.yml, *.json), neither in {_revision.Name} nor now.");
    }

    // Named from where the person stands.
    private static IEnumerable<string> Within(IEnumerable<string> files, string path, string relative)
    {
        var above = relative == "." ? 0 : relative.Length + 1;
        var start = path == "." ? "" : $"{path.TrimEnd('/', '\\')}/";
        return files.Where(DocumentSniffer.HasName).Select(file => start + file[above..]);
    }

    // The folder of a file that is gone may be gone too.
    private string ExistingFolder(string path)
    {
        var folder = _workingFolder.Full(path);
        while (!Directory.Exists(folder))
            folder = Path.GetDirectoryName(folder) ?? throw new UsageException($"--git: '{path}' is nowhere.");
        return folder;
    }
}
