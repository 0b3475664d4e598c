using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>
/// A list of itself, or a map of itself, is a type without an end: C# has none, and NSwag runs out of stack. Where the circle closes,
/// JSON of any kind is taken. Circles through a class are no trouble.
/// </summary>
internal static class CircleStep
{
    private static readonly string[] Inner = ["items", "additionalProperties"];

    public static void Prepare(JsonObject document)
    {
        foreach (var (_, schema) in document.Object("components").Object("schemas")!)
            Open(document, (JsonObject)schema!, []);
    }

    private static void Open(JsonObject document, JsonObject schema, HashSet<JsonObject> outer)
    {
        if (schema.ContainsKey("properties") || !outer.Add(schema))
            return;
        foreach (var key in Inner)
        {
            if (schema.Object(key).Resolve(document) is not { } inner)
                continue;
            if (outer.Contains(inner))
                schema[key] = new JsonObject();
            else
                Open(document, inner, outer);
        }
        outer.Remove(schema);
    }
}
