using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CommandLine;

/// <summary>Pairs the files of two folders by name.</summary>
internal static class DocumentPairing
{
    /// <summary>A file counts if one of its versions is a description: then the other should be one too.</summary>
    public static IReadOnlyList<DocumentPair> Of(
        IEnumerable<string> baseNames, IEnumerable<string> headNames, Func<string, string> basePath, Func<string, string> headPath, IDocumentSource baseSource, IDocumentSource headSource)
    {
        var baseFiles = baseNames.ToHashSet(StringComparer.Ordinal);
        var headFiles = headNames.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. baseFiles.Union(headFiles).Order(StringComparer.Ordinal)
                .Select(name => new DocumentPair(name, baseFiles.Contains(name) ? basePath(name) : null, headFiles.Contains(name) ? headPath(name) : null))
                .Where(pair => IsDocument(pair.Head, headSource) || IsDocument(pair.Base, baseSource)),
        ];
    }

    private static bool IsDocument(string? path, IDocumentSource source) => path is not null && source.Read(path) is { } content && DocumentSniffer.IsDocument(path, content);
}
