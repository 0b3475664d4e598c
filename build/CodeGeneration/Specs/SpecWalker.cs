using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration;

/// <summary>An object that OpenAPI gives a meaning, such as an operation or a schema.</summary>
internal sealed record SpecObject(string Type, string Pointer, JsonObject Value)
{
    public string Name => JsonPointer.Segments(Pointer)[^1];

    public bool IsReference => SpecReferences.Target(Value) is not null;
}

internal static class SpecWalker
{
    public static IEnumerable<SpecObject> Walk(JsonObject root) => Walk(new SpecObject(OpenApiGrammar.Root, "", root));

    public static IEnumerable<SpecObject> Walk(SpecObject item)
    {
        yield return item;
        foreach (var nested in item.Value.SelectMany(entry => Children(item, entry.Key, entry.Value)).SelectMany(Walk))
            yield return nested;
    }

    private static IEnumerable<SpecObject> Children(SpecObject parent, string keyword, JsonNode? value)
    {
        var pointer = JsonPointer.Append(parent.Pointer, keyword);
        var content = ContentOf(parent.Type, keyword);
        return (content.Shape, value) switch
        {
            (Shape.One, JsonObject one) => [new SpecObject(content.Type, pointer, one)],
            (Shape.Map, JsonObject map) =>
                from entry in map
                where entry.Value is JsonObject
                select new SpecObject(content.Type, JsonPointer.Append(pointer, entry.Key), (JsonObject)entry.Value!),
            (Shape.List, JsonArray list) =>
                from entry in list.Index()
                where entry.Item is JsonObject
                select new SpecObject(content.Type, JsonPointer.Append(pointer, entry.Index), (JsonObject)entry.Item!),
            _ => [],
        };
    }

    private static Content ContentOf(string type, string keyword)
    {
        if (OpenApiGrammar.IsExtension(keyword))
            return default;
        var keywords = OpenApiGrammar.Of(type);
        return keywords.TryGetValue(keyword, out var content) ? content : keywords.GetValueOrDefault(OpenApiGrammar.AnyName);
    }
}
