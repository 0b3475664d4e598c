using System.Text.Json.Nodes;

namespace CloudMgmt.ContractDiff.Tests.Hunting;

/// <summary>Makes schemas of OpenAPI 3.1, and values that are likely to match one.</summary>
internal sealed class RandomSchemas(Random random)
{
    private const int MaximumDepth = 3;

    private static readonly string[] Words = ["ash", "birch", "cedar", "elm", "fir"];
    private static readonly string[] PropertyNames = ["a", "b", "c", "d"];
    private static readonly string[] Patterns = ["^[a-e]", "x", "r$"];

    public JsonObject Schema(int depth = 0) => random.Next(depth < MaximumDepth ? 16 : 6) switch
    {
        0 or 1 => Text(),
        2 => Number("integer"),
        3 => Number("number"),
        4 => Enumeration(),
        5 => new() { ["type"] = Types() },
        6 => Array(depth),
        >= 7 and <= 10 => Object(depth),
        11 => Beside(new() { ["anyOf"] = Forms(depth) }),
        12 => new() { ["oneOf"] = random.Next(2) == 0 ? Apart(depth) : Forms(depth) },
        13 => new() { ["allOf"] = new JsonArray(Object(depth), Object(depth)) },
        14 => With(Object(depth), "allOf", new JsonArray(Object(depth))),
        _ => With(Text(), "allOf", new JsonArray(Text(), new JsonObject { ["not"] = Enumeration() })),
    };

    /// <summary>A value that a client or service would make of the schema: it knows no names that the schema does not.</summary>
    public JsonNode? Value(JsonNode? schema, int depth = 0)
    {
        if (schema is not JsonObject map || depth > 8)
            return 1;
        if (map["const"] is { } constant)
            return constant.DeepClone();
        if (map["enum"] is JsonArray { Count: > 0 } values)
            return Pick(values)?.DeepClone();
        if ((map["anyOf"] ?? map["oneOf"]) is JsonArray { Count: > 0 } forms)
            return Together(map, Pick(forms), depth);
        if (map["allOf"] is JsonArray { Count: > 0 } parts)
            return parts.Aggregate(Value(Without(map, "allOf"), depth), (value, part) => Merge(value, Value(part, depth + 1)));
        var type = map["type"] is JsonArray types ? Pick(types)?.GetValue<string>() : map["type"]?.GetValue<string>();
        return type switch
        {
            "string" => TextOf(map),
            "integer" or "number" => NumberOf(map, type == "number"),
            "boolean" => random.Next(2) == 0,
            "null" => null,
            "array" => ArrayOf(map, depth),
            "object" => ObjectOf(map, depth),
            _ when map.ContainsKey("properties") || map.ContainsKey("required") => ObjectOf(map, depth),
            _ => random.Next(4) switch
            {
                0
                => Words[random.Next(Words.Length)],
                1 => random.Next(9),
                2 => new JsonObject(),
                _ => new JsonArray()
            },
        };
    }

    public T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private JsonNode? Pick(JsonArray items) => items[random.Next(items.Count)];

    private JsonNode Types()
    {
        string[] all = ["string", "integer", "number", "boolean", "null"];
        var some = all.Where(_ => random.Next(3) == 0).ToList();
        return some.Count == 0 ? "boolean" : some.Count == 1 ? some[0] : new JsonArray([.. some.Select(type => (JsonNode)type)]);
    }

    private JsonObject Text()
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (random.Next(3) == 0)
            schema["minLength"] = random.Next(1, 3);
        if (random.Next(3) == 0)
            schema["maxLength"] = random.Next(3, 6);
        if (random.Next(6) == 0)
            schema["pattern"] = Pick(Patterns);
        return schema;
    }

    private JsonObject Number(string type)
    {
        var schema = new JsonObject { ["type"] = type };
        if (random.Next(3) == 0)
            schema[random.Next(3) == 0 ? "exclusiveMinimum" : "minimum"] = random.Next(-3, 3);
        if (random.Next(3) == 0)
            schema[random.Next(3) == 0 ? "exclusiveMaximum" : "maximum"] = random.Next(5, 9);
        if (random.Next(6) == 0)
            schema["multipleOf"] = random.Next(2, 4);
        return schema;
    }

    private JsonObject Enumeration()
    {
        var values = Words.Take(random.Next(1, Words.Length)).Select(word => (JsonNode)word).ToArray();
        return random.Next(6) switch
        {
            0 or 1 => new() { ["const"] = values[0] },
            2 => new() { ["enum"] = new JsonArray([.. Enumerable.Range(1, random.Next(1, 4)).Select(value => (JsonNode)value)]) },
            3 => new() { ["enum"] = new JsonArray([.. values, true, null, 1]) },
            _ => new() { ["type"] = "string", ["enum"] = new JsonArray(values) },
        };
    }

    private JsonObject Array(int depth)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = Schema(depth + 1) };
        if (random.Next(6) == 0)
            schema["uniqueItems"] = true;
        if (random.Next(8) == 0)
            schema["prefixItems"] = new JsonArray(Schema(depth + 1));
        if (random.Next(3) == 0)
            schema["minItems"] = 1;
        if (random.Next(3) == 0)
            schema["maxItems"] = random.Next(2, 4);
        if (random.Next(10) == 0)
            schema["contains"] = Schema(depth + 1);
        if (random.Next(8) == 0)
            schema.Remove("items");
        return schema;
    }

    private JsonObject Object(int depth)
    {
        var names = PropertyNames.Where(_ => random.Next(2) == 0).ToList();
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(names.Select(name => KeyValuePair.Create(name, (JsonNode?)Schema(depth + 1)))),
        };
        if (names.Where(_ => random.Next(3) == 0).ToList() is { Count: > 0 } required)
            schema["required"] = new JsonArray([.. required.Select(name => (JsonNode)name)]);
        if (random.Next(6) == 0)
            schema["additionalProperties"] = random.Next(2) == 0 ? false : Schema(depth + 1);
        if (random.Next(8) == 0)
            schema["minProperties"] = 1;
        if (names.Count > 1 && random.Next(5) == 0)
            schema["anyOf"] = new JsonArray([.. names.Select(name => (JsonNode)new JsonObject { ["required"] = new JsonArray(name) })]);
        if (names.Count > 1 && random.Next(8) == 0)
            schema["dependentRequired"] = new JsonObject { [names[0]] = new JsonArray(names[1]) };
        if (random.Next(4) == 0)
            Restrict(schema, depth);
        return schema;
    }

    private void Restrict(JsonObject schema, int depth)
    {
        switch (random.Next(7))
        {
            case 0:
                schema["maxProperties"] = random.Next(1, 4);
                break;
            case 1:
                schema["patternProperties"] = new JsonObject { [Pick(["^a", "[bc]"])] = Schema(depth + 1) };
                break;
            case 2:
                schema["propertyNames"] = new JsonObject { ["enum"] = new JsonArray("a", "b", "c") };
                break;
            case 3:
                schema["if"] = new JsonObject { ["required"] = new JsonArray("a") };
                schema[Pick(["then", "else"])] = new JsonObject { ["required"] = new JsonArray("b") };
                break;
            case 4:
                schema["dependentSchemas"] = new JsonObject { ["a"] = Object(depth + 1) };
                break;
            case 5:
                schema["not"] = new JsonObject { ["required"] = new JsonArray("a", "b") };
                break;
            default:
                schema["unevaluatedProperties"] = false;
                break;
        }
    }

    private static JsonObject With(JsonObject schema, string keyword, JsonNode value)
    {
        schema[keyword] = value;
        return schema;
    }

    // What stands beside alternatives holds for each of them.
    private JsonObject Beside(JsonObject schema)
    {
        if (random.Next(3) == 0)
            schema["maxLength"] = random.Next(1, 4);
        if (random.Next(3) == 0)
            schema["minimum"] = random.Next(3);
        if (random.Next(4) == 0)
            schema["not"] = new JsonObject { ["const"] = Words[random.Next(Words.Length)] };
        return schema;
    }

    private JsonArray Forms(int depth) => new([.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => (JsonNode)Schema(depth + 1))]);

    // Most documents tell the forms of a oneOf apart.
    private JsonArray Apart(int depth)
        => new([.. ((Func<JsonObject>[])[Text, () => Number("integer"), () => Array(depth), () => Object(depth)])
            .Where(_ => random.Next(4) > 0).DefaultIfEmpty(Text).Select(make => (JsonNode)make())]);

    // A form beside a schema is a value of both.
    private JsonNode? Together(JsonObject map, JsonNode? form, int depth)
    {
        var value = Value(form, depth + 1);
        return map.ContainsKey("type") || map.ContainsKey("properties") || map.ContainsKey("allOf")
            ? Merge(Value(Without(map, "anyOf", "oneOf"), depth + 1), value)
            : value;
    }

    private static JsonNode? Merge(JsonNode? one, JsonNode? other)
    {
        if (one is not JsonObject first || other is not JsonObject second)
            return other ?? one;
        foreach (var (name, value) in second)
            first[name] = value?.DeepClone();
        return first;
    }

    private static JsonObject Without(JsonObject map, params string[] keywords)
        => new(map.Where(entry => !keywords.Contains(entry.Key)).Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone())));

    private string TextOf(JsonObject schema)
    {
        var (minimum, maximum) = (schema["minLength"]?.GetValue<int>() ?? 0, schema["maxLength"]?.GetValue<int>() ?? 9);
        return random.Next(4) == 0
            ? Pick(Words)
            : new string(
                'x', random.Next(3) switch { 0 => minimum, 1 => maximum, _ => random.Next(Math.Min(minimum, maximum), maximum + 1) });
    }

    private JsonNode NumberOf(JsonObject schema, bool mayBreak)
    {
        var (minimum, maximum) = (Bound(schema, "minimum", "exclusiveMinimum", 1) ?? -9,
            Bound(schema, "maximum", "exclusiveMaximum", -1) ?? 99);
        var value = random.Next(3) switch { 0 => minimum, 1 => maximum, _ => random.Next(Math.Min(minimum, maximum), maximum + 1) };
        var multiple = schema["multipleOf"]?.GetValue<int>();
        if (multiple is not null)
            return value - (value % multiple.Value);
        return mayBreak && random.Next(3) == 0 ? value + 0.5m : value;
    }

    private static int? Bound(JsonObject schema, string keyword, string exclusive, int step)
        => schema[keyword]?.GetValue<int>() ?? (schema[exclusive] is { } bound ? bound.GetValue<int>() + step : null);

    private JsonArray ArrayOf(JsonObject schema, int depth)
    {
        var count = random.Next(schema["minItems"]?.GetValue<int>() ?? 0, (schema["maxItems"]?.GetValue<int>() ?? 3) + 1);
        var first = schema["prefixItems"] as JsonArray ?? [];
        return new([.. Enumerable.Range(0, count).Select(index => Value(index < first.Count ? first[index] : schema["items"], depth + 1))]);
    }

    private JsonObject ObjectOf(JsonObject schema, int depth)
    {
        var required = (schema["required"] as JsonArray)?.Select(name => name!.GetValue<string>()).ToHashSet() ?? [];
        var value = new JsonObject();
        foreach (var (name, property) in schema["properties"] as JsonObject ?? [])
        {
            if (required.Contains(name) || random.Next(2) == 0)
                value[name] = Value(property, depth + 1);
        }
        foreach (var name in required.Where(name => !value.ContainsKey(name)))
            value[name] = 1;
        if (schema["patternProperties"] is JsonObject patterns && random.Next(2) == 0)
            value[PropertyNames[random.Next(3)]] = Value(patterns.First().Value, depth + 1);
        return value;
    }
}
