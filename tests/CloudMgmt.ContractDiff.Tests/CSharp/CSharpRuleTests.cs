using System.Reflection;
using CloudMgmt.ContractDiff.CSharp;
using CloudMgmt.ContractDiff.Rules;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.CSharp;

/// <summary>Every rule of the generated C# has an edit that it is for, and a twin beside it that hurts nobody.</summary>
internal sealed class CSharpRuleTests
{
    private const string Since = "{name: since, in: query, required: true, schema: {type: integer, format: int32}}";
    private const string Limit = "{name: limit, in: query, schema: {type: integer, format: int32}}";
    private const string User = "{name: user, in: path, required: true, schema: {type: string}}";
    private const string Key = "{name: key, in: path, required: true, schema: {type: string}}";
    private const string Found = "{description: The key., content: {application/json: {schema: {$ref: '#/components/schemas/Key'}}}}";
    private const string Missing = "type: object, properties: {code: {type: string}}";
    private const string Done = "'204': {description: Done.}";
    private const string Tags = "tags: {type: array, items: {type: string}}";

    private static readonly TwinCase[] Cases =
    [
        new(CSharpRules.TypeRemoved, d => d.Change("Root: {type: object, properties: {id: {type: string}}}", "Root: {type: object}"),
            d => d.Change("Root: {type: object,", "Root: {")),
        new(CSharpRules.TypeRenamed, d => d.Change("Named", "Titled"), d => d.Change("Named", "named")),
        new(CSharpRules.TypeKindChanged, d => d.Change("Level: {type: integer, enum: [1, 2]}", "Level: {type: string, enum: [a, b]}"),
            d => d.Change("enum: [1, 2]", "nullable: true, enum: [1, 2, null]")),
        new(CSharpRules.TypeAdded, d => d.Change("    Root:", "    Leaf: {type: string, enum: [a]}\n    Root:"),
            d => d.Change("    Root:", "    Leaves: {type: array, items: {type: string}}\n    Root:")),
        new(CSharpRules.BaseChanged,
            d => d.Change("- $ref: '#/components/schemas/Named'", "- {type: object, properties: {name: {type: string}}}"),
            d => d.Change("- $ref: '#/components/schemas/Named'", "- $ref: '#/components/schemas/Named'\n        - description: A key.")),
        new(CSharpRules.BaseAdded,
            d => d.Change("Named: {type: object,", "Named: {allOf: [{$ref: '#/components/schemas/Root'}], type: object,"),
            d => d.Change("Named: {type: object,", "Named: {allOf: [{description: Named.}], type: object,")),
        new(CSharpRules.PropertyRemoved, d => d.Change($"            {Tags}\n", ""),
            d => d.Change("name: {type: string}", "name: {type: string, writeOnly: true}")),
        new(CSharpRules.PropertyRenamed,
            d => d.Change("            size:", "            Size: {type: string}\n            size:").Change(
                "size: {type: integer, format: int32}", "size: {type: string}"), d => d.Change("kind: {$ref", "Kind: {$ref")),
        new(CSharpRules.PropertyTypeChanged, d => d.Change("size: {type: integer, format: int32}", "size: {type: integer}"), d => d.Change("size: {type: integer, format: int32}", "size: {type: integer, format: int32, nullable: true, readOnly: true, default: 3, maximum: 9}")),
        new(CSharpRules.PropertyNullabilityChanged, d => d.Change("Named: {type: object,", "Named: {type: object, required: [name],"),
            d => d.Change("Named: {type: object,", "Named: {type: object, required: [other],")),
        new(CSharpRules.PropertyDemanded,
            d => d.Change("{name: {type: string}}", "{name: {type: string, nullable: true}}, required: [name]"),
            d => d.Change("{name: {type: string}}", "{name: {type: string, nullable: true, readOnly: true}}, required: [name]"))
        {
            Base = KeysApi.Text.Change(Limit, $"{Filter("Named")}\n        - {Limit}"),
        },
        new(CSharpRules.TypeSent,
            d => d.Change(Limit, $"{Filter("Root")}\n        - {Limit}"),
            d => d.Change(Limit, $"{Filter("Named")}\n        - {Limit}"))
        {
            Base = KeysApi.Text.Change("{id: {type: string}}", "{id: {type: string}}, required: [id]"),
        },
        new(CSharpRules.PropertyAdded, d => d.Change("            size:", "            bytes: {type: string}\n            size:"),
            d => d.Change("            size:", "            # Nothing is new.\n            size:")),
        new(CSharpRules.ElementNullabilityChanged, d => d.Change("items: {type: string}", "items: {type: string, nullable: true}"),
            d => d.Change("tags: {type: array,", "tags: {type: array, nullable: true,")),
        new(CSharpRules.EnumValueRemoved, d => d.Change("[read, write]", "[read]"), d => d.Change("[read, write]", "[write, read]")),
        new(CSharpRules.EnumValueRenamed, d => d.Change("enum: [1, 2]", "enum: [1, 2], x-enumNames: [Low, High]"),
            d => d.Change("enum: [1, 2]", "enum: [1, 2], x-enumNames: [Value1, Value2]")),
        new(CSharpRules.EnumValueAdded, d => d.Change("[read, write]", "[read, update, write]"),
            d => d.Change("[read, write]", "[read, write, read]")),
        new(CSharpRules.AlternativeRemoved, d => d.Change("{type: string}, {type: integer},", "{type: string},"),
            d => d.Change("{type: string}, {type: integer},", "{type: integer}, {type: string},")),
        new(CSharpRules.AlternativeAdded,
            d => d.Change("{type: string}, {type: integer},", "{type: string}, {type: integer}, {type: boolean},"),
            d => d.Change("{type: string}, {type: integer},", "{type: string}, {type: integer}, {type: integer, maximum: 9},")),
        new(CSharpRules.TextConversionRemoved,
            d => d.Change("{type: integer}, {type: array", "{type: integer}, {type: string, enum: [x]}, {type: array"),
            d => d.Change("{type: integer}, {type: array", "{type: integer}, {$ref: '#/components/schemas/Kind'}, {type: array"))
        {
            Base = KeysApi.Text.Change("Mark: {oneOf: [{type: string},", "Mark: {oneOf: [{$ref: '#/components/schemas/Kind'},"),
        },
        new(CSharpRules.MethodRemoved, d => d.Change("    delete:", "    x-delete:"),
            d => d.Change("/users/{user}/keys", "/people/{user}/keys")),
        new(CSharpRules.MethodRenamed, d => d.Change("operationId: DeleteKey", "operationId: RemoveKey"),
            d => d.Change("operationId: DeleteKey", "operationId: delete_key")),
        new(CSharpRules.MethodAdded, d => d.Change("    delete:", $"    put: {{operationId: PutKey, parameters: [{User}, {Key}], responses: {{{Done}}}}}\n    delete:"), d => d.Change("    delete:", "    summary: Keys.\n    delete:")),
        new(CSharpRules.SignatureChanged, d => d.Change(Since, Since.Change("required: true", "required: false")),
            d => d.Change(Since, Since.Change("in: query", "in: header"))),
        new(CSharpRules.ArgumentWidened, d => d.Change(Since, Since.Change("int32", "int64")),
            d => d.Change(Since, Since.Change("int32", "int32, nullable: true"))),
        new(CSharpRules.ArgumentRenamed, d => d.Change("{user}", "{account}").Change("name: user", "name: account"),
            d => d.Change("/{user}", "/all/{user}")),
        new(CSharpRules.ArgumentsSwapped, d => d.Change($"- {User}\n        - {Key}", $"- {Key}\n        - {User}"),
            d => d.Change($"- {Key}\n        - {Since}\n        - {Limit}", $"- {Limit}\n        - {Key}\n        - {Since}")),
        new(CSharpRules.ResultTypeChanged, d => d.Change(Found, Found.Change("/Key", "/Named")),
            d => d.Change(Found, Found.Change("application/json", "application/vnd.keys+json"))),
        new(CSharpRules.ResultRefined, d => d.Change(Done, $"'200': {Found}"), d => d.Change(Done, "'202': {description: Done.}")),
        new(CSharpRules.ResultBecameNullable, d => d.Change($"'200': {Found}", $"'200': {Found}\n        {Done}"),
            d => d.Change($"'200': {Found}", $"'200': {Found}\n        '201': {Found}")),
        new(CSharpRules.ErrorTypeChanged, d => d.Change(Missing, "$ref: '#/components/schemas/Root'"),
            d => d.Change(Missing, "type: object, properties: {code: {type: string}, more: {}}")),
        new(CSharpRules.OptionRemoved, d => d.Change($"        - {Limit}\n", ""),
            d => d.Change(Limit, Limit.Change("in: query", "in: header"))),
        new(CSharpRules.OptionRenamed, d => d.Change(Limit, $"{{name: Limit, in: header, schema: {{type: boolean}}}}\n        - {Limit}"),
            d => d.Change(Limit, Limit.Change("limit", "Limit"))),
        new(CSharpRules.OptionTypeChanged, d => d.Change(Limit, Limit.Change("type: integer, format: int32", "type: boolean")),
            d => d.Change(Limit, Limit.Change("int32", "int32, default: 7"))),
        new(CSharpRules.OptionWidened, d => d.Change(Limit, Limit.Change("int32", "int64")),
            d => d.Change(Limit, Limit.Change("int32", "int32, maximum: 9"))),
        new(CSharpRules.OptionAdded, d => d.Change(Limit, $"{{name: page, in: query, schema: {{type: string}}}}\n        - {Limit}"),
            d => d.Change(Limit, $"{Limit}\n        # Nothing is new.")),
        new(CSharpRules.BecameObsolete, d => d.Change(Limit, Limit.Change("in: query", "in: query, deprecated: true")),
            d => d.Change(Since, Since.Change("in: query", "in: query, deprecated: true"))),
        new(CSharpRules.NoLongerObsolete, d => d.Change("deprecated: true", "deprecated: false"),
            d => d.Change("deprecated: true", "deprecated: true, maximum: 9"))
        {
            Base = KeysApi.Text.Change("size: {type: integer,", "size: {type: integer, deprecated: true,"),
        },
    ];

    [TestCaseSource(nameof(Cases))]
    public void Every_rule_has_an_edit_and_a_harmless_twin(TwinCase twin)
    {
        Assert.That(Effects(twin.Base, twin.Edit(twin.Base)).Select(effect => effect.Rule), Does.Contain(twin.Rule));
        var harmless = Effects(twin.Base, twin.Twin(twin.Base)).Where(
            effect => effect.Rule == twin.Rule || effect.Rule.Source != Verdict.Compatible || effect.Rule.Binary != Verdict.Compatible);
        Assert.That(harmless.Select(effect => effect.Value.Message), Is.Empty);
    }

    [Test]
    public void No_rule_is_without_a_case()
    {
        var rules = typeof(CSharpRules)
            .GetProperties(BindingFlags.Static | BindingFlags.Public)
            .Select(property => (Rule)property.GetValue(null)!);
        Assert.That(rules.Except(Cases.Select(twin => twin.Rule)).Select(rule => rule.Id), Is.Empty);
    }

    private static string Filter(string schema) => $"{{name: filter, in: query, schema: {{$ref: '#/components/schemas/{schema}'}}}}";

    private static IReadOnlyList<Effect> Effects(string before, string after)
        => Compare.CSharp(Compare.Load(before), Compare.Load(after)).Effects;

    /// <param name="Rule">The rule.</param>
    /// <param name="Edit">An edit that it is for.</param>
    /// <param name="Twin">An edit that hurts nobody.</param>
    internal sealed record TwinCase(Rule Rule, Func<string, string> Edit, Func<string, string> Twin)
    {
        public string Base { get; init; } = KeysApi.Text;

        public override string ToString() => Rule.Id;
    }
}
