using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>
/// Tells the template which value of a discriminator stands for which subtype. NSwag's own discriminators are left out: they drop the
/// property from the class.
/// </summary>
internal static class DiscriminatorStep
{
    /// <summary>A subtype without an entry in the mapping goes by the name that the document gives it, so this comes before schemas are renamed.</summary>
    public static void CompleteMappings(JsonObject document)
    {
        var schemas = document.Object("components").Object("schemas")!;
        foreach (var discriminator in schemas.Select(s => s.Value.Object("discriminator")).OfType<JsonObject>())
        {
            var mapping = discriminator.Object("mapping") ?? [];
            var complete = new JsonObject(mapping.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)Reference(entry.Value!.ScalarText()))));
            foreach (var name in schemas.Select(s => s.Key).Where(name => !complete.Any(entry => entry.Value!.ScalarText() == JsonNodes.SchemaPrefix + name)))
                complete.TryAdd(name, JsonNodes.SchemaPrefix + name);
            discriminator["mapping"] = complete;
        }
    }

    public static void NameSubtypes(JsonObject document)
    {
        foreach (var (_, schema) in document.Object("components").Object("schemas")!)
        {
            if (schema.Object("discriminator") is not { } discriminator)
                continue;
            schema!["x-gen-discriminator"] = discriminator.Text("propertyName");
            schema["x-gen-subtypes"] = new JsonArray([.. Subtypes(document, (JsonObject)schema, discriminator.Object("mapping")!)]);
            ((JsonObject)schema).Remove("discriminator");
        }
    }

    // Not "type": NJsonSchema would take an object with that key for a schema.
    private static IEnumerable<JsonNode> Subtypes(JsonObject document, JsonObject schema, JsonObject mapping)
        => from entry in mapping
           let target = JsonNodes.ReferenceTo(entry.Value!.ScalarText()[JsonNodes.SchemaPrefix.Length..]).Resolve(document)
           where target is not null && target != schema && Inheritance.Parts(document, target).Contains(schema)
           select new JsonObject { ["value"] = entry.Key, ["class"] = entry.Value!.ScalarText()[JsonNodes.SchemaPrefix.Length..] };

    private static string Reference(string target) => target.StartsWith('#') ? target : JsonNodes.SchemaPrefix + target;
}
