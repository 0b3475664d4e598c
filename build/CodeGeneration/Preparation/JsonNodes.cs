using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>Short forms for reading OpenAPI documents.</summary>
internal static class JsonNodes
{
    public const string SchemaPrefix = "#/components/schemas/";

    public static JsonObject ReferenceTo(string schema) => new() { ["$ref"] = SchemaPrefix + schema.Replace("~", "~0").Replace("/", "~1") };

    public static JsonObject? Object(this JsonNode? node, string key) => (node as JsonObject)?[key] as JsonObject;

    public static JsonArray? Array(this JsonNode? node, string key) => (node as JsonObject)?[key] as JsonArray;

    public static string? Text(this JsonNode? node, string key)
        => (node as JsonObject)?[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static bool Flag(this JsonNode? node, string key)
        => (node as JsonObject)?[key] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    public static string? Ref(this JsonNode? node) => node.Text("$ref");

    /// <summary>Follows local references, so that what stands behind one can be looked at; gives up on a circle.</summary>
    public static JsonObject? Resolve(this JsonNode? node, JsonObject document)
    {
        var current = node as JsonObject;
        for (var hops = 0; current.Ref() is { } reference && hops < 32; hops++)
            current = Find(document, reference);
        return current;
    }

    /// <summary>Puts a copy of what a reference names in its place, with what stands beside the reference.</summary>
    public static JsonObject Inline(this JsonNode? node, JsonObject document)
        => node.Ref() is null ? (JsonObject)node! : (JsonObject)node.Resolve(document)!.DeepClone();

    public static string ScalarText(this JsonNode node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : node.ToJsonString();

    private static JsonObject? Find(JsonObject document, string reference)
    {
        JsonNode? node = document;
        foreach (var part in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
            node = (node as JsonObject)?[Unescape(part)];
        return node as JsonObject;
    }

    /// <summary>The name at the end of a reference: percent-encoded as in any URI, and then as in a JSON pointer.</summary>
    public static string Unescape(string segment) => Uri.UnescapeDataString(segment).Replace("~1", "/").Replace("~0", "~");
}
