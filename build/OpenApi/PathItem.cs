namespace CloudMgmt.OpenApi;

/// <summary>A path item with all that holds for it: beside a reference there may be fields of its own.</summary>
internal sealed class PathItem
{
    private readonly IReadOnlyList<MapNode> _parts;

    private PathItem(IReadOnlyList<MapNode> parts) => _parts = parts;

    /// <summary>Where the document describes it.</summary>
    public MapNode Node => _parts[0];

    /// <summary>What it says of a keyword, before what it refers to does.</summary>
    public Node? this[string keyword] => Holder(keyword)[keyword];

    public IEnumerable<Node> Parameters => _parts.SelectMany(part => part.List("parameters")?.Items ?? []);

    /// <summary>The methods that have keys of their own.</summary>
    public static IReadOnlyList<string> Methods { get; } = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

    /// <summary>The operations in the order of their methods, and those of any other, which there may be since OpenAPI 3.2.</summary>
    public IEnumerable<KeyValuePair<string, MapNode>> Operations
        => Methods.SelectMany(method => _parts.Where(part => part[method] is MapNode)
                .Select(part => KeyValuePair.Create(method, (MapNode)part[method]!)))
            .Concat(_parts.SelectMany(part => part.Map("additionalOperations").Maps()))
            .DistinctBy(operation => operation.Key);

    /// <summary>Which part of it says something of a keyword.</summary>
    public MapNode Holder(string keyword) => _parts.FirstOrDefault(part => part.Has(keyword)) ?? Node;

    /// <summary>Reads a path item; null if it is none.</summary>
    /// <exception cref="DocumentException">A reference leads nowhere, or to itself.</exception>
    public static PathItem? Of(ApiDocument document, Node? node)
        => document.Trail(node).Where(part => part.Reference is null || part.Entries.Count > 1).ToList() is { Count: > 0 } parts
            ? new(parts) : null;
}
