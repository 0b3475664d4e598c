using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>Prepares every schema: value types that read any real response, enumerations with unique member names, properties with unique names.</summary>
internal static class SchemaStep
{
    // Other formats (uuid, uri, duration, time, email, ...) stay text: a response with a malformed one must still be read.
    private static readonly HashSet<string> TypedFormats = ["int32", "int64", "float", "double", "decimal", "date", "date-time", "byte", "binary"];

    private static readonly string[] MembersOfModels =
        ["AdditionalProperties", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    public static void Prepare(JsonObject document)
    {
        foreach (var schema in DocumentWalk.AllSchemas(document).ToList())
        {
            PrepareType(schema);
            PrepareEnum(schema);
        }
        foreach (var (name, schema) in document.Object("components").Object("schemas") ?? [])
            if (schema is JsonObject value)
                PrepareProperties(document, name, value);
    }

    private static void PrepareType(JsonObject schema)
    {
        if (schema.Text("format") is { } format && !TypedFormats.Contains(format))
            schema.Remove("format");
        // Without a format an integer has no bound in OpenAPI.
        if (schema.Text("type") == "integer" && schema.Text("format") != "int32")
            schema["format"] = "int64";
        schema.Remove("title");
    }

    private static void PrepareEnum(JsonObject schema)
    {
        if (schema.Array("enum") is not { } list)
            return;
        var values = list.Where(v => v is not null).Select(v => v!).DistinctBy(v => v.ToJsonString()).ToList();
        if (values.Count < list.Count && list.Contains(null))
            schema["nullable"] = true;
        schema.Remove("enum");
        if (!IsTextOrInteger(schema, values))
            return;
        var names = Names(schema, list, values);
        schema["enum"] = new JsonArray([.. values.Select(v => v.DeepClone())]);
        schema["x-enumNames"] = new JsonArray([.. names.Select(n => (JsonNode)n)]);
    }

    // An enumeration of flags or fractions, or of mixed types, has no useful C# form and stays its plain type.
    private static bool IsTextOrInteger(JsonObject schema, List<JsonNode> values)
    {
        if (schema.Text("type") == "boolean" || values.Count == 0)
            return false;
        if (values.All(v => v is JsonValue text && text.TryGetValue<string>(out _)))
            return true;
        return values.All(v => v is JsonValue && long.TryParse(v.ToJsonString(), out _)) && schema.Text("type") is "integer" or null;
    }

    private static List<string> Names(JsonObject schema, JsonArray list, List<JsonNode> values)
    {
        var given = schema.Array("x-enumNames") ?? schema.Array("x-enum-varnames");
        var taken = new HashSet<string>(StringComparer.Ordinal) { "Value", "IsKnown", "Equals", "GetHashCode", "GetType", "ToString", "From", "ToWireText" };
        return [.. values.Select(v => CSharpNames.Unique(Name(v), taken, "Member"))];

        string Name(JsonNode value)
        {
            var index = list.IndexOf(value);
            return given is not null && index >= 0 && index < given.Count ? CSharpNames.Pascal(given[index]!.ScalarText()) : CSharpNames.Member(value.ScalarText());
        }
    }

    private static void PrepareProperties(JsonObject document, string className, JsonObject schema)
    {
        var taken = new HashSet<string>(MembersOfModels, StringComparer.OrdinalIgnoreCase) { className };
        foreach (var inherited in Ancestors(document, schema))
            taken.UnionWith((inherited.Object("properties") ?? []).Select(p => CSharpNames.Pascal(p.Key)));
        foreach (var part in Own(schema))
            foreach (var (name, value) in (part.Object("properties") ?? []).ToList())
                if (value is JsonObject property)
                    PrepareProperty(document, schema, part, name, property, taken);
    }

    private static void PrepareProperty(JsonObject document, JsonObject schema, JsonObject part, string name, JsonObject property, HashSet<string> taken)
    {
        property["x-gen-name"] = CSharpNames.Unique(CSharpNames.Pascal(name), taken, "Property");
        property["x-gen-field"] = "_" + CSharpNames.Camel(property.Text("x-gen-name")!).TrimStart('@');
        var target = property.Resolve(document);
        var facts = new List<string>();
        if (Own(schema).Append(part).Any(p => (p.Array("required") ?? []).Any(r => r!.ScalarText() == name)))
            facts.Add("Required = true");
        if (property.Flag("nullable") || target.Flag("nullable"))
            facts.Add("Nullable = true");
        if (property.Flag("readOnly") || target.Flag("readOnly"))
            facts.Add("ReadOnly = true");
        if (property.Flag("x-secret"))
            facts.Add("Secret = true");
        if (facts.Count > 0)
            property["x-gen-facts"] = string.Join(", ", facts);
        property.Remove("readOnly");
        property.Remove("writeOnly");
    }

    private static IEnumerable<JsonObject> Own(JsonObject schema)
        => (schema.Array("allOf") ?? []).OfType<JsonObject>().Where(p => p.Ref() is null).Prepend(schema);

    private static IEnumerable<JsonObject> Ancestors(JsonObject document, JsonObject schema)
    {
        var seen = new HashSet<JsonObject>();
        var open = new Queue<JsonObject>([schema]);
        while (open.TryDequeue(out var current))
            foreach (var part in (current.Array("allOf") ?? []).OfType<JsonObject>())
                if (part.Ref() is not null && part.Resolve(document) is { } parent && seen.Add(parent))
                    open.Enqueue(parent);
        return seen;
    }
}
