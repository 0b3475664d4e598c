using CloudMgmt.ContractDiff.CSharp;
using CloudMgmt.ContractDiff.Rules;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.CSharp;

internal sealed class SurfaceComparisonTests
{
    private const string User = "- {name: user, in: path, required: true, schema: {type: string}}";
    private const string Missing = "properties: {code: {type: string}}";

    [Test]
    public void A_renamed_schema_is_one_effect_whoever_uses_it()
        => Assert.That(
            Messages(d => d.Change("schemas/Kind'", "schemas/Access'").Change("    Kind:", "    Access:")),
            Is.EqualTo(["Kind is called Access now."]));

    [Test]
    public void A_renamed_operation_takes_its_anonymous_types_along()
        => Assert.That(Messages(d => d.Change("operationId: GetKey", "operationId: FetchKey")), Is.EqualTo(
        [
            "Client.GetKeyAsync is called FetchKeyAsync now, GetKeyWithResponseAsync FetchKeyWithResponseAsync, and GetKeyOptions FetchKeyOptions; rename the calls.",
            "GetKeyValue404Error is called FetchKeyValue404Error now.",
        ]));

    [Test]
    public void A_schema_that_nothing_uses_is_known_by_its_content()
        => Assert.That(Messages(d => d.Change("    Root:", "    Base:")), Is.EqualTo(["Root is called Base now."]));

    [Test]
    public void A_schema_that_is_another_one_is_not_a_renamed_one()
        => Assert.That(
            Rules(d => d.Change("    Kind: {type: string, enum: [read, write]}", "    Color: {type: string, enum: [red, green]}").Change(
                "schemas/Kind'", "schemas/Color'")),
            Does.Contain(CSharpRules.TypeRemoved).And.Contain(CSharpRules.PropertyTypeChanged).And.Not.Contain(CSharpRules.TypeRenamed));

    [Test]
    public void An_inline_object_that_becomes_a_reference_changes_the_type()
        => Assert.That(
            Rules(d => d.Change($"type: object, {Missing}", "$ref: '#/components/schemas/Root'")),
            Is.EquivalentTo([CSharpRules.ErrorTypeChanged, CSharpRules.TypeRemoved]));

    [Test]
    public void A_null_of_OpenAPI_3_1_is_that_of_3_0()
        => Assert.That(Rules(d => d.Change("3.0.3", "3.1.0").Change("size: {type: integer,", "size: {type: [integer, 'null'],")), Is.Empty);

    [Test]
    public void A_path_parameter_is_known_by_its_place()
        => Assert.That(Messages(d => d.Change("{user}", "{account}").Change("name: user", "name: account")), Is.EqualTo(
            [
                "The argument user of Client.GetKeyAsync is called account now.",
                "The argument user of Client.DeleteKeyAsync is called account now.",
            ]));

    [Test]
    public void A_parameter_that_becomes_optional_moves_to_the_options()
        => Assert.That(
            Rules(d => d.Change("name: since, in: query, required: true", "name: since, in: query")),
            Is.EquivalentTo([CSharpRules.SignatureChanged, CSharpRules.OptionAdded]));

    [Test]
    public void A_flat_class_keeps_what_it_inherited_before()
        => Assert.That(
            Rules(d => d.Change("- $ref: '#/components/schemas/Named'", "- {type: object, properties: {name: {type: string}}}")),
            Is.EqualTo([CSharpRules.BaseChanged]));

    [TestCase("{type: integer, format: int32}", "{type: integer, format: int64}", "csharp-option-widened")]
    [TestCase("{type: string}", "{type: string, enum: [a]}", "csharp-option-widened")]
    [TestCase("{type: string, enum: [a]}", "{type: string}", "csharp-option-type-changed")]
    [TestCase("{type: string}", "{}", "csharp-option-widened")]
    [TestCase("{type: array, items: {type: string}}", "{type: array, items: {}}", "csharp-option-widened")]
    [TestCase("{type: array, items: {type: integer}}", "{type: array, items: {}}", "csharp-option-type-changed")]
    [TestCase("{type: string}", "{type: string, format: date-time}", "csharp-option-type-changed")]
    [TestCase(
        "{type: array, items: {type: string}}", "{type: array, items: {type: string, nullable: true}}",
        "csharp-element-nullability-changed")]
    [TestCase(
        "{type: array, items: {type: integer}}", "{type: array, items: {type: integer, nullable: true}}", "csharp-option-type-changed")]
    public void Whoever_sets_an_option_goes_on_where_the_type_converts(string before, string after, string rule)
    {
        var effects = Effects(
            d => d.Change(User, $"{User}\n        - {{name: x, in: query, schema: {before}}}"),
            d => d.Change(User, $"{User}\n        - {{name: x, in: query, schema: {after}}}"));
        Assert.That(
            effects.Where(effect => effect.Value.Member.EndsWith(".X", StringComparison.Ordinal))
                .Select(effect => effect.Rule.Id)
                .Distinct(), Is.EqualTo([rule]));
    }

    [TestCase("Named", "Key", "csharp-result-refined")]
    [TestCase("Key", "Named", "csharp-result-type-changed")]
    public void Whoever_takes_a_result_goes_on_where_the_new_one_is_the_old_one(string before, string after, string rule)
        => Assert.That(Effects(d => d.Change("schemas/Key'", $"schemas/{before}'"), d => d.Change("schemas/Key'", $"schemas/{after}'"))
            .Select(effect => effect.Rule.Id), Is.EqualTo([rule]));

    [TestCase("size", "size: {type: integer,", "csharp-property-type-changed")]
    [TestCase("level", "size: {type: integer,", "csharp-property-type-changed")]
    [TestCase("tags", "size: {type: integer,", "csharp-property-nullability-changed")]
    [TestCase("size", "size: {nullable: true, type: integer,", null)]
    public void What_is_always_there_has_no_question_mark(string property, string size, string? rule)
    {
        string Optional(string d) => d.Change("size: {type: integer,", size);
        string Required(string d) => Optional(d).Change("- type: object\n", $"- required: [{property}]\n");
        Assert.That(Effects(Optional, Required).Select(effect => effect.Rule.Id), Is.EqualTo(rule is null ? [] : new[] { rule }));
        Assert.That(Effects(Required, Optional).Select(effect => effect.Rule.Id), Is.EqualTo(rule is null ? [] : new[] { rule }));
    }

    // In an answer nobody has to make one; in a request the compiler asks for it.
    [TestCase("Root", "{name: {type: string}}", "csharp-property-nullability-changed", "csharp-property-nullability-changed")]
    [TestCase("Named", "{name: {type: string}}", "csharp-property-nullability-changed csharp-property-demanded",
        "csharp-property-nullability-changed")]
    [TestCase("Named", "{name: {type: integer}}", "csharp-property-type-changed csharp-property-demanded", "csharp-property-type-changed")]
    [TestCase("Root", "{name: {type: string, nullable: true}}", "", "")]
    [TestCase("Named", "{name: {type: string, nullable: true}}", "csharp-property-demanded", "")]
    [TestCase("Named", "{name: {type: string, nullable: true, readOnly: true}}", "", "")]
    [TestCase("Named", "{name: {type: string, nullable: true, writeOnly: true, default: x}}", "csharp-property-demanded", "")]
    public void What_becomes_required_or_optional_is_told(string sent, string properties, string required, string optional)
    {
        string Optional(string d) => Sending(d, sent).Change("{name: {type: string}}", properties);
        string Required(string d) => Optional(d).Change("Named: {type: object,", "Named: {type: object, required: [name],");
        Assert.That(Ids(Optional, Required), Is.EqualTo(required));
        Assert.That(Ids(Required, Optional), Is.EqualTo(optional));
    }

    [TestCase("Named", "Named: Name")]
    [TestCase("Key", "Named: Name|Key: Size")]
    [TestCase("Root", "")]
    public void A_class_that_begins_to_be_sent_is_told_with_what_it_demands(string sent, string told)
    {
        static string Before(string d) => d.Change("Named: {type: object,", "Named: {type: object, required: [name],")
            .Change("- type: object\n", "- required: [size]\n          type: object\n");
        var effects = Effects(Before, d => Sending(Before(d), sent)).Where(effect => effect.Rule == CSharpRules.TypeSent);
        Assert.That(
            effects.Select(effect => effect.Value.Message),
            Is.EqualTo(told.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Split(": "))
                .Select(entry => $"{entry[0]} begins to be sent, and is not made without {entry[1]} any more.")));
        Assert.That(Effects(d => Sending(Before(d), sent), Before).Select(effect => effect.Rule.Id), Is.EqualTo(["csharp-option-removed"]));
    }

    [Test]
    public void A_base_that_is_sent_hands_down_what_it_demands()
    {
        const string own = "Root: {type: object, properties: {id: {type: string}, name: {type: string, nullable: true}}}";
        string Before(string d) => Sending(d, "Named")
            .Change("Named: {type: object, properties: {name: {type: string}}}", "Named: {type: object, required: [name], properties: {name: {type: string, nullable: true}}}")
            .Change("Root: {type: object, properties: {id: {type: string}}}", own);
        string After(string d) => Before(d)
            .Change(own, "Root: {allOf: [{$ref: '#/components/schemas/Named'}, {type: object, properties: {id: {type: string}}}]}");
        Assert.That(Ids(Before, After), Is.EqualTo("csharp-base-class-added csharp-property-demanded"));
    }

    [TestCase("{type: string, nullable: true}", null)]
    [TestCase("{type: [string, 'null']}", null)]
    [TestCase("{anyOf: [{type: string}, {type: 'null'}]}", null)]
    [TestCase("{oneOf: [{$ref: '#/components/schemas/Root'}, {type: 'null'}]}", null)]
    [TestCase("{nullable: true, allOf: [{$ref: '#/components/schemas/Root'}]}", null)]
    [TestCase("{enum: [a, null]}", null)]
    [TestCase("{}", null)]
    [TestCase("{oneOf: [{type: string}, {type: integer}]}", "csharp-property-nullability-changed")]
    [TestCase("{oneOf: [{$ref: '#/components/schemas/Root'}, {type: integer}]}", "csharp-property-nullability-changed")]
    [TestCase("{$ref: '#/components/schemas/Root'}", "csharp-property-nullability-changed")]
    public void What_may_be_null_keeps_its_question_mark(string schema, string? rule)
    {
        string Optional(string d) => d.Change("name: {type: string}", $"name: {schema}");
        string Required(string d) => Optional(d).Change("Named: {type: object,", "Named: {type: object, required: [name],");
        Assert.That(Effects(Optional, Required).Select(effect => effect.Rule.Id), Is.EqualTo(rule is null ? [] : new[] { rule }));
    }

    /// <summary>None of them is a document that a generator could do anything with.</summary>
    [TestCase("A: {$ref: '#/components/schemas/A'}")]
    [TestCase("A: {$ref: '#/components/schemas/Nowhere'}")]
    [TestCase("A: {allOf: [{$ref: '#/components/schemas/A'}, {properties: {x: {type: string}}}]}")]
    [TestCase("A: {allOf: [{$ref: '#/components/schemas/B'}], properties: {a: {}}}, B: {allOf: [{$ref: '#/components/schemas/A'}], properties: {b: {}}}")]
    [TestCase("A: {oneOf: [{$ref: '#/components/schemas/A'}]}")]
    [TestCase("A: {type: array, items: {$ref: '#/components/schemas/B'}, additionalProperties: {$ref: '#/components/schemas/B'}}, B: {type: object, items: {$ref: '#/components/schemas/A'}, additionalProperties: {$ref: '#/components/schemas/A'}}")]
    [TestCase("A: {type: array, items: {allOf: [{$ref: '#/components/schemas/A'}]}}")]
    [TestCase("A: [1, 2], B: true, C: null, D: {properties: [], enum: {}, allOf: 3, oneOf: text, type: {}}")]
    [TestCase("A: {type: [string, integer, 'null'], enum: [null]}, B: {properties: {'': {enum: ['', ' ']}, '1': true}}")]
    public void Nonsense_ends(string schemas)
    {
        var document = $"openapi: 3.1.0\npaths: {{/a: {{get: {{parameters: [3, {{schema: {{$ref: '#/components/schemas/A'}}}}], requestBody: 1, responses: {{'200': {{content: {{application/json: {{schema: {{$ref: '#/components/schemas/A'}}}}}}}}}}}}}}}}\ncomponents: {{schemas: {{{schemas}}}}}";
        Assert.That(Compare.CSharp(Compare.Load(document), Compare.Load(document)).Effects, Is.Empty);
    }

    private static string Sending(string document, string schema)
        => document.Change(
            "        - {name: limit,", $"        - {{name: filter, in: query, schema: {{$ref: '#/components/schemas/{schema}'}}}}\n        - {{name: limit,");

    private static string Ids(Func<string, string> before, Func<string, string> after)
        => string.Join(' ', Effects(before, after).Select(effect => effect.Rule.Id));

    private static IEnumerable<string> Messages(Func<string, string> edit) => Effects(d => d, edit).Select(effect => effect.Value.Message);

    private static IEnumerable<Rule> Rules(Func<string, string> edit) => Effects(d => d, edit).Select(effect => effect.Rule);

    private static IReadOnlyList<Effect> Effects(Func<string, string> before, Func<string, string> after)
        => Compare.CSharp(Compare.Load(before(KeysApi.Text)), Compare.Load(after(KeysApi.Text))).Effects;
}
