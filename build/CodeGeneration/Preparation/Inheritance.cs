using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>What a schema takes from others by <c>allOf</c>.</summary>
internal static class Inheritance
{
    /// <summary>The schema itself, the parts of its <c>allOf</c> and theirs, each once, whatever they are: what comes first wins.</summary>
    public static IEnumerable<JsonObject> Parts(JsonObject document, JsonObject schema)
    {
        var seen = new HashSet<JsonObject>();
        var open = new Stack<JsonObject>([schema]);
        while (open.TryPop(out var current))
        {
            if (!seen.Add(current))
                continue;
            yield return current;
            foreach (var part in (current.Array("allOf") ?? []).Reverse())
            {
                if (part.Resolve(document) is { } resolved)
                    open.Push(resolved);
            }
        }
    }

    /// <summary>The properties of a schema, inherited ones included.</summary>
    public static IEnumerable<KeyValuePair<string, JsonNode?>> Properties(JsonObject document, JsonObject schema)
        => Parts(document, schema).SelectMany(part => part.Object("properties") ?? []).DistinctBy(property => property.Key);

    /// <summary>The names of the properties that must be there.</summary>
    public static IEnumerable<string> Required(JsonObject document, JsonObject schema)
        => Parts(document, schema).SelectMany(part => part.Array("required") ?? []).Select(name => name!.ScalarText()).Distinct();

    /// <summary>Whether a schema is another one and nothing else, whatever it says of it.</summary>
    public static bool IsReference(JsonObject schema)
        => schema.Ref() is not null || (schema.Array("allOf") is [var only] && only.Ref() is not null && !HasProperties(schema));

    public static bool HasProperties(JsonObject schema) => schema.ContainsKey("properties") || schema.ContainsKey("required");

    /// <summary>The name of the schema that a class is derived from, after <see cref="CompositionStep"/>.</summary>
    public static string? BaseName(JsonObject schema)
        => (schema.Array("allOf") ?? []).FirstOrDefault(part => part.Ref() is not null).Ref()?[JsonNodes.SchemaPrefix.Length..];

    /// <summary>The schema itself and what is written out within it, after <see cref="CompositionStep"/>.</summary>
    public static IEnumerable<JsonObject> Own(JsonObject schema)
        => (schema.Array("allOf") ?? []).OfType<JsonObject>().Where(part => part.Ref() is null).Prepend(schema);
}
