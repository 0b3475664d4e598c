using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudMgmt.Emulator.Specs;

/// <summary>Short ways to read JSON whose shape is known.</summary>
internal static class JsonAccess
{
    public static string? Text(this JsonNode node, string name) => node[name]?.GetValue<string>();

    public static string[] Texts(this JsonNode node, string name)
        => node[name] is JsonArray list ? [.. list.Select(item => item!.GetValue<string>())] : [];

    public static bool Flag(this JsonNode node, string name, bool otherwise = false) => node[name]?.GetValue<bool>() ?? otherwise;

    /// <summary>Numbers come boxed as int, long, decimal or parsed text, so the text is what they share.</summary>
    public static long? Whole(this JsonNode node, string name) => node[name]?.Whole();

    public static long? Whole(this JsonNode node) => long.TryParse(node.ToJsonString(), out var whole) ? whole : null;

    public static bool IsNull(this JsonNode? node) => node is null || node.GetValueKind() == JsonValueKind.Null;

    public static JsonArray ToJsonArray(this IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    public static JsonArray ToJsonArray(this IEnumerable<JsonNode> nodes) => new([.. nodes.Select(node => node.DeepClone())]);
}
