namespace CloudMgmt.OpenApi;

/// <summary>Reads a description and, when they are asked for, the files that it refers to; each once.</summary>
/// <param name="source">Where the files come from.</param>
/// <param name="remote">Where remote files come from; null if they are not allowed.</param>
internal sealed class DocumentLoader(IDocumentSource source, IDocumentSource? remote = null)
{
    private readonly Dictionary<string, Node> _files = new(StringComparer.Ordinal);

    /// <exception cref="DocumentException">The file cannot be read, or is no OpenAPI 3 description.</exception>
    public ApiDocument Load(string path)
    {
        var root = Read(path) as MapNode ?? throw new DocumentException(path, 1, 1, "an API description is a map with the key 'openapi'.");
        if (root.Has("swagger"))
            throw new DocumentException(root["swagger"]!, "this is Swagger 2.0; convert it to OpenAPI 3 first.");
        if (root["openapi"] is not ScalarNode { Text: var version } || !(version.StartsWith("3.0", StringComparison.Ordinal) || version.StartsWith("3.1", StringComparison.Ordinal)))
            throw new DocumentException(root["openapi"] ?? root, "the key 'openapi' must say 3.0 or 3.1.");
        return new ApiDocument(root, this);
    }

    /// <summary>Loads the file that a reference names, relative to the file that holds the reference.</summary>
    internal Node Load(Node reference, string file)
    {
        var path = Combine(reference.File.Name, Uri.UnescapeDataString(file));
        if (IsRemote(path) && remote is null)
            throw new DocumentException(reference, $"the reference '{file}' is remote; allow it with --allow-remote-refs.");
        return TryRead(path) ?? throw new DocumentException(reference, $"the file '{file}' that the reference names does not exist.");
    }

    private Node Read(string path) => TryRead(path) ?? throw new DocumentException(path, "there is no such file.");

    // Two threads may follow references to the same file.
    private Node? TryRead(string path)
    {
        lock (_files)
            return ReadOnce(path);
    }

    private Node? ReadOnce(string path)
    {
        if (_files.TryGetValue(path, out var known))
            return known;
        if ((IsRemote(path) ? remote! : source).Read(path) is not { } content)
            return null;
        var root = FileReader.Read(content, path);
        _files.Add(path, root);
        return root;
    }

    private static string Combine(string from, string file)
    {
        if (IsRemote(file))
            return file;
        if (IsRemote(from))
            return new Uri(new Uri(from), file).AbsoluteUri;
        var folder = Path.GetDirectoryName(from) ?? "";
        // Without the working folder, so that messages and revisions in git keep the paths that were given.
        return Path.IsPathRooted(file) ? file : Normalize(Path.Combine(folder, file));
    }

    private static string Normalize(string path)
    {
        var segments = new List<string>();
        foreach (var segment in path.Replace('\\', '/').Split('/'))
        {
            if (segment == ".." && segments is [.., not ("" or "..")])
                segments.RemoveAt(segments.Count - 1);
            else if (segment != ".")
                segments.Add(segment);
        }
        return string.Join('/', segments);
    }

    private static bool IsRemote(string path) => path.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || path.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}
