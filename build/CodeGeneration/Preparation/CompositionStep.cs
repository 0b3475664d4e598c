using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>
/// Brings composed schemas into the forms that C# has. A class has one base: the first parent of an <c>allOf</c>, and the properties of
/// the others become its own. NSwag would take the first of several alternatives for the only one, and fail to read the others; they
/// become JSON of any kind.
/// </summary>
internal static class CompositionStep
{
    private static readonly string[] Alternatives = ["oneOf", "anyOf"];

    // Derived classes copy properties of their parents, so whatever stands within those is put right before.
    public static void Prepare(JsonObject document)
    {
        foreach (var schema in DocumentWalk.AllSchemas(document).ToList())
            Choose(document, schema);
        foreach (var schema in DocumentWalk.AllSchemas(document).ToList())
            Describe(schema);
        foreach (var schema in DocumentWalk.AllSchemas(document).ToList())
            Combine(document, schema);
    }

    private static void Choose(JsonObject document, JsonObject schema)
    {
        schema.Remove("not");
        if (!Alternatives.Any(schema.ContainsKey))
            return;
        var options = Alternatives.SelectMany(key => schema.Array(key) ?? []).OfType<JsonObject>().Select(option => (JsonObject)option.DeepClone()).ToList();
        foreach (var key in Alternatives)
            schema.Remove(key);
        // Alternatives beside properties narrow the object; what else they hold is kept among the unknown fields.
        if (schema.ContainsKey("properties") || schema.ContainsKey("allOf"))
            return;
        var types = options.Select(option => option.Resolve(document).Text("type")).Distinct().ToList();
        var references = options.Where(option => option.Ref() is not null).ToList();
        if (options.Count == 1)
            schema["allOf"] = new JsonArray(options[0]);
        else if (types is not ["string" or "number" or "integer" or "boolean"])
            AllowAny(schema, options);
        else if (references.Count == 1)
            schema["allOf"] = new JsonArray(references[0]);
        else
            schema["type"] = types[0];
    }

    private static void AllowAny(JsonObject schema, List<JsonObject> options)
    {
        schema.Remove("type");
        schema.Remove("discriminator");
        var names = options.Select(option => option.Ref() is { } reference ? reference[JsonNodes.SchemaPrefix.Length..] : option.Text("type") ?? "any JSON").Distinct();
        var text = schema.Text("description") is { } description ? description.TrimEnd().TrimEnd('.') + ". " : "";
        schema["description"] = $"{text}One of: {string.Join(", ", names)}; read as parsed JSON.";
    }

    // A reference with a description and the like. NSwag does not see the reference when a type or a flag stands beside it.
    private static void Describe(JsonObject schema)
    {
        var parts = (schema.Array("allOf") ?? []).OfType<JsonObject>().ToList();
        var parents = parts.Where(part => part.Ref() is not null).ToList();
        var own = parts.Where(part => part.Ref() is null).ToList();
        if (parents.Count != 1 || own.Append(schema).Any(Inheritance.HasProperties))
            return;
        foreach (var (key, value) in own.SelectMany(part => part).ToList())
            schema.TryAdd(key, value?.DeepClone());
        schema["x-gen-nullable"] = schema.Flag("nullable");
        schema.Remove("type");
        schema.Remove("nullable");
        schema["allOf"] = new JsonArray(parents[0].DeepClone());
    }

    private static void Combine(JsonObject document, JsonObject schema)
    {
        if (schema.Array("allOf") is not { } parts || Inheritance.IsReference(schema))
            return;
        if (parts.FirstOrDefault(part => part.Ref() is not null && IsClass(document, part)) is { } parent)
            Derive(document, schema, (JsonObject)parent);
        else
            Merge(document, schema);
    }

    // A property of the base stays there: a second one in the derived class would hide it, and both would claim the same JSON field.
    private static void Derive(JsonObject document, JsonObject schema, JsonObject parent)
    {
        var inherited = Inheritance.Properties(document, parent.Resolve(document)!).Select(property => property.Key).ToHashSet();
        var own = Own(document, schema, inherited);
        Clear(schema);
        schema["allOf"] = new JsonArray(parent.DeepClone(), own);
    }

    private static void Merge(JsonObject document, JsonObject schema)
    {
        foreach (var (key, value) in Inheritance.Parts(document, schema).Skip(1).SelectMany(part => part).ToList())
            schema.TryAdd(key, value?.DeepClone());
        if (!Inheritance.Properties(document, schema).Any())
        {
            schema.Remove("allOf");
            return;
        }
        var own = Own(document, schema, []);
        Clear(schema);
        foreach (var (key, value) in own)
            schema[key] = value?.DeepClone();
    }

    private static JsonObject Own(JsonObject document, JsonObject schema, HashSet<string> inherited)
    {
        var properties = Inheritance.Properties(document, schema).Where(property => !inherited.Contains(property.Key));
        return new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray([.. Inheritance.Required(document, schema).Select(name => (JsonNode)name)]),
            ["properties"] = new JsonObject(properties.Select(property => KeyValuePair.Create(property.Key, property.Value?.DeepClone()))),
        };
    }

    private static void Clear(JsonObject schema)
    {
        foreach (var key in (string[])["allOf", "type", "required", "properties"])
            schema.Remove(key);
    }

    private static bool IsClass(JsonObject document, JsonNode? parent) => Inheritance.Properties(document, parent.Resolve(document)!).Any();
}
