using System.Collections.Concurrent;
using System.Text;
using CloudMgmt.OpenApi;

namespace CloudMgmt.Emulator.Specs;

/// <summary>One OpenAPI document.</summary>
internal sealed class SpecDocument
{
    /// <summary>Reading takes longer than all else at the start of a server, and a document never changes.</summary>
    private static readonly ConcurrentDictionary<string, SpecDocument> Loaded = new();

    private readonly ApiDocument _document;

    private SpecDocument(ApiDocument document)
    {
        _document = document;
        Operations = new SpecReader(this).ReadOperations();
    }

    public MapNode Root => _document.Root;

    public IReadOnlyList<SpecOperation> Operations { get; }

    /// <summary>Reads a document that is embedded in this assembly.</summary>
    public static SpecDocument Load(string name) => Loaded.GetOrAdd(name, file => Read(new EmbeddedFiles(), file));

    public static SpecDocument Parse(string yaml) => Read(new OneFile(yaml), "spec.yaml");

    /// <summary>A schema; what is none, such as <c>true</c>, allows anything.</summary>
    public Schema Schema(Node node)
        => new(_document.Layers(node).FirstOrDefault() ?? new MapNode { Line = node.Line, Column = node.Column }, this);

    /// <summary>What a schema refers to and says more of, as it may since OpenAPI 3.1; null if it refers to nothing.</summary>
    public Schema? Referred(MapNode schema) => _document.Next(schema) is { } referred ? Schema(referred) : null;

    /// <summary>Makes JSON that schemas of the document describe.</summary>
    public SchemaExamples Examples(MessageDirection direction) => new(_document, direction == MessageDirection.Request);

    /// <exception cref="DocumentException">A reference leads nowhere, or to itself.</exception>
    public MapNode Resolve(Node node) => _document.Resolve(node) ?? throw new DocumentException(node, "a map is expected here.");

    private static SpecDocument Read(IDocumentSource source, string file) => new(new DocumentLoader(source).Load(file));

    private sealed class EmbeddedFiles : IDocumentSource
    {
        public byte[]? Read(string path)
        {
            using var file = typeof(SpecDocument).Assembly.GetManifestResourceStream(path);
            if (file is null)
                return null;
            var content = new byte[file.Length];
            file.ReadExactly(content);
            return content;
        }
    }

    private sealed class OneFile(string yaml) : IDocumentSource
    {
        public byte[]? Read(string path) => path == "spec.yaml" ? Encoding.UTF8.GetBytes(yaml) : null;
    }
}
