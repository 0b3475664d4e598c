using CloudMgmt.ClientModel;
using NUnit.Framework;

namespace CloudMgmt.Templates.Tests;

/// <summary>The C# that reads a schema from JSON.</summary>
internal sealed class ReaderExpressionTests
{
    [TestCase("""{"type":"string"}""", "json.ReadString()")]
    [TestCase("""{"type":"string","format":"date"}""", "json.ReadTime()")]
    [TestCase("""{"type":"string","format":"date-time"}""", "json.ReadTime()")]
    [TestCase("""{"type":"string","format":"byte"}""", "json.ReadBytes()")]
    [TestCase("""{"type":"string","format":"uuid"}""", "json.ReadString()")]
    [TestCase("""{"type":"integer"}""", "json.ReadInt64()")]
    [TestCase("""{"type":"integer","format":"int32"}""", "json.ReadInt32()")]
    [TestCase("""{"type":"number"}""", "json.ReadDouble()")]
    [TestCase("""{"type":"number","format":"float"}""", "json.ReadSingle()")]
    [TestCase("""{"type":"number","format":"decimal"}""", "json.ReadDecimal()")]
    [TestCase("""{"type":"boolean"}""", "json.ReadBoolean()")]
    [TestCase("""{}""", "json.ReadAny()")]
    [TestCase("""{"type":"object"}""", "json.ReadAny()")]
    [TestCase("""{"oneOf":[{"type":"string"},{"type":"integer"}]}""", "json.ReadAny()")]
    [TestCase("""{"$ref":"#/components/schemas/Model"}""", "json.ReadModel<Model>()")]
    [TestCase("""{"nullable":true,"allOf":[{"$ref":"#/components/schemas/Model"}]}""", "json.ReadModel<Model>()")]
    [TestCase("""{"$ref":"#/components/schemas/Base"}""", "Base.ReadSubtype(ref json)")]
    [TestCase("""{"$ref":"#/components/schemas/Derived"}""", "json.ReadModel<Derived>()")]
    [TestCase("""{"$ref":"#/components/schemas/Color"}""", "json.ReadTextEnum<Color>()")]
    [TestCase("""{"$ref":"#/components/schemas/Level"}""", "json.ReadNumberEnum<Level>()")]
    [TestCase("""{"type":"array","items":{"type":"string"}}""", "json.ReadList(JsonValues.ReadString)")]
    [TestCase("""{"type":"array","items":{"type":"string","nullable":true}}""", "json.ReadList(JsonValues.ReadString)!")]
    [TestCase("""{"type":"array","items":{"type":"integer"}}""", "json.ReadValues(JsonValues.ReadInt64)")]
    [TestCase("""{"type":"array","items":{"type":"integer","nullable":true}}""", "json.ReadList(JsonValues.ReadInt64)")]
    [TestCase("""{"type":"array","items":{"$ref":"#/components/schemas/Base"}}""", "json.ReadList(Base.ReadSubtype)")]
    [TestCase("""{"type":"array","items":{"$ref":"#/components/schemas/Color"}}""", "json.ReadValues(JsonValues.ReadTextEnum<Color>)")]
    [TestCase("""{"type":"object","additionalProperties":{"$ref":"#/components/schemas/Model"}}""", "json.ReadMap(JsonValues.ReadModel<Model>)")]
    [TestCase("""{"type":"object","additionalProperties":{"type":"number"}}""", "json.ReadValueMap(JsonValues.ReadDouble)")]
    [TestCase("""{"type":"array","items":{"type":"array","items":{"type":"boolean"}}}""", "json.ReadList(static (ref json) => json.ReadValues(JsonValues.ReadBoolean))")]
    [TestCase("""{"type":"array","items":{"type":"array","items":{"type":"string","nullable":true}}}""", "json.ReadList(static (ref json) => json.ReadList(JsonValues.ReadString)!)!")]
    public void A_property_is_read_by_its_type(string schema, string expected)
    {
        var property = Models(schema).Models.Single(model => model.Name == "Holder").Properties.Single();
        Assert.That(CSharpPrinter.Read(property.Type), Is.EqualTo(expected));
    }

    [TestCase("""{"$ref":"#/components/schemas/Model"}""", "JsonValues.ReadModel<Model>")]
    [TestCase("""{"$ref":"#/components/schemas/Base"}""", "Base.ReadSubtype")]
    [TestCase("""{"type":"array","items":{"$ref":"#/components/schemas/Model"}}""", "static (ref json) => json.ReadList(JsonValues.ReadModel<Model>)")]
    [TestCase("""{}""", "JsonValues.ReadAny")]
    [TestCase("""{"type":"integer"}""", null)]
    public void A_response_is_read_by_its_type(string schema, string? expected)
    {
        var response = Models(schema).Operations.Single().Responses.Single();
        var call = $"Returns<{response.Type}>(\"200\"{(expected is null ? "" : $", {expected}")})";
        Assert.That(CSharpPrinter.Calls(response), Is.EqualTo((string[])[call]));
    }

    [Test]
    public void A_subtype_is_read_by_its_class()
    {
        var subtypes = Models("{}").Models.Single(model => model.Name == "Base").Subtypes.ToList();
        Assert.That(subtypes.Select(subtype => (subtype.Value, subtype.Type.Name)), Is.EqualTo(((string, string)[])[("Derived", "Derived")]));
        Assert.That(CSharpPrinter.Read(CSharpType.Of(subtypes[0].Type)), Is.EqualTo("json.ReadModel<Derived>()"));
    }

    private static Client Models(string schema) => Tests.Models.Of(
        $$$"""
            {"Holder":{"properties":{"value":{{{schema}}} } },"Model":{"properties":{"a":{} } },
             "Color":{"type":"string","enum":["a"]},"Level":{"type":"integer","enum":[1]},
             "Base":{"properties":{"kind":{"type":"string"} },"discriminator":{"propertyName":"kind"} },
             "Derived":{"allOf":[{"$ref":"#/components/schemas/Base"},{"properties":{"b":{} } }]} }
            """,
        $$$"""{"/":{"get":{"operationId":"get","responses":{"200":{"description":"r","content":{"application/json":{"schema":{{{schema}}} } } } } } } }""",
        "}");
}
