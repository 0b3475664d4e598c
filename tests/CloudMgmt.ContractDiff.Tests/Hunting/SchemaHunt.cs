using System.Text.Json;
using System.Text.Json.Nodes;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;
using Json.Schema;

namespace CloudMgmt.ContractDiff.Tests.Hunting;

/// <summary>
/// Hunts for breaks that are missed, and for breaks that are none, among random edits of random schemas. A validator that knows nothing of
/// the tool judges: a value that may be sent by one version and is not taken by the other is a break; an edit that takes no value away is
/// none. Neither side sends names that it does not know.
/// </summary>
internal sealed class SchemaHunt(int seed)
{
    private const int Values = 40;

    private static readonly string[] Closing = ["additionalProperties", "unevaluatedProperties"];

    private readonly Random _random = new(seed);

    /// <summary>How many pairs were judged.</summary>
    public int Pairs { get; private set; }

    /// <summary>How many of them break something.</summary>
    public int Breaks { get; private set; }

    /// <summary>Whatever the tool says otherwise than the judge.</summary>
    public IEnumerable<string> Run(Func<int, bool> goOn)
    {
        var schemas = new RandomSchemas(_random);
        var edits = new SchemaEdits(_random, schemas);
        while (goOn(Pairs))
        {
            var @base = schemas.Schema();
            if (edits.Edit(@base) is not var (head, name, effect))
                continue;
            foreach (var direction in Enum.GetValues<Direction>())
            {
                Pairs++;
                if (Judge(schemas, @base, head, effect, direction) is { } doubt)
                    yield return $"{direction} {name}: {doubt}\n  base: {@base.ToJsonString()}\n  head: {head.ToJsonString()}";
            }
        }
    }

    private string? Judge(RandomSchemas schemas, JsonObject @base, JsonObject head, Effect effect, Direction direction)
    {
        var (sender, reader) = direction == Direction.Request ? (@base, head) : (head, @base);
        var report = DocumentComparison.Compare(Document(@base, direction), Document(head, direction), TimeProvider.System);
        var counterexample = Counterexample(schemas, sender, direction == Direction.Request ? reader : AsRead(reader));
        if (counterexample is not null)
        {
            Breaks++;
            return report.Wire == Verdict.Compatible && !(direction == Direction.Request && Overlaps(schemas, sender))
                ? $"missed; {counterexample} is sent and not taken"
                : null;
        }
        var isHarmless = effect == Effect.Same || effect == (direction == Direction.Request ? Effect.Widens : Effect.Narrows);
        return isHarmless && report.Wire == Verdict.Breaking
            ? $"no break; told {string.Join(", ", report.Changes.Where(change => change.Wire == Verdict.Breaking).Select(change => change.Rule.Id).Distinct())}"
            : null;
    }

    // Where forms of a oneOf had values in common before, which those are now is not looked at.
    private static bool Overlaps(RandomSchemas schemas, JsonObject schema)
        => Counterexample(schemas, Inclusive(schema), schema, 5 * Values) is not null;

    // Clients pass over properties that they do not know, whatever the schema says of others, do not check texts against patterns, and read
    // what has several of the forms as one of them.
    private static JsonObject AsRead(JsonObject schema) => Inclusive(schema, isRead: true);

    private static JsonObject Inclusive(JsonObject schema, bool isRead = false)
    {
        return (JsonObject)Copy(schema)!;

        JsonNode? Copy(JsonNode? node) => node switch
        {
            JsonObject map => new JsonObject(map.Where(entry => !isRead || IsChecked(entry.Key, entry.Value))
                .Select(entry => KeyValuePair.Create(entry.Key == "oneOf" ? "anyOf" : entry.Key, Copy(entry.Value)))),
            JsonArray list => new JsonArray([.. list.Select(Copy)]),
            _ => node?.DeepClone(),
        };
    }

    private static bool IsChecked(string keyword, JsonNode? value)
        => keyword is not ("pattern" or "propertyNames") && !(Closing.Contains(keyword) && value is JsonValue);

    private static string? Counterexample(RandomSchemas schemas, JsonObject sender, JsonObject reader, int values = Values)
    {
        var (sent, taken) = (Validator(sender), Validator(reader));
        for (var count = 0; count < values; count++)
        {
            var text = schemas.Value(sender)?.ToJsonString() ?? "null";
            using var value = JsonDocument.Parse(text);
            if (sent.Evaluate(value.RootElement).IsValid && !taken.Evaluate(value.RootElement).IsValid)
                return text;
        }
        return null;
    }

    private static JsonSchema Validator(JsonObject schema)
        => JsonSchema.FromText(schema.ToJsonString(), new BuildOptions { SchemaRegistry = new SchemaRegistry() });

    private static ApiDocument Document(JsonObject schema, Direction direction)
    {
        var content = $$"""{"content": {"application/json": {"schema": {{schema.ToJsonString()}} } } }""";
        var operation = direction == Direction.Request
            ? $$"""{"post": {"requestBody": {{content}} } }"""
            : $$"""{"get": {"responses": {"200": {{content}} } } }""";
        return new DocumentLoader(new One($$$"""{"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/a": {{{operation}}} } }""")).Load("api.json");
    }

    private sealed class One(string text) : IDocumentSource
    {
        public byte[] Read(string path) => System.Text.Encoding.UTF8.GetBytes(text);
    }
}
