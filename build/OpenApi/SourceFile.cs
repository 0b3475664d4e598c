namespace CloudMgmt.OpenApi;

/// <summary>
/// A file of a document, and the schemas in it that have a name of their own: <c>$id</c>, <c>$anchor</c> and <c>$dynamicAnchor</c> of
/// OpenAPI 3.1.
/// </summary>
/// <param name="name">Its path or address.</param>
/// <param name="root">What it holds.</param>
/// <param name="revision">Which of its versions it is; null if it is that of the disk.</param>
internal sealed class SourceFile(string name, Node root, string? revision = null)
{
    // Few documents need it, and who needs it first makes it; a second thread would make the same.
    private Names? _names;

    public string Name => name;

    /// <summary>The name as errors show it: the path alone would name the file of today.</summary>
    public string ShownName => Shown(name, revision);

    private Names All => _names ??= new(root);

    /// <summary>The schemas with a <c>$dynamicAnchor</c>, in the order of the file.</summary>
    public IReadOnlyList<MapNode> DynamicAnchors => All.Dynamic;

    /// <summary>How errors name a version of a file.</summary>
    public static string Shown(string name, string? revision) => revision is null ? name : $"{revision}: {name}";

    /// <summary>
    /// The schema with an <c>$id</c> that a value is in, from which its references count; the root of the file if there is none.
    /// </summary>
    public static Node Resource(Node node)
    {
        while (node.Parent is { } parent && Id(node) is null)
            node = parent;
        return node;
    }

    /// <summary>The schema whose <c>$id</c> is what a reference at a place names; null if there is none.</summary>
    public MapNode? Schema(Node place, string address) => All.Schemas.GetValueOrDefault(Address.Combine(BaseOf(Resource(place)), address));

    /// <summary>The schema within a resource that an anchor names; null if there is none.</summary>
    public MapNode? Anchored(Node resource, string anchor) => All.Anchors.GetValueOrDefault((resource, anchor));

    private static string? Id(Node node) => node.Text("$id");

    private static string BaseOf(Node resource)
    {
        var outer = resource.Parent is { } parent ? BaseOf(Resource(parent)) : resource.File.Name;
        return Id(resource) is { } id ? Address.Combine(outer, id.TrimEnd('#')) : outer;
    }

    private sealed class Names
    {
        public Names(Node root) => Add(root);

        public Dictionary<string, MapNode> Schemas { get; } = new(StringComparer.Ordinal);

        public Dictionary<(Node Resource, string Anchor), MapNode> Anchors { get; } = [];

        public List<MapNode> Dynamic { get; } = [];

        private void Add(Node node)
        {
            switch (node)
            {
                case MapNode map:
                    foreach (var (key, value) in map.Span)
                    {
                        if (key is ['$', ..] && value.Text() is { } text)
                            Add(map, key, text);
                        Add(value);
                    }

                    break;
                case ListNode list:
                    foreach (var item in list.Items)
                        Add(item);
                    break;
            }
        }

        private void Add(MapNode schema, string keyword, string name)
        {
            switch (keyword)
            {
                case "$id":
                    Schemas.TryAdd(BaseOf(schema), schema);
                    break;
                case "$dynamicAnchor":
                    Dynamic.Add(schema);
                    goto case "$anchor";
                case "$anchor":
                    Anchors.TryAdd((Resource(schema), name), schema);
                    break;
            }
        }
    }
}
