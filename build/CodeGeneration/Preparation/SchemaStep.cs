using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>Prepares every schema: value types that read any real response, enumerations with unique member names.</summary>
internal static class SchemaStep
{
    // Other formats (uuid, uri, duration, time, email, ...) stay text: a response with a malformed one must still be read.
    private static readonly HashSet<string> TypedFormats = ["int32", "int64", "float", "double", "decimal", "date", "date-time", "byte"];

    public static void Prepare(JsonObject document)
    {
        foreach (var (name, schema) in document.Object("components").Object("schemas") ?? [])
        {
            if (schema is JsonObject value)
                PrepareEnum(value, name);
        }

        foreach (var schema in DocumentWalk.AllSchemas(document).ToList())
            PrepareType(schema);
    }

    private static void PrepareType(JsonObject schema)
    {
        schema["x-gen-binary"] = schema.Text("format") == "binary";
        if (schema.Text("format") is { } format && !TypedFormats.Contains(format))
            schema.Remove("format");
        // Without a format an integer has no bound in OpenAPI.
        if (schema.Text("type") == "integer" && schema.Text("format") != "int32")
            schema["format"] = "int64";
        schema.Remove("title");
    }

    private static void PrepareEnum(JsonObject schema, string className)
    {
        if (schema.Array("enum") is not { } list)
            return;
        var values = list.Where(v => v is not null).Select(v => v!).DistinctBy(v => v.ToJsonString()).ToList();
        if (values.Count < list.Count && list.Contains(null))
            schema["nullable"] = true;
        schema.Remove("enum");
        if (!IsTextOrInteger(schema, values))
            return;
        schema["type"] = values[0].GetValueKind() == JsonValueKind.String ? "string" : "integer";
        var names = Names(schema, list, values, className);
        schema["enum"] = new JsonArray([.. values.Select(v => v.DeepClone())]);
        schema["x-gen-deprecated"] = schema.Flag("deprecated");
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

    private static List<string> Names(JsonObject schema, JsonArray list, List<JsonNode> values, string className)
    {
        var given = schema.Array("x-enumNames") ?? schema.Array("x-enum-varnames");
        var names = new EnumNames(className);
        return [.. values.Select(v => names.Next(v.ScalarText(), Given(v)))];

        string? Given(JsonNode value)
        {
            var index = list.IndexOf(value);
            return given is not null && index >= 0 && index < given.Count ? given[index]!.ScalarText() : null;
        }
    }
}
