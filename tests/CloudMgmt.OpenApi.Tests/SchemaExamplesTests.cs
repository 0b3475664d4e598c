using System.Text;
using NUnit.Framework;

namespace CloudMgmt.OpenApi.Tests;

/// <summary>What is made of a schema is what it describes.</summary>
internal sealed class SchemaExamplesTests
{
    [TestCase("{ type: string }", "\"example\"")]
    [TestCase("{ type: string, example: red }", "\"red\"")]
    [TestCase("{ type: string, default: red }", "\"red\"")]
    [TestCase("{ type: string, example: red, maxLength: 2 }", "\"ex\"")]
    [TestCase("{ type: string, minLength: 9 }", "\"examplexx\"")]
    [TestCase("{ type: string, format: date-time, example: 'last Monday' }", "\"2026-01-31T10:20:30Z\"")]
    [TestCase("{ type: string, format: uuid }", "\"12345678-90ab-4cde-8f01-234567890abc\"")]
    [TestCase("{ type: string, enum: [b, a] }", "\"b\"")]
    [TestCase("{ type: string, pattern: '^[A-Z]{3}-\\d+$', example: nothing }", "\"AAA-0\"")]
    [TestCase("{ type: string, pattern: '^(?:foo|bar)_[^a-z]{2,}$' }", "\"foo_00\"")]
    [TestCase("{ type: string, pattern: '^x*$', minLength: 4 }", "\"xxxx\"")]
    [TestCase("{ const: 7 }", "7")]
    [TestCase("{ type: integer }", "1")]
    [TestCase("{ type: integer, minimum: 5 }", "5")]
    [TestCase("{ type: integer, minimum: 5, exclusiveMinimum: true }", "6")]
    [TestCase("{ type: integer, exclusiveMinimum: 5 }", "6")]
    [TestCase("{ type: integer, maximum: -2 }", "-2")]
    [TestCase("{ type: integer, multipleOf: 10, minimum: 25 }", "30")]
    [TestCase("{ type: integer, example: 900, maximum: 20 }", "1")]
    [TestCase("{ type: integer, example: 100000000000000000000 }", "100000000000000000000")]
    [TestCase("{ type: integer, example: 7.0 }", "7")]
    [TestCase("{ type: number, example: 1e400 }", "79228162514264337593543950334")]
    [TestCase("{ type: number, minimum: 1e400, multipleOf: 7e27 }", "79228162514264337593543950334")]
    [TestCase("{ type: [ 'null', boolean ] }", "true")]
    [TestCase("{ type: array, items: { type: integer } }", "[1]")]
    [TestCase("{ type: array, items: { type: integer }, minItems: 3, uniqueItems: true }", "[1,2,3]")]
    [TestCase("{ type: array, items: { type: integer }, maxItems: 0 }", "[]")]
    [TestCase("{ type: array, prefixItems: [ { type: string }, { type: boolean } ], minItems: 2 }", "[\"example\",true]")]
    [TestCase("{ type: object, additionalProperties: { type: integer } }", "{\"example\":1}")]
    [TestCase("{ properties: { a: { type: integer } }, required: [ a, b ] }", "{\"a\":1,\"b\":\"example\"}")]
    [TestCase(
        "{ allOf: [ { properties: { a: { type: integer } } }, { properties: { a: { minimum: 4 }, b: { type: boolean } } } ] }",
        "{\"a\":4,\"b\":true}")]
    [TestCase("{ oneOf: [ { type: 'null' }, { type: integer } ] }", "1")]
    [TestCase(
        "{ properties: { given: { type: string, readOnly: true }, sent: { type: string, writeOnly: true } } }", "{\"given\":\"example\"}")]
    [TestCase("true", "\"example\"")]
    public void Makes(string schema, string json) => Assert.That(Of(schema), Is.EqualTo(json));

    [Test]
    public void Leaves_out_of_a_request_what_only_answers_have()
        => Assert.That(
            Of(
                "{ required: [ given ], properties: { given: { type: string, readOnly: true }, sent: { type: string, writeOnly: true } } }",
                isRequest: true),
            Is.EqualTo("{\"sent\":\"example\"}"));

    [TestCase("#/components/schemas/Tree", "{\"name\":\"example\"}")]
    [TestCase("#/components/schemas/Forest", "[]")]
    [TestCase("#/components/schemas/Pair", "{\"right\":\"example\"}")]
    public void Comes_to_an_end_where_a_schema_is_within_itself(string reference, string json)
        => Assert.That(Of($"{{ $ref: '{reference}' }}"), Is.EqualTo(json));

    [TestCase("{ $ref: '#/components/schemas/Dog', properties: { age: { type: integer } } }", "{\"age\":1,\"kind\":\"It\"}")]
    [TestCase("{ allOf: [ { $ref: '#/components/schemas/Forest', minItems: 1, items: { type: integer } } ] }", "[1]")]
    [TestCase("{ oneOf: [ { $ref: '#/components/schemas/Forest', items: { type: integer } } ] }", "[1]")]
    [TestCase("{ properties: { it: { $ref: '#/components/schemas/Hidden' } } }", "{}")]
    public void Keeps_to_what_stands_beside_a_reference(string schema, string json) => Assert.That(Of(schema), Is.EqualTo(json));

    [TestCase("Cat", "{\"kind\":\"cat\",\"lives\":1}")]
    [TestCase("Dog", "{\"kind\":\"Dog\"}")]
    [TestCase("Animal", "{\"kind\":\"cat\",\"lives\":1}")]
    public void A_discriminator_says_which_one_it_is(string schema, string json)
        => Assert.That(Of($"{{ $ref: '#/components/schemas/{schema}' }}"), Is.EqualTo(json));

    [TestCase("(")]
    [TestCase("a{9999999}")]
    [TestCase("[")]
    [TestCase("(a)\\1")]
    [TestCase("*")]
    [TestCase("a)")]
    public void A_pattern_of_another_kind_makes_no_text(string pattern) => Assert.That(PatternText.TryMake(pattern, 0), Is.Null);

    private static string Of(string schema, bool isRequest = false)
    {
        var yaml = $$"""
            openapi: 3.1.0
            info: { title: t, version: '1' }
            paths: {}
            components:
              schemas:
                It: {{schema}}
                Tree: { type: object, properties: { name: { type: string }, parent: { $ref: '#/components/schemas/Tree' } } }
                Forest: { type: array, items: { $ref: '#/components/schemas/Forest' } }
                Pair: { type: object, properties: { right: { anyOf: [ { $ref: '#/components/schemas/Pair' }, { type: string } ] } } }
                Animal:
                  oneOf: [ { $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' } ]
                  discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Cat' } }
                Base: { type: object, required: [ kind ], properties: { kind: { type: string } }, discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Cat' } } }
                Cat: { allOf: [ { $ref: '#/components/schemas/Base' }, { properties: { lives: { type: integer } } } ] }
                Hidden: { $ref: '#/components/schemas/Secret', writeOnly: true }
                Secret: { $ref: '#/components/schemas/Pair' }
                Dog: { allOf: [ { $ref: '#/components/schemas/Base' } ] }

            """;
        var document = new DocumentLoader(new Text(yaml)).Load("it.yaml");
        return new SchemaExamples(document, isRequest).Of(document.Root.Map("components").Map("schemas")!["It"])?.ToJsonString() ?? "null";
    }

    private sealed class Text(string yaml) : IDocumentSource
    {
        public byte[]? Read(string path) => path == "it.yaml" ? Encoding.UTF8.GetBytes(yaml) : null;
    }
}
