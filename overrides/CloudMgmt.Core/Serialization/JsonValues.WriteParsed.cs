using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudMgmt.Core.Serialization;

public static partial class JsonValues
{
    // JSON that System.Text.Json parsed, or that the application made of its nodes.
    private static void WriteElement(this JsonOutput json, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                json.Begin('{');
                foreach (var property in element.EnumerateObject())
                {
                    json.BeginProperty(property.Name);
                    json.WriteElement(property.Value);
                }
                json.End('}');
                break;
            case JsonValueKind.Array:
                json.Begin('[');
                foreach (var item in element.EnumerateArray())
                {
                    json.Separate();
                    json.WriteElement(item);
                }
                json.End(']');
                break;
            case JsonValueKind.String: json.Quote(TextOf(json, element)); break;
            case JsonValueKind.Undefined:
                throw new UnwritableJsonException(path => $"The value at '{path}' is an element of no document.", json.Path);
            // Without the spaces that are between tokens.
            default: json.Raw(element.GetRawText()); break;
        }
    }

    private static void WriteNode(this JsonOutput json, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject properties:
                json.Begin('{');
                foreach (var property in properties)
                {
                    json.BeginProperty(property.Key);
                    json.WriteNode(property.Value);
                }
                json.End('}');
                break;
            case JsonArray items:
                json.Begin('[');
                foreach (var item in items)
                {
                    json.Separate();
                    json.WriteNode(item);
                }
                json.End(']');
                break;
            default: json.WriteAny(node?.GetValue<object>()); break;
        }
    }

    private static string TextOf(JsonOutput json, JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new UnwritableJsonException(_ => WellFormed.Problem, json.Path);
        }
    }
}
