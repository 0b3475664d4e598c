using SharpYaml.Serialization;

namespace CloudMgmt.TestSupport.Contracts;

/// <summary>A place in a YAML document. A <c>$ref</c> is followed on the way down; what is missing is empty.</summary>
public sealed class SpecNode
{
    private readonly YamlNode _root;
    private readonly YamlNode? _node;

    public SpecNode(YamlNode root)
        : this(root, root, null)
    {
    }

    private SpecNode(YamlNode root, YamlNode? node, string? component)
    {
        _root = root;
        (_node, Component) = Resolve(node, component);
    }

    /// <summary>The last part of the <c>$ref</c> that led here, or null.</summary>
    public string? Component { get; }

    public bool Exists => _node is not null;

    public string Text => (_node as YamlScalarNode)?.Value ?? "";

    public IEnumerable<SpecNode> Items => (_node as YamlSequenceNode)?.Children.Select(item => new SpecNode(_root, item, null)) ?? [];

    public IEnumerable<(string Key, SpecNode Value)> Entries
        => (_node as YamlMappingNode)?.Children.Select(entry => (Key(entry.Key), new SpecNode(_root, entry.Value, null))) ?? [];

    public SpecNode this[string key] => new(_root, Child(_node, key), null);

    private static YamlNode? Child(YamlNode? node, string key)
        => node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private static string Key(YamlNode node) => ((YamlScalarNode)node).Value!;

    private (YamlNode? Node, string? Component) Resolve(YamlNode? node, string? component)
    {
        while (Child(node, "$ref") is YamlScalarNode { Value: { } reference })
        {
            if (!reference.StartsWith("#/", StringComparison.Ordinal))
                throw new InvalidDataException($"'{reference}' leads out of the document.");
            node = reference[2..].Split('/').Aggregate((YamlNode?)_root, Child)
                ?? throw new InvalidDataException($"'{reference}' leads nowhere.");
            component = reference[(reference.LastIndexOf('/') + 1)..];
        }

        return (node, component);
    }
}
