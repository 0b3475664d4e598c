using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CommandLine;

/// <summary>Two files, or the files of two folders with the same names, which may refer to anything in their folder.</summary>
internal sealed class DiskDocuments(string @base, string head, WorkingFolder workingFolder, bool allowsOutside) : IDocuments
{
    private static readonly EnumerationOptions Recursive = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };

    public string Base => @base;

    public string Head => head;

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
        var pairs = DocumentPairing.Of(Names(workingFolder.Full(@base)), Names(workingFolder.Full(head)), name => Combine(@base, name), name => Combine(head, name), BaseSource, HeadSource);
        return pairs.Count > 0 ? pairs : throw new UsageException($"BASE and HEAD: neither '{@base}' nor '{head}' holds an OpenAPI document (*.yaml, *.yml, *.json).");
    }

    private static IEnumerable<string> Names(string folder)
        => Directory.EnumerateFiles(folder, "*", Recursive).Where(DocumentSniffer.HasName).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'));

    private static string Combine(string folder, string name) => $"{folder.TrimEnd('/', '\\')}/{name}";
}
