using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>
/// Which security scheme of one document is which of the other. Its name is not sent: what was renamed, and what is defined twice, is the
/// same. A scheme that is in both documents under its name is itself, however it changed.
/// </summary>
internal sealed class SchemeNames
{
    // What is said for people, and what tokens may be asked for.
    private static readonly string[] Remarks = ["description", "bearerFormat", "deprecated", "scopes"];

    private readonly Dictionary<string, MapNode> _base;
    private readonly Dictionary<string, MapNode> _head;
    private readonly Dictionary<string, string> _byForm = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _renamed = new(StringComparer.Ordinal);

    public SchemeNames(ApiDocument baseDocument, ApiDocument headDocument)
    {
        (_base, _head) = (Read(baseDocument), Read(headDocument));
        foreach (var (name, scheme) in _base)
            _byForm.TryAdd(Form(scheme), name);
        foreach (var (name, scheme) in _head)
        {
            if (!_base.ContainsKey(name) && _byForm.TryGetValue(Form(scheme), out var same))
                _renamed.TryAdd(same, name);
        }
    }

    /// <summary>The schemes of the old document.</summary>
    public IEnumerable<KeyValuePair<string, MapNode>> Base => _base;

    /// <summary>The schemes that the old document has under no name.</summary>
    public IEnumerable<KeyValuePair<string, MapNode>> New
        => _head.Where(scheme => !_base.ContainsKey(scheme.Key) && !_byForm.ContainsKey(Form(scheme.Value)));

    /// <summary>A scheme of the old document in the new one; null if it is gone.</summary>
    public (string Name, MapNode Scheme)? InHead(string name)
        => _head.TryGetValue(name, out var scheme) ? (name, scheme)
            : _renamed.TryGetValue(name, out var renamed) ? (renamed, _head[renamed])
            : null;

    /// <summary>One name for all schemes of the old document that are the same.</summary>
    public string OfBase(string name) => _base.TryGetValue(name, out var scheme) ? _byForm[Form(scheme)] : name;

    /// <summary>The name that a scheme of the new document has in the old one.</summary>
    public string OfHead(string name)
        => _base.ContainsKey(name) ? OfBase(name)
            : _head.TryGetValue(name, out var scheme) ? _byForm.GetValueOrDefault(Form(scheme), name)
            : name;

    private static Dictionary<string, MapNode> Read(ApiDocument document)
    {
        var schemes = new Dictionary<string, MapNode>(StringComparer.Ordinal);
        foreach (var (name, node) in document.Root.Map("components").Map("securitySchemes")?.Entries ?? [])
        {
            if (document.Resolve(node) is { } scheme)
                schemes.Add(name, scheme);
        }
        return schemes;
    }

    private static string Form(Node node) => node is MapNode map
        ? $"{{{string.Join(", ", map.Entries.Where(entry => !Remarks.Contains(entry.Key) && !entry.Key.StartsWith("x-", StringComparison.Ordinal)).OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}: {Form(entry.Value)}"))}}}"
        : node.ToJson(int.MaxValue);
}
