using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace CloudMgmt.Emulator.Specs;

/// <summary>One OpenAPI document.</summary>
internal sealed class SpecDocument
{
    /// <summary>Reading takes longer than all else at the start of a server, and a document never changes.</summary>
    private static readonly ConcurrentDictionary<string, SpecDocument> Loaded = new();

    private readonly JsonObject _root;

    private SpecDocument(JsonObject root)
    {
        _root = root;
        Operations = new SpecReader(this, root).ReadOperations();
    }

    public IReadOnlyList<SpecOperation> Operations { get; }

    /// <summary>Reads a document that is embedded in this assembly.</summary>
    public static SpecDocument Load(string name) => Loaded.GetOrAdd(name, Read);

    public static SpecDocument Parse(string yaml) => new(YamlReader.Read(new StringReader(yaml)));

    public Schema Schema(JsonNode node) => new(Resolve(node), this);

    public JsonObject Resolve(JsonNode node)
    {
        var target = (JsonObject)node;
        while (target.Text("$ref") is { } reference)
            target = Find(reference);
        return target;
    }

    private static SpecDocument Read(string name)
    {
        using var stream = typeof(SpecDocument).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The specification {name} is not embedded.");
        using var reader = new StreamReader(stream);
        return new SpecDocument(YamlReader.Read(reader));
    }

    private JsonObject Find(string reference)
    {
        if (!reference.StartsWith("#/", StringComparison.Ordinal))
            throw new NotSupportedException($"Only references within the document are supported: {reference}");
        JsonNode? node = _root;
        foreach (var name in reference[2..].Split('/'))
            node = node?[name.Replace("~1", "/").Replace("~0", "~")];
        return node as JsonObject ?? throw new InvalidOperationException($"The reference {reference} leads nowhere.");
    }
}
