using System.Text.Json.Nodes;

namespace CloudMgmt.ContractDiff.Tests.Hunting;

/// <summary>Edits a document anywhere but in texts that only people read.</summary>
internal sealed class DocumentEdits(Random random)
{
    private static readonly string[] Texts = ["summary", "description", "title", "example", "examples", "externalDocs", "info", "tags"];

    /// <summary>Changes a value, takes one away, or adds one, in one of the files of a document.</summary>
    public void Edit(IReadOnlyList<JsonObject> files)
    {
        var places = files.SelectMany(Places).ToList();
        var (owner, key) = places[random.Next(places.Count)];
        switch (random.Next(4))
        {
            case 0:
                owner.Remove(key);
                break;
            case 1:
                owner[$"{key}2"] = owner[key]?.DeepClone();
                break;
            default:
                owner[key] = Other(owner[key]);
                break;
        }
    }

    /// <summary>What is left of a document without the texts.</summary>
    public static JsonNode? WithoutTexts(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(
            map.Where(entry => !IsText(entry.Key)).Select(entry => KeyValuePair.Create(entry.Key, WithoutTexts(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(WithoutTexts)]),
        _ => node?.DeepClone(),
    };

    private static bool IsText(string key) => Texts.Contains(key) || key.StartsWith("x-", StringComparison.Ordinal);

    private static IEnumerable<(JsonObject Owner, string Key)> Places(JsonNode? node) => node switch
    {
        JsonObject map => map.Where(entry => !IsText(entry.Key) && entry.Key is not ("openapi" or "$ref" or "$dynamicRef"))
            .SelectMany(entry => Places(entry.Value).Prepend((map, entry.Key))),
        JsonArray list => list.SelectMany(Places),
        _ => [],
    };

    private JsonNode Other(JsonNode? value) => value switch
    {
        JsonArray { Count: > 0 } list => Rest(list),
        JsonObject => random.Next(2) == 0 ? [] : new JsonObject { ["type"] = "boolean" },
        JsonValue scalar when scalar.TryGetValue<bool>(out var flag) => !flag,
        JsonValue scalar when scalar.TryGetValue<int>(out var number) => number + random.Next(1, 3),
        JsonValue scalar when scalar.TryGetValue<string>(out var text) => text switch
        {
            "string" => "integer",
            "query" => "header",
            _ => $"{text}x",
        },
        _ => "new",
    };

    private static JsonNode Rest(JsonArray list)
    {
        var rest = list.DeepClone();
        rest.AsArray().RemoveAt(0);
        return rest;
    }
}
