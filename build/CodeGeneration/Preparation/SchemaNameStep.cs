using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>Makes the names of the schemas C# type names that are unique and do not hide a type that generated code uses.</summary>
internal static class SchemaNameStep
{
    public static void Rename(JsonObject document, string client)
    {
        var schemas = document.Object("components").Object("schemas")!;
        var taken = new HashSet<string>(ReservedNames.Types.Concat(OfOperations(document)).Concat(ReservedNames.TypesOfClient(client)), StringComparer.OrdinalIgnoreCase);
        // C# has no second name for a type: whoever refers to the alias gets what it stands for.
        var aliases = schemas.Where(s => s.Value is JsonObject schema && Inheritance.IsReference(schema)).Select(s => s.Key).ToList();
        var names = schemas.Select(s => s.Key).Except(aliases).ToDictionary(name => name, name => CSharpNames.Unique(CSharpNames.Pascal(name), taken, "Model"));
        foreach (var alias in aliases)
        {
            if (names.TryGetValue(Target(schemas, alias), out var target))
                names[alias] = target;
        }

        var renamed = new JsonObject();
        foreach (var (name, schema) in schemas.ToList())
        {
            schemas.Remove(name);
            if (!aliases.Contains(name))
                renamed[names[name]] = schema;
        }
        document.Object("components")!["schemas"] = renamed;
        Rewrite(document, names);
    }

    private static string Target(JsonObject schemas, string alias)
    {
        for (var hops = 0; hops < 32 && schemas[alias] is JsonObject schema && Inheritance.IsReference(schema); hops++)
            alias = Name(schema.Ref() ?? schema.Array("allOf")![0].Ref()!);
        return alias;
    }

    private static IEnumerable<string> OfOperations(JsonObject document)
        => DocumentWalk.Operations(document).Select(o => o.Operation.Text("operationId") + "Options");

    private static void Rewrite(JsonNode? node, Dictionary<string, string> names)
    {
        if (node is JsonObject value)
        {
            if (value.Ref() is { } reference)
                value["$ref"] = Rename(reference, names);
            foreach (var mapping in (value.Object("discriminator").Object("mapping") ?? []).ToList())
                value.Object("discriminator").Object("mapping")![mapping.Key] = Rename(mapping.Value!.ScalarText(), names);
            foreach (var child in value.ToList())
                Rewrite(child.Value, names);
        }
        else if (node is JsonArray list)
        {
            foreach (var item in list)
                Rewrite(item, names);
        }
    }

    private static string Rename(string reference, Dictionary<string, string> names)
        => names.TryGetValue(Name(reference), out var renamed) ? JsonNodes.SchemaPrefix + renamed : reference;

    private static string Name(string reference)
        => reference.StartsWith(JsonNodes.SchemaPrefix, StringComparison.Ordinal) ? JsonNodes.Unescape(reference[JsonNodes.SchemaPrefix.Length..]) : reference;
}
