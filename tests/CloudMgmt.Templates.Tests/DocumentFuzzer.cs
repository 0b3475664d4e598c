using System.Text.Json.Nodes;

namespace CloudMgmt.Templates.Tests;

/// <summary>Breaks documents in a few places, the same for the same seed.</summary>
internal sealed class DocumentFuzzer(int seed)
{
    private static readonly string[] Texts =
    [
        "", "string", "object", "array", "null", "#/components/schemas", "#/paths", "#", "query", "path", "header", "cookie", "deepObject",
        "date", "\u2028", "class", "$ref", "true", "multipart/form-data", "application/x-www-form-urlencoded", "binary", "default", "2XX",
        "/{a}/{a}", "{", "}", "Ünïcode", "-1", "9999999999999999999999",
    ];

    private static readonly string[] Keys =
    [
        "", "allOf", "oneOf", "anyOf", "items", "properties", "additionalProperties", "enum", "type", "$ref", "discriminator", "content",
        "schema", "get", "requestBody", "const", "nullable", "required", "parameters", "format", "default", "description", "mapping",
        "propertyName", "encoding", "x-enumNames", "deprecated", "$defs",
    ];

    private readonly Random _random = new(seed);

    public string Mutate(JsonNode document)
    {
        for (var count = _random.Next(1, 9); count > 0; count--)
        {
            var nodes = Nodes(document).ToList();
            Break(Pick(nodes), nodes);
        }

        return document.ToJsonString();
    }

    private void Break(JsonNode node, List<JsonNode> all)
    {
        switch (node)
        {
            case JsonObject map when map.Count > 0 && _random.Next(2) == 0:
                var key = Pick(map.Select(entry => entry.Key).ToList());
                if (_random.Next(3) == 0)
                    map.Remove(key);
                else
                    map[key] = Value(all);
                break;
            case JsonObject map:
                map[Pick(Keys)] = Value(all);
                break;
            case JsonArray list when list.Count > 0 && _random.Next(2) == 0:
                list[_random.Next(list.Count)] = Value(all);
                break;
            case JsonArray list:
                list.Add(Value(all));
                break;
        }
    }

    private JsonNode? Value(List<JsonNode> all) => _random.Next(9) switch
    {
        0 => null,
        1 => _random.Next(2) == 0,
        2 => _random.Next(-3, 1000),
        3 or 4 => Pick(Texts),
        5 => new JsonArray(),
        6 => new JsonObject(),
        7 => new JsonObject { ["$ref"] = Pointer(Pick(all)) },
        _ => Pick(all).DeepClone(),
    };

    // What the path of a node writes as $.a['b'] is /a/b in a reference.
    private static string Pointer(JsonNode node)
    {
        var segments = new List<string>();
        for (var current = node; current.Parent is { } parent; current = parent)
        {
            segments.Add(
                parent is JsonArray ? $"{current.GetElementIndex()}" : current.GetPropertyName().Replace("~", "~0").Replace("/", "~1"));
        }

        return "#" + string.Concat(segments.AsEnumerable().Reverse().Select(segment => "/" + segment));
    }

    private T Pick<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];

    private static IEnumerable<JsonNode> Nodes(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(entry => Nodes(entry.Value)).Prepend(map),
        JsonArray list => list.SelectMany(Nodes).Prepend(list),
        _ => [],
    };
}
