using System.Text.Json;
using CloudMgmt.Emulator.Specs;
using Json.Schema;

namespace CloudMgmt.Emulator.Tests;

/// <summary>A validator of JSON Schema by others judges every value against every schema as ours does, but for what is listed.</summary>
internal sealed class SchemaOracleTests
{
    /// <summary>
    /// In OpenAPI 3.0. What that has of its own, apart from nullable, other tests look at: directions, and unknown properties that are
    /// refused.
    /// </summary>
    private static readonly string[] Schemas =
    [
        "{}", """{"type":"integer"}""", """{"type":"integer","format":"int32"}""", """{"type":"integer","minimum":1,"maximum":3}""",
        """{"type":"number","minimum":1,"exclusiveMinimum":true}""", """{"type":"number","maximum":3,"exclusiveMaximum":true}""",
        """{"type":"number","nullable":true}""",
        """{"type":"boolean"}""", """{"type":"string"}""", """{"type":"string","nullable":true}""",
        """{"type":"string","minLength":2,"maxLength":3}""",
        """{"type":"string","pattern":"^a+$"}""", """{"type":"string","pattern":"\\d"}""", """{"type":"string","enum":["a","1"]}""",
        """{"type":"string","format":"date-time"}""",
        """{"type":"string","format":"date"}""", """{"type":"string","format":"uuid"}""", """{"type":"string","format":"uri"}""",
        """{"type":"string","format":"something"}""",
        """{"type":"array"}""", """{"type":"array","minItems":1,"maxItems":2}""", """{"type":"array","uniqueItems":true}""",
        """{"type":"array","items":{"type":"integer"}}""",
        """{"type":"array","items":{"type":"string","nullable":true}}""", """{"type":"object"}""", """{"type":"object","required":["a"]}""",
        """{"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"string"}}}""",
        """{"type":"object","additionalProperties":{"type":"integer"}}""",
        """{"type":"object","additionalProperties":false,"properties":{"a":{"nullable":true,"type":"integer"}}}""",
        """{"type":"object","properties":{"a":{"type":"object","required":["b"],"properties":{"b":{"type":"array","items":{"type":"string"}}}}}}""",
        """{"allOf":[{"type":"object","required":["a"]},{"type":"object","properties":{"b":{"type":"integer"}}}]}""",
        """{"anyOf":[{"type":"string"},{"type":"integer"}]}""",
        """{"oneOf":[{"type":"number"},{"type":"integer"}]}""",
        """{"oneOf":[{"type":"string","nullable":true},{"type":"string","maxLength":1}]}""",
    ];

    /// <summary>A whole number, and no integer to a service that reads into an integer type.</summary>
    private const string Exponential = "1e300";

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "1", "3", "3.5", "-7", Exponential, "2147483647", "2147483648", "9007199254740993", "\"\"",
        "\"a\"", "\"aa\"", "\"abcd\"", "\"1\"", "\"\\u0661\"",
        "\"\\ud83d\\ude00\"", "\"a\\n\"", "\"2025-03-01\"", "\"2025-02-30\"", "\"2025-03-01T12:00:00.5+01:00\"",
        "\"2025-03-01T12:00:00\"", "\"2025-03-01T25:00:00Z\"",
        "\"5f0c9bd4-71d6-4b32-bb8e-1d1a2e2b7d4c\"", "\"5f0c9bd4\"", "\"https://example.com/a b\"", "\"example\"", "[]", "[1]", "[1,1]",
        "[1,\"1\"]", "[null]", "[[1],[1]]", "[1,2,3]",
        "[\"a\",null]", "{}", """{"a":1}""", """{"a":null}""", """{"a":"1"}""", """{"b":1}""", """{"a":1,"b":2}""",
        """{"a":{"b":["c"]}}""", """{"a":{"b":[1]}}""", """{"a":{}}""",
    ];

    [TestCaseSource(nameof(Schemas))]
    public void Both_judge_alike(string schema)
    {
        var ours = SchemaValidatorTests.Schema(schema);
        var theirs = JsonSchema.FromText(Rewritten(JsonNode.Parse(schema)!.AsObject()).ToJsonString());
        var verdicts = from value in Values
                       let here = new SchemaValidator(MessageDirection.Request, refuseUnknownProperties: false)
                           .Validate(JsonNode.Parse(value), ours).Count == 0
                       let there = theirs.Evaluate(JsonDocument.Parse(value).RootElement, new() { RequireFormatValidation = true }).IsValid
                       where here != there && !(value == Exponential && schema.Contains("integer", StringComparison.Ordinal))
                       select $"{value} is {(here ? "right" : "wrong")} here";
        Assert.That(verdicts, Is.Empty);
    }

    // OpenAPI 3.0 says in words of its own what JSON Schema 2020-12 says in others.
    private static JsonObject Rewritten(JsonObject schema)
    {
        var result = new JsonObject();
        foreach (var (keyword, operand) in schema)
            result[keyword] = Rewritten(operand!);
        if (result.Remove("nullable"))
            result["type"] = new JsonArray(schema["type"]!.DeepClone(), "null");
        foreach (var (flag, limit) in (ReadOnlySpan<(string, string)>)[("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")])
        {
            if (!result.Remove(flag))
                continue;
            result[flag] = schema[limit]!.DeepClone();
            result.Remove(limit);
        }

        if ((string?)schema["format"] == "int32")
            (result["minimum"], result["maximum"]) = (int.MinValue, int.MaxValue);
        return result;
    }

    private static JsonNode Rewritten(JsonNode operand) => operand switch
    {
        JsonObject map => Rewritten(map),
        JsonArray list => new JsonArray([.. list.Select(item => Rewritten(item!))]),
        _ => operand.DeepClone(),
    };
}
