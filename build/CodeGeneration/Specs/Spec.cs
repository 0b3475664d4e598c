using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration;

/// <summary>A complete document, with what it takes from other files built in. The first file is the spec itself.</summary>
internal sealed class Spec(JsonObject root, IReadOnlyDictionary<string, SourceLocation> locations, IReadOnlyList<string> files)
{
    private IReadOnlyList<SpecObject>? _objects;

    public JsonObject Root { get; } = root;

    public IReadOnlyList<string> Files { get; } = files;

    /// <summary>Every object of the document that OpenAPI gives a meaning, in the order of the document.</summary>
    public IReadOnlyList<SpecObject> Objects => _objects ??= [.. SpecWalker.Walk(Root)];

    public IEnumerable<SpecObject> OfType(string type) => Objects.Where(item => item.Type == type);

    public SourceLocation At(string pointer) => locations[pointer];

    /// <summary>Where a keyword stands or, if it is missing, the object that it is missing from.</summary>
    public SourceLocation At(SpecObject item, string keyword)
        => locations.TryGetValue(JsonPointer.Append(item.Pointer, keyword), out var location) ? location : At(item.Pointer);

    /// <summary>The object itself or, if it is a reference, what it stands for.</summary>
    public JsonObject? Resolve(JsonNode? node)
    {
        for (var hops = 0; hops < 10 && node is JsonObject value; hops++)
        {
            if (SpecReferences.Target(value) is not { } target)
                return value;
            node = JsonPointer.Find(Root, target.TrimStart('#'));
        }
        return null;
    }
}
