using CloudMgmt.Emulator.Specs;
using CloudMgmt.OpenApi;

namespace CloudMgmt.Emulator.Tests;

/// <summary>Keywords that the three documents hardly use today, so that a new one in a document is not passed over.</summary>
internal sealed class SchemaValidatorTests
{
    [TestCase("""{"type":"integer","format":"int32"}""", "2147483647", "2147483648")]
    [TestCase("""{"type":"integer","minimum":1,"maximum":3}""", "3", "4")]
    [TestCase("""{"type":"integer","minimum":1,"exclusiveMinimum":true}""", "2", "1")]
    [TestCase("""{"type":"integer"}""", "1", "1.0")]
    [TestCase("""{"type":"number"}""", "1e300", "\"1\"")]
    [TestCase("""{"type":"string","maxLength":1}""", "\"\\ud83d\\ude00\"", "\"ab\"")]
    [TestCase("""{"type":"string","pattern":"^a+$"}""", "\"aa\"", "\"b\"")]
    [TestCase("""{"type":"string","format":"date-time"}""", "\"2025-03-01T12:00:00.5+01:00\"", "\"2025-03-01T12:00:00\"")]
    [TestCase("""{"type":"string","format":"date"}""", "\"2025-03-01\"", "\"2025-02-30\"")]
    [TestCase("""{"type":"string","format":"uuid"}""", "\"5f0c9bd4-71d6-4b32-bb8e-1d1a2e2b7d4c\"", "\"5f0c9bd4\"")]
    [TestCase("""{"type":"string","format":"email"}""", "\"a@b\"", "\"a b@c\"")]
    [TestCase("""{"type":"string","format":"uri"}""", "\"https://example.com\"", "\"example\"")]
    [TestCase("""{"type":"string","nullable":true}""", "null", "1")]
    [TestCase("""{"type":"array","maxItems":1}""", "[1]", "[1,2]")]
    [TestCase("""{"type":"object","additionalProperties":true}""", """{"x":1}""", "[]")]
    [TestCase("""{"type":"object","additionalProperties":{"type":"integer"}}""", """{"x":1}""", """{"x":"1"}""")]
    [TestCase(
        """{"allOf":[{"properties":{"a":{"type":"integer"}}},{"properties":{"b":{"type":"integer"}}}]}""",
        """{"a":1,"b":2}""",
        """{"a":1,"c":2}""")]
    [TestCase("""{"anyOf":[{"type":"string"},{"type":"integer"}]}""", "1", "true")]
    [TestCase("""{"oneOf":[{"type":"number"},{"type":"integer"}]}""", "1.5", "1")]
    [TestCase("""{"type":"object","required":["id"],"properties":{"id":{"type":"integer","readOnly":true}}}""", "{}", """{"id":1}""")]
    public void Accepts_the_one_and_refuses_the_other(string schema, string right, string wrong)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Validate(schema, right), Is.Empty);
            Assert.That(Validate(schema, wrong), Is.Not.Empty);
        }
    }

    [TestCase("""{"$ref":"#/x-schema/$defs/name","maxLength":1}""", "\"a\"", "\"ab\"")]
    [TestCase("""{"$ref":"#/x-schema/$defs/name","maxLength":1}""", "\"a\"", "1")]
    [TestCase("""{"$ref":"#/x-schema/$defs/boat","properties":{"sails":{"type":"integer"}}}""", """{"name":"a","sails":1}""", """{"sails":1}""")]
    [TestCase("""{"properties":{"name":{"$ref":"#/x-schema/$defs/name","readOnly":true}}}""", "{}", """{"name":"a"}""")]
    [TestCase("""{"properties":{"id":{"$ref":"#/x-schema/$defs/id","maxLength":1}}}""", "{}", """{"id":"a"}""")]
    public void Since_3_1_a_schema_says_more_of_what_it_refers_to(string schema, string right, string wrong)
    {
        const string Definitions = """
            "$defs":{"name":{"type":"string"},"id":{"type":"string","readOnly":true},"boat":{"required":["name"],"properties":{"name":{}}}}
            """;
        var whole = $"{schema[..^1]},{Definitions}}}";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Validate(whole, right, "3.1.0"), Is.Empty);
            Assert.That(Validate(whole, wrong, "3.1.0"), Has.Count.EqualTo(1));
        }
    }

    [TestCase("""{"anyOf":[{"type":"integer"},{"type":"null"}]}""")]
    [TestCase("""{"type":["integer","null"]}""")]
    public void Since_3_1_null_is_a_type(string schema)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Validate(schema, "null", "3.1.0"), Is.Empty);
            Assert.That(Validate(schema, "true", "3.1.0"), Has.Count.EqualTo(1));
        }
    }

    [Test]
    public void An_error_points_to_its_place()
    {
        var error = Validate(
            """{"type":"object","properties":{"a/b":{"type":"array","items":{"type":"integer"}}}}""", """{"a/b":[1,"x"]}""").Single();

        Assert.That(error, Is.EqualTo(new SchemaError("/a~1b/1", "must be of type integer")));
    }

    [TestCase("https://example.com/x", "leads to another machine")]
    [TestCase("#/components/schemas/None", "leads nowhere")]
    [TestCase("#/x-schema", "leads to itself")]
    public void A_reference_that_cannot_be_followed_is_named(string reference, string problem)
        => Assert.That(() => Schema($$"""{"$ref":"{{reference}}"}"""), Throws.TypeOf<DocumentException>().With.Message.Contains(problem));

    [TestCase("""{"properties":{"a":{"type":"integer"}},"allOf":[{"$ref":"#/x-schema"}]}""")]
    [TestCase("""{"properties":{"a":{"type":"integer"}},"anyOf":[{"oneOf":[{"$ref":"#/x-schema"}]}]}""")]
    public void A_schema_may_be_composed_of_itself(string schema)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Validate(schema, """{"a":1}"""), Is.Empty);
            Assert.That(Validate(schema, """{"a":"x"}"""), Is.Not.Empty);
        }
    }

    private static IReadOnlyList<SchemaError> Validate(string schema, string value, string version = "3.0.3")
        => new SchemaValidator(MessageDirection.Request, refuseUnknownProperties: true)
            .Validate(JsonNode.Parse(value), Schema(schema, version));

    internal static Schema Schema(string json, string version = "3.0.3")
    {
        var document = SpecDocument.Parse($$"""{"openapi":"{{version}}","paths":{},"x-schema":{{json}}}""");
        return document.Schema(document.Root["x-schema"]!);
    }
}
