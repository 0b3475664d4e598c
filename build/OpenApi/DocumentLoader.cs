namespace CloudMgmt.OpenApi;

/// <summary>Reads a description and, when they are asked for, the files that it refers to; each once.</summary>
/// <param name="source">Where the files come from.</param>
/// <param name="remote">Where remote files come from; null if they are not allowed.</param>
/// <param name="revision">Which version of the files it is; null if it is that of the disk.</param>
internal sealed class DocumentLoader(IDocumentSource source, IDocumentSource? remote = null, string? revision = null)
{
    private readonly Dictionary<string, Node> _files = new(StringComparer.Ordinal);

    /// <summary>The files that were read.</summary>
    public IEnumerable<string> Files => _files.Keys;

    /// <summary>Whether what a file holds says that it is an API description, be it of a version that cannot be read.</summary>
    public static bool IsDescription(Node root) => root is MapNode map && (IsVersion(map["openapi"]) || IsVersion(map["swagger"]));

    /// <param name="path">The file.</param>
    /// <param name="change">Gives what is to be read in place of what the file holds.</param>
    /// <exception cref="DocumentException">The file cannot be read, or is no OpenAPI 3 description.</exception>
    public ApiDocument Load(string path, Func<MapNode, MapNode>? change = null)
    {
        var root = TryRead(path)
            ?? throw new DocumentException(SourceFile.Shown(path, revision), "there is no such file.", DocumentFault.Missing);
        if (root is not MapNode map)
            throw new DocumentException(root.File.ShownName, 1, 1, "an API description is a map with the key 'openapi'.");
        if (IsVersion(map["swagger"]))
        {
            throw new DocumentException(
                map["swagger"]!, "this is Swagger 2.0; convert it to OpenAPI 3 first, with swagger2openapi for instance.");
        }

        if (map["openapi"] is not ScalarNode { Text: ['3', '.', '0' or '1' or '2', ..] })
            throw new DocumentException(map["openapi"] ?? map, "the key 'openapi' must say 3.0, 3.1 or 3.2.");
        if (change is not null)
            _files[path] = map = change(map);
        return new ApiDocument(map, this);
    }

    // Settings of tools may have the same keys, with other values.
    private static bool IsVersion(Node? node) => node is ScalarNode { Text: [>= '0' and <= '9', ..] };

    /// <summary>Loads the file that a reference names, relative to the file that holds the reference.</summary>
    /// <param name="place">Where the reference stands.</param>
    /// <param name="file">The reference up to the '#'.</param>
    /// <param name="folder">The folder of the document, which references do not leave.</param>
    internal Node Load(Node place, string file, string folder)
    {
        var path = Address.Combine(place.File.Name, Uri.UnescapeDataString(file));
        if (Address.IsRemote(path) && remote is null)
            throw new DocumentException(place, $"the reference '{file}' leads to another machine.", DocumentFault.RemoteReference);
        if (!Address.IsRemote(path) && Address.HasScheme(path))
            throw new DocumentException(place, $"the reference '{file}' leads to no schema of the document.", DocumentFault.Reference);
        if (!Address.IsRemote(path) && !source.Allows(path, folder))
        {
            throw new DocumentException(
                place, $"the reference '{file}' leaves the folder of the document.", DocumentFault.OutsideReference);
        }

        return TryRead(path)
            ?? throw new DocumentException(place, $"there is no file {path}, which the reference '{file}' names.", DocumentFault.Reference);
    }

    // Two threads may follow references to the same file.
    private Node? TryRead(string path)
    {
        lock (_files)
        {
            if (_files.TryGetValue(path, out var known))
                return known;
            if ((Address.IsRemote(path) ? remote! : source).Read(path) is not { } content)
                return null;
            return _files[path] = FileReader.Read(content, path, revision: revision);
        }
    }
}
