using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>
/// Which security scheme of one document is which of the other. Its name is not sent: what was renamed, and what is defined twice, is the
/// same. A scheme that is in both documents under its name is itself, however it changed.
/// </summary>
internal sealed class SchemeNames(ApiDocument baseDocument, ApiDocument headDocument)
{
    /// <summary>The schemes of the old document.</summary>
    public SecuritySchemes Base { get; } = new(baseDocument);

    /// <summary>The schemes of the new document.</summary>
    public SecuritySchemes Head { get; } = new(headDocument);

    /// <summary>The schemes that the old document has under no name.</summary>
    public IEnumerable<KeyValuePair<string, MapNode>> New
        => Head.All.Where(scheme => Base.Find(scheme.Key) is null && Base.Like(scheme.Value) is null);

    /// <summary>A scheme of the old document in the new one; null if it is gone.</summary>
    public (string Name, MapNode Scheme)? InHead(string name)
    {
        if (Head.Find(name) is { } scheme)
            return (name, scheme);
        var renamed = Head.All.FirstOrDefault(other => Base.Find(other.Key) is null && Base.Like(other.Value) == name);
        return renamed.Key is null ? null : (renamed.Key, renamed.Value);
    }

    /// <summary>One name for all schemes of the old document that are the same.</summary>
    /// <param name="key">What the old document asks for a scheme by.</param>
    /// <param name="scopes">What stands beside it.</param>
    public string OfBase(string key, Node scopes) => OfBase(Base.Name(key, scopes));

    /// <summary>The name that a scheme of the new document has in the old one.</summary>
    /// <param name="key">What the new document asks for the scheme by.</param>
    /// <param name="scopes">What stands beside it.</param>
    public string OfHead(string key, Node scopes) => OfHead(Head.Name(key, scopes));

    /// <summary>The name that a scheme of the new document has in the old one.</summary>
    public string OfHead(string name)
        => Base.Find(name) is null && Head.Find(name) is { } scheme ? Base.Like(scheme) ?? name : OfBase(name);

    private string OfBase(string name) => Base.Find(name) is { } scheme ? Base.Like(scheme)! : name;
}

/// <summary>The security schemes of a document: those among its components, and those that it asks for by their addresses.</summary>
internal sealed class SecuritySchemes
{
    // What is said for people, and what tokens may be asked for.
    private static readonly string[] Remarks = ["description", "bearerFormat", "deprecated", "scopes"];

    private readonly ApiDocument _document;
    private readonly Dictionary<string, MapNode> _schemes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _byForm = new(StringComparer.Ordinal);

    public SecuritySchemes(ApiDocument document)
    {
        _document = document;
        foreach (var (name, node) in document.Root.Map("components").Map("securitySchemes")?.Entries ?? [])
        {
            if (document.Resolve(node) is { } scheme)
                Add(name, scheme);
        }
    }

    /// <summary>All of them, by their names.</summary>
    public IReadOnlyDictionary<string, MapNode> All => _schemes;

    /// <summary>The scheme of a name; null if there is none.</summary>
    public MapNode? Find(string name) => _schemes.GetValueOrDefault(name);

    /// <summary>The first name of what is the same scheme; null if there is none.</summary>
    public string? Like(MapNode scheme) => _byForm.GetValueOrDefault(Form(scheme));

    /// <summary>The name of a scheme that is asked for: since OpenAPI 3.2, that may be by its address.</summary>
    /// <param name="key">What it is asked for by.</param>
    /// <param name="scopes">What stands beside it.</param>
    public string Name(string key, Node scopes)
    {
        if (!_document.Is32 || _schemes.ContainsKey(key) || _document.Resolve(_document.TryFind(scopes, key)) is not { } scheme)
            return key;
        if (_schemes.FirstOrDefault(known => known.Value == scheme).Key is { } name)
            return name;
        Add(key, scheme);
        return key;
    }

    private void Add(string name, MapNode scheme)
    {
        _schemes.Add(name, scheme);
        _byForm.TryAdd(Form(scheme), name);
    }

    private static string Form(Node node) => node is MapNode map
        ? $"{{{string.Join(", ", map.Entries.Where(entry => !Remarks.Contains(entry.Key) && !entry.Key.StartsWith("x-", StringComparison.Ordinal)).OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}: {Form(entry.Value)}"))}}}"
        : node.ToJson(int.MaxValue);
}
