namespace CloudMgmt.OpenApi;

/// <summary>An API description, with the files that it refers to.</summary>
internal sealed class ApiDocument
{
    private readonly DocumentLoader _loader;
    private readonly string _folder;

    internal ApiDocument(MapNode root, DocumentLoader loader)
    {
        (Root, _loader, _folder) = (root, loader, Path.GetDirectoryName(root.File.Name) ?? "");
        Is30 = root["openapi"] is ScalarNode { Text: ['3', '.', '0', ..] };
        Is32 = root["openapi"] is ScalarNode { Text: ['3', '.', '2', ..] };
    }

    public MapNode Root { get; }

    public string Name => Root.File.Name;

    /// <summary>Whether it is of OpenAPI 3.0, which has a dialect of JSON Schema of its own.</summary>
    public bool Is30 { get; }

    /// <summary>Whether it is of OpenAPI 3.2.</summary>
    public bool Is32 { get; }

    /// <summary>The text of a reference; null if the object is none.</summary>
    public static string? Reference(Node? node) => (node as MapNode)?.Reference;

    /// <summary>The object itself or, if it is a reference, what it stands for in the end.</summary>
    /// <exception cref="DocumentException">The reference leads nowhere, or to itself.</exception>
    public MapNode? Resolve(Node? node)
    {
        var hops = 0;
        return Follow(node, ref hops) as MapNode;
    }

    /// <summary>
    /// The object itself and, if it is a reference, each that it stands for on the way: references may say something of their own.
    /// </summary>
    /// <returns>Nothing if what it stands for in the end is no object.</returns>
    /// <exception cref="DocumentException">The reference leads nowhere, or to itself.</exception>
    public IEnumerable<MapNode> Trail(Node? node)
    {
        for (var next = Resolve(node) is null ? null : node as MapNode; next is not null; next = Next(next))
            yield return next;
    }

    /// <summary>
    /// The schemas that a value must match all of: the one itself or, of a reference, the one that it leads to in the end, and before it
    /// each on the way that says more.
    /// </summary>
    /// <exception cref="DocumentException">The reference leads nowhere, or to itself.</exception>
    public IEnumerable<MapNode> Layers(Node? schema) => Trail(schema).Where(part => !IsReference(part));

    /// <summary>Whether a schema is a reference and nothing else: since OpenAPI 3.1 it may say more of what it refers to.</summary>
    public bool IsReference(MapNode schema)
        => schema.Reference is not null
            && (Is30 || schema.Span.Length == 1 || schema.Entries.All(entry => entry.Key == "$ref" || IsRemark(entry.Key)));

    /// <summary>Whether a keyword says nothing of values: it describes or names the schema, or holds others.</summary>
    public static bool IsRemark(string keyword)
        => keyword is "title" or "description" or "summary"
            or "$id" or "$anchor" or "$dynamicAnchor" or "$schema" or "$comment" or "$defs";

    /// <summary>What a reference stands for, which may be another one; null for anything else.</summary>
    /// <exception cref="DocumentException">The reference leads nowhere, or to itself.</exception>
    public MapNode? Next(MapNode reference) => Resolve(reference) is null ? null : reference.Target as MapNode;

    /// <summary>What a reference stands for, which may be another one.</summary>
    /// <param name="place">The text of the reference.</param>
    /// <param name="reference">What it says.</param>
    /// <exception cref="DocumentException">The reference leads nowhere.</exception>
    public Node Find(Node place, string reference)
    {
        var hops = 0;
        return Target(place, reference, ref hops);
    }

    /// <summary>What a reference that stands in a place of its own says, which may be another one; null if it leads nowhere.</summary>
    public MapNode? TryFind(Node place, string reference)
    {
        try
        {
            var hops = 0;
            return Find(place, reference, ref hops) is MapNode found && Follow(found, ref hops) is MapNode ? found : null;
        }
        catch (DocumentException)
        {
            return null;
        }
    }

    private Node? Follow(Node? node, ref int hops)
    {
        var start = node;
        while (node is MapNode { Reference: { } reference } map)
        {
            if (++hops > Limits.Hops)
                throw Endless((MapNode)start!);

            node = map.Target ??= Target(map["$ref"]!, reference, ref hops);
        }
        return node;
    }

    private static DocumentException Endless(MapNode start)
        => new(
            start["$ref"]!,
            $"the reference '{start.Reference}' leads to itself, or over more than {Limits.Hops} others; write out what one of them stands for.",
            DocumentFault.Reference);

    private Node Target(Node place, string reference, ref int hops)
        => Find(place, reference, ref hops)
            ?? throw new DocumentException(place, $"the reference '{reference}' leads nowhere.", DocumentFault.Reference);

    private Node? Find(Node place, string reference, ref int hops)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var address = hash < 0 ? reference : reference[..hash];
        var fragment = hash < 0 ? "" : Uri.UnescapeDataString(reference[(hash + 1)..]);
        // Since 3.2 a document can say its own address.
        if (address.Length > 0 && address == Root.Text("$self"))
            return Within(Root, fragment, ref hops);
        if (address.Length > 0)
        {
            return Within(
                place.File.Schema(place, address) ?? Root.File.Schema(place, address) ?? _loader.Load(place, address, _folder),
                fragment,
                ref hops);
        }

        var resource = SourceFile.Resource(place);
        // Most authors count the pointers of a schema with an $id from the root of the file all the same.
        return Within(resource, fragment, ref hops) ?? (resource.Parent is null ? null : Within(resource.Root, fragment, ref hops));
    }

    private Node? Within(Node resource, string fragment, ref int hops) => fragment switch
    {
        "" or "/" => resource,
        ['/', ..] => Walk(resource, fragment, ref hops),
        _ => resource.File.Anchored(resource, fragment),
    };

    private Node? Walk(Node root, string pointer, ref int hops)
    {
        var node = root;
        foreach (var segment in pointer.Split('/').Skip(1).Select(Node.Unescape))
        {
            // The part of a reference is that of what it stands for.
            if (node is MapNode { Reference: not null } reference && !reference.Has(segment))
                node = Follow(node, ref hops);
            node = node switch
            {
                MapNode map => map[segment],
                ListNode list => list[segment],
                _ => null,
            };
        }
        return node;
    }
}
