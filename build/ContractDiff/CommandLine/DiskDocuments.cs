using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CommandLine;

/// <summary>Two files, or the files of two folders with the same names, which may refer to anything in their folder.</summary>
internal sealed class DiskDocuments(string @base, string head, WorkingFolder workingFolder, bool allowsOutside) : IDocuments
{
    private static readonly EnumerationOptions Visible = new() { AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };

    public string Base => @base;

    public string Head => head;

    public string? Revision => null;

    public BaseCommit? Commit => null;

    public IDocumentSource BaseSource { get; } = Source(@base, workingFolder, allowsOutside);

    public IDocumentSource HeadSource { get; } = Source(head, workingFolder, allowsOutside);

    public IReadOnlyList<DocumentPair> Pairs() => (IsFolder(@base, workingFolder), IsFolder(head, workingFolder)) switch
    {
        (false, false) => [new(Path.GetFileName(head), @base, head)],
        (true, true) => FolderPairs(),
        (true, false) => throw new UsageException($"HEAD: '{head}' is no folder, but BASE '{@base}' is one."),
        (false, true) => throw new UsageException($"BASE: '{@base}' is no folder, but HEAD '{head}' is one."),
    };

    public string BaseName(string path) => path;

    public void Dispose()
    {
    }

    private static DiskSource Source(string path, WorkingFolder workingFolder, bool allowsOutside)
        => new(allowsOutside ? "" : IsFolder(path, workingFolder) ? path : null, workingFolder);

    private static bool IsFolder(string path, WorkingFolder workingFolder) => Directory.Exists(workingFolder.Full(path));

    private IReadOnlyList<DocumentPair> FolderPairs()
    {
        var pairs = DocumentPairing.Of(
            Names(workingFolder.Full(@base)), Names(workingFolder.Full(head)), name => Combine(@base, name), name => Combine(head, name),
            BaseSource, HeadSource);
        return pairs.Count > 0 ? DocumentPairing.Renamed(pairs, BaseSource, HeadSource, [], []) : throw new UsageException($"BASE and HEAD: neither '{@base}' nor '{head}' holds an OpenAPI document (*.yaml, *.yml, *.json).");
    }

    private static List<string> Names(string folder)
    {
        var names = new List<string>();
        Collect(folder, []);
        return names;

        void Collect(string current, HashSet<string> above)
        {
            var real = DiskSource.Real(current);
            if (!above.Add(real))
                throw new UsageException($"'{current}' is a link to a folder that it is in, '{real}'; remove the link, or name the documents one by one.");
            names.AddRange(Directory.EnumerateFiles(current, "*", Visible)
                .Where(DocumentSniffer.HasName)
                .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')));
            foreach (var inner in Directory.EnumerateDirectories(current, "*", Visible))
                Collect(inner, above);
            above.Remove(real);
        }
    }

    private static string Combine(string folder, string name) => $"{folder.TrimEnd('/', '\\')}/{name}";
}
