using CloudMgmt.ContractDiff.Rules;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Comparison;

/// <summary>Two ways to write the same thing are no change.</summary>
internal class MeaningTests
{
    private static readonly TestCaseData[] SameSchemas =
    [
        new TestCaseData("{ properties: { a: {}, b: {} }, required: [a, b] }",
            "{ properties: { b: {}, a: {} }, required: [b, a] }") { TestName = "The order of properties and of required" },
        new TestCaseData("{ type: string }", "{ allOf: [{ type: string }] }") { TestName = "An allOf of one" },
        new TestCaseData("{ type: string }", "{ oneOf: [{ type: string }] }") { TestName = "A oneOf of one" },
        new TestCaseData("{ allOf: [{ properties: { a: {} } }, { properties: { b: {} }, required: [b] }] }", "{ properties: { a: {}, b: {} }, required: [b] }") { TestName = "An allOf that is flattened" },
        new TestCaseData("{ type: string, nullable: true }", "{ type: [string, 'null'] }") { TestName = "Null in OpenAPI 3.0 and 3.1" },
        new TestCaseData("{ type: [string, 'null'] }",
            "{ anyOf: [{ type: string }, { type: 'null' }] }") { TestName = "Null as an alternative" },
        new TestCaseData("{ minimum: 0, exclusiveMinimum: true, type: number }",
            "{ exclusiveMinimum: 0, type: number }") { TestName = "Exclusive bounds in OpenAPI 3.0 and 3.1" },
        new TestCaseData("{ type: integer, exclusiveMinimum: 0 }",
            "{ type: integer, minimum: 1 }") { TestName = "Exclusive bounds of integers" },
        new TestCaseData("{ const: a }", "{ enum: [a] }") { TestName = "A constant and a list of one" },
        new TestCaseData("{ type: string, enum: [a, b] }",
            "{ type: string, oneOf: [{ const: a, examples: [a] }, { const: b, $comment: second }] }") { TestName = "A list of values and an alternative for each" },
        new TestCaseData("{ oneOf: [{ type: string }, { type: boolean }] }",
            "{ oneOf: [{ type: boolean }, { type: string }] }") { TestName = "The order of alternatives" },
        new TestCaseData("{ type: object }",
            "{ type: object, additionalProperties: true }") { TestName = "Additional properties by default" },
        new TestCaseData("{ type: string, format: password }",
            "{ type: string }") { TestName = "A format that only a user interface minds" },
        new TestCaseData("{ type: string, minLength: 0 }", "{ type: string }") { TestName = "A bound that bounds nothing" },
    ];

    [TestCaseSource(nameof(SameSchemas))]
    public void The_same_schema(string one, string other)
    {
        foreach (var direction in Enum.GetValues<Direction>())
        {
            Assert.That(Compare.OnTheWire(Compare.Schemas(direction, one, other)), Is.Empty);
            Assert.That(Compare.OnTheWire(Compare.Schemas(direction, other, one)), Is.Empty);
        }
    }

    // The generator may write other C# for another way to say the same; and where nothing else is told,
    // it is told that there is another way.
    [TestCase(
        Direction.Response, "{ anyOf: [{ type: string, maxLength: 9 }, { type: object }] }", "{ type: string }",
        "response-alternative-removed, response-max-length-unset")]
    [TestCase(
        Direction.Response, "{ type: string, maxLength: 9 }", "{ anyOf: [{ type: string }, { type: object }] }",
        "response-alternative-added, response-max-length-unset")]
    [TestCase(
        Direction.Request, "{ type: string }", "{ anyOf: [{ enum: [a], type: string }, { type: object }] }",
        "request-alternative-added, request-became-enum")]
    [TestCase(
        Direction.Request, "{ anyOf: [{ type: string }, { type: object }] }", "{ type: string, enum: [a] }",
        "request-alternative-removed, request-became-enum")]
    public void A_plain_form_is_compared_with_the_alternative_of_its_type(Direction direction, string @base, string head, string rules)
        => Assert.That(
            string.Join(", ", Compare.OnTheWire(Compare.Schemas(direction, @base, head)).Select(change => change.Rule.Id).Order()),
            Is.EqualTo(rules));

    [Test]
    public void An_inline_schema_and_a_reference()
    {
        const string Inline = "paths: { /a: { get: { responses: { '200': { content: { application/json: { schema: { type: object, properties: { x: { type: string } } } } } } } } } }";
        const string Reference = """
            paths: { /a: { get: { responses: { '200': { $ref: '#/components/responses/Found' } } } } }
            components:
              responses: { Found: { content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
              schemas: { Thing: { type: object, properties: { x: { $ref: '#/components/schemas/Text' } } }, Text: { type: string } }
            """;
        Assert.That(Compare.OnTheWire(Compare.Documents(Inline, Reference)), Is.Empty);
    }

    [Test]
    public void Alternatives_by_another_name_of_which_what_they_refer_to_changed()
    {
        var report = Compare.Documents(Boats("", "string"), Boats("Api", "integer"));
        Assert.That(Compare.OnTheWire(report).Select(change => change.Message), Is.EqualTo(["ApiOwner.id was string and is integer now."]));

        static string Boats(string prefix, string type)
            => $$"""
                paths: { /a: { get: { responses: { '200': { content: { application/json: { schema: { oneOf: [
                  { $ref: '#/components/schemas/{{prefix}}Boat' }, { $ref: '#/components/schemas/{{prefix}}Raft' } ] } } } } } } } }
                components: { schemas: {
                  {{prefix}}Boat: { properties: { mast: {}, owner: { $ref: '#/components/schemas/{{prefix}}Owner' } }, required: [mast] },
                  {{prefix}}Raft: { properties: { logs: {}, owner: { $ref: '#/components/schemas/{{prefix}}Owner' } }, required: [logs] },
                  {{prefix}}Owner: { properties: { id: { type: {{type}} } } } } }
                """;
    }

    [Test]
    public void A_parameter_of_the_path_and_of_the_operation()
    {
        const string Shared = "paths: { '/a/{x}': { parameters: [{ name: x, in: path, required: true, schema: { type: string } }], get: {} } }";
        const string Own = "paths: { '/a/{x}': { get: { parameters: [{ name: x, in: path, required: true, schema: { type: string } }] } } }";
        Assert.That(Compare.Documents(Shared, Own).Changes.Select(change => change.Rule), Is.EqualTo([DocumentRules.Rewritten]));
    }

    [Test]
    public void What_is_only_sent_by_the_other_side_hurts_nobody()
    {
        var request = Compare.Schemas(Direction.Request, "{ properties: { a: {} } }", "{ properties: { a: {}, id: { type: string, readOnly: true } }, required: [id] }");
        var response = Compare.Schemas(
            Direction.Response, "{ properties: { a: {}, secret: { writeOnly: true } }, required: [secret] }", "{ properties: { a: {} } }");
        Assert.That(request.Wire, Is.EqualTo(Verdict.Compatible));
        Assert.That(response.Wire, Is.EqualTo(Verdict.Compatible));
    }

    [Test]
    public void A_scalar_parameter_that_becomes_text_takes_what_it_took()
    {
        const string Number = "paths: { /a: { get: { parameters: [{ name: x, in: query, schema: { type: integer } }] } } }";
        const string Text = "paths: { /a: { get: { parameters: [{ name: x, in: query, schema: { type: string } }] } } }";
        Assert.That(Compare.Documents(Number, Text).Wire, Is.EqualTo(Verdict.Compatible));
        Assert.That(Compare.Documents(Text, Number).Wire, Is.EqualTo(Verdict.Breaking));
    }

    [Test]
    public void In_a_callback_the_service_is_the_one_that_sends()
    {
        const string Optional = "paths: { /a: { post: { callbacks: { done: { x: { post: { requestBody: { content: { application/json: { schema: { properties: { a: {} } } } } } } } } } } } }";
        const string Required = "paths: { /a: { post: { callbacks: { done: { x: { post: { requestBody: { content: { application/json: { schema: { properties: { a: {} }, required: [a] } } } } } } } } } } }";
        Assert.That(Compare.Documents(Optional, Required).Wire, Is.EqualTo(Verdict.Compatible));
        Assert.That(Compare.Documents(Required, Optional).Wire, Is.EqualTo(Verdict.Breaking));
    }

    [Test]
    public void Of_a_draft_nobody_was_promised_anything()
    {
        const string Base = "paths: { /a: { get: { x-stability-level: draft, parameters: [{ name: x, in: query }] } } }";
        const string Head = "paths: { /a: { get: { x-stability-level: draft, parameters: [{ name: x, in: query, required: true }] } } }";
        Assert.That(Compare.Documents(Base, Head).Wire, Is.EqualTo(Verdict.Risky));
    }
}
