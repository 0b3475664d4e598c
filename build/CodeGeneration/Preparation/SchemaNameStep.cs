using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>Makes the names of the schemas C# type names that are unique and do not hide a type that generated code uses.</summary>
internal static class SchemaNameStep
{
    private const string Prefix = "#/components/schemas/";

    // Types that the templates name without their namespace.
    private static readonly string[] Reserved =
    [
        "ApiClient", "ApiClientOptions", "ApiException", "ApiModel", "ApiProperty", "ApiPropertyAttribute", "ApiRequest", "ApiResponse", "ArrayStyle",
        "CancellationToken", "Convert", "DateConverter", "DateTimeOffset", "DebuggerDisplay", "Dictionary", "EditorBrowsable", "EditorBrowsableState",
        "FileParameter", "GeneratedCode", "IDictionary", "IEnumerable", "IEquatable", "IList", "IOpenEnum", "JsonConverter", "JsonProperty", "List", "Obsolete",
        "Object", "OpenEnumConverter", "RequestOptions", "Stream", "String", "StringComparer", "StringComparison", "Task", "Type", "Uri",
    ];

    public static void Rename(JsonObject document)
    {
        if (document.Object("components").Object("schemas") is not { } schemas)
            return;
        var taken = new HashSet<string>(Reserved.Concat(TypesOfOperations(document)), StringComparer.OrdinalIgnoreCase);
        var names = schemas.ToDictionary(s => s.Key, s => CSharpNames.Unique(CSharpNames.Pascal(s.Key), taken, "Model"));
        var renamed = new JsonObject();
        foreach (var (name, schema) in schemas.ToList())
        {
            schemas.Remove(name);
            renamed[names[name]] = schema;
        }
        document.Object("components")!["schemas"] = renamed;
        Rewrite(document, names);
    }

    private static IEnumerable<string> TypesOfOperations(JsonObject document)
        => DocumentWalk.Operations(document).Select(o => CSharpNames.Pascal(o.Operation.Text("operationId") ?? "") + "Options");

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
    {
        var name = reference.StartsWith(Prefix, StringComparison.Ordinal) ? Uri.UnescapeDataString(reference[Prefix.Length..]).Replace("~1", "/").Replace("~0", "~") : reference;
        return names.TryGetValue(name, out var renamed) ? Prefix + renamed : reference;
    }
}
