using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>
/// Makes descriptions fit for XML documentation: no character that could end a comment line, and the limits of a value in words,
/// because a C# type does not show them.
/// </summary>
internal static class DescriptionStep
{
    private static readonly string[] TextKeys = ["description", "summary"];

    public static void Prepare(JsonObject document)
    {
        CleanTexts(document);
        foreach (var schema in DocumentWalk.AllSchemas(document).ToList())
        {
            foreach (var (name, property) in schema.Object("properties") ?? [])
            {
                if (property is JsonObject value)
                    value["x-gen-description"] = Describe(value, value.Resolve(document) ?? value, $"The property {name}.");
            }
        }

        foreach (var (_, _, _, operation) in DocumentWalk.Operations(document))
            Describe(document, operation);
        document["x-gen-title"] = document.Object("info").Text("title") ?? "The service.";
    }

    private static void Describe(JsonObject document, JsonObject operation)
    {
        foreach (var parameter in operation.Array("parameters")!.OfType<JsonObject>())
            parameter["x-gen-description"] = Describe(parameter, parameter.Object("schema").Resolve(document) ?? parameter, $"The parameter {parameter.Text("name")}.");
        operation["x-gen-summary"] = operation.Text("summary") ?? $"{operation.Text("x-gen-method")} {operation.Text("x-gen-path")}";
        var success = (operation.Object("responses") ?? []).FirstOrDefault(r => r.Value.Text("x-gen-outcome") == "success").Value;
        operation["x-gen-result"] = success.Text("description") is { Length: > 0 } text ? text : "The answer of the service.";
    }

    // A described reference has its own text; a bare one takes that of its target.
    private static string Describe(JsonObject described, JsonObject target, string otherwise)
    {
        var text = described.Text("description") ?? target.Text("description") ?? otherwise;
        var limits = Limits(described.Object("schema") ?? described);
        return limits.Length == 0 ? text : $"{text.TrimEnd().TrimEnd('.')}. {limits}";
    }

    private static string Limits(JsonObject schema)
    {
        var sentences = new List<string>();
        Range(sentences, schema, "minimum", "maximum", "Value");
        Range(sentences, schema, "minLength", "maxLength", "Characters");
        Range(sentences, schema, "minItems", "maxItems", "Items");
        if (schema.Flag("uniqueItems"))
            sentences.Add("Each item once.");
        if (schema["default"] is { } value and not JsonObject and not JsonArray)
            sentences.Add($"Default: {value.ScalarText()}.");
        return string.Join(" ", sentences);
    }

    private static void Range(List<string> sentences, JsonObject schema, string lower, string upper, string what)
    {
        var (from, to) = (schema[lower]?.ScalarText(), schema[upper]?.ScalarText());
        if (from is not null && to is not null)
            sentences.Add($"{what}: {from} to {to}.");
        else if (from is not null)
            sentences.Add($"{what}: {from} or more.");
        else if (to is not null)
            sentences.Add($"{what}: at most {to}.");
    }

    private static void CleanTexts(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
                CleanTexts(item);
        }
        else if (node is JsonObject value)
        {
            foreach (var key in TextKeys)
            {
                if (value.Text(key) is { } text)
                    value[key] = OneSpace(text);
            }

            foreach (var child in value.ToList())
                CleanTexts(child.Value);
        }
    }

    // Line breaks are kept as such; every other control character would break out of a comment, and XML has no place for a noncharacter.
    private static string OneSpace(string text)
        => string.Concat(text.ReplaceLineEndings("\n").Trim().Select(c => c != '\n' && (char.IsControl(c) || c is '\uFFFE' or '\uFFFF') ? ' ' : c));
}
