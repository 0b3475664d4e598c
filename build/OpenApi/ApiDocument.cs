namespace CloudMgmt.OpenApi;

/// <summary>An API description, with the files that it refers to.</summary>
internal sealed class ApiDocument
{
    private readonly DocumentLoader _loader;

    internal ApiDocument(MapNode root, DocumentLoader loader) => (Root, _loader) = (root, loader);

    public MapNode Root { get; }

    public string Name => Root.File.Name;

    /// <summary>The object itself or, if it is a reference, what it stands for in the end.</summary>
    /// <exception cref="DocumentException">The reference leads nowhere, or to itself.</exception>
    public MapNode? Resolve(Node? node)
    {
        for (var hops = 0; node is MapNode map; hops++)
        {
            if (Reference(map) is not { } reference)
                return map;
            if (hops > Limits.Hops)
                throw new DocumentException(map, $"the reference '{reference}' leads to itself.");
            node = Target(map, reference);
        }
        return null;
    }

    /// <summary>The text of a reference; null if the object is none.</summary>
    public static string? Reference(Node? node) => (node as MapNode)?.Reference;

    private Node Target(MapNode map, string reference)
        => map.Target ??= Find(map, reference) ?? throw new DocumentException(map, $"the reference '{reference}' leads nowhere.");

    /// <summary>What a reference that stands in a place of its own stands for; null if it leads nowhere.</summary>
    public MapNode? TryFind(Node place, string reference)
    {
        try
        {
            return Resolve(Find(place, reference));
        }
        catch (DocumentException)
        {
            return null;
        }
    }

    private Node? Find(Node place, string reference)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var file = hash < 0 ? reference : reference[..hash];
        var root = file.Length == 0 ? RootOf(place) : _loader.Load(place, file);
        return hash < 0 ? root : Walk(root, Uri.UnescapeDataString(reference[(hash + 1)..]));
    }

    private static Node RootOf(Node node)
    {
        while (node.Parent is { } parent)
            node = parent;
        return node;
    }

    private static Node? Walk(Node root, string pointer)
    {
        var node = root;
        foreach (var segment in pointer.Split('/').Skip(1))
        {
            node = node switch
            {
                MapNode map => map[Node.Unescape(segment)],
                ListNode list when int.TryParse(segment, out var index) && index >= 0 && index < list.Items.Count => list.Items[index],
                _ => null,
            };
        }

        return pointer.Length == 0 || pointer[0] == '/' ? node : null;
    }
}
