using CloudMgmt.ClientModel;
using NUnit.Framework;

namespace CloudMgmt.Templates.Tests;

/// <summary>The C# that reads a schema from JSON, and writes it.</summary>
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
    [TestCase("""{"oneOf":[{"type":"string"},{"type":"integer"}]}""", "HolderValue.ReadJson(ref json)")]
    [TestCase("""{"$ref":"#/components/schemas/Model"}""", "Model.ReadJson(ref json)")]
    [TestCase("""{"nullable":true,"allOf":[{"$ref":"#/components/schemas/Model"}]}""", "Model.ReadJson(ref json)")]
    [TestCase("""{"$ref":"#/components/schemas/Base"}""", "Base.ReadJson(ref json)")]
    [TestCase("""{"$ref":"#/components/schemas/Derived"}""", "Derived.ReadJson(ref json)")]
    [TestCase("""{"$ref":"#/components/schemas/Color"}""", "json.ReadTextEnum<Color>()")]
    [TestCase("""{"$ref":"#/components/schemas/Level"}""", "json.ReadNumberEnum<Level>()")]
    [TestCase("""{"type":"array","items":{"type":"string"}}""", "json.ReadList(JsonValues.ReadString)")]
    [TestCase("""{"type":"array","items":{"type":"string","nullable":true}}""", "json.ReadList(JsonValues.ReadString)!")]
    [TestCase("""{"type":"array","items":{"type":"integer"}}""", "json.ReadValues(JsonValues.ReadInt64)")]
    [TestCase("""{"type":"array","items":{"type":"integer","nullable":true}}""", "json.ReadList(JsonValues.ReadInt64)")]
    [TestCase("""{"type":"array","items":{"$ref":"#/components/schemas/Base"}}""", "json.ReadList(Base.ReadJson)")]
    [TestCase(
        """{"type":"array","items":{"$ref":"#/components/schemas/Color"}}""", "json.ReadList(JsonValues.ReadTextEnumOrDefault<Color>)")]
    [TestCase("""{"type":"object","additionalProperties":{"$ref":"#/components/schemas/Model"}}""", "json.ReadMap(Model.ReadJson)")]
    [TestCase("""{"type":"object","additionalProperties":{"type":"number"}}""", "json.ReadValueMap(JsonValues.ReadDouble)")]
    [TestCase(
        """{"type":"array","items":{"type":"array","items":{"type":"boolean"}}}""",
        "json.ReadList(static (ref json) => json.ReadValues(JsonValues.ReadBoolean))")]
    [TestCase("""{"type":"array","items":{"type":"array","items":{"type":"string","nullable":true}}}""", "json.ReadList(static (ref json) => json.ReadList(JsonValues.ReadString)!)!")]
    public void A_property_is_read_by_its_type(string schema, string expected)
    {
        var property = Models(schema).Models.Single(model => model.Name == "Holder").Properties.Single();
        Assert.That(CSharpPrinter.Read(property.Type), Is.EqualTo(expected));
    }

    [TestCase("""{"$ref":"#/components/schemas/Model"}""", "Model.ReadJson")]
    [TestCase("""{"$ref":"#/components/schemas/Base"}""", "Base.ReadJson")]
    [TestCase("""{"type":"array","items":{"$ref":"#/components/schemas/Model"}}""", "static (ref json) => json.ReadList(Model.ReadJson)")]
    [TestCase("""{}""", "JsonValues.ReadAny, isNullable: true")]
    [TestCase("""{"type":"integer","nullable":true}""", "static (ref json) => json.ReadValue(JsonValues.ReadInt64), isNullable: true")]
    [TestCase("""{"type":"integer"}""", "static (ref json) => json.ReadValue(JsonValues.ReadInt64)")]
    [TestCase("""{"$ref":"#/components/schemas/Color"}""", "JsonValues.ReadTextEnumOrDefault<Color>")]
    [TestCase("""{"$ref":"#/components/schemas/Level"}""", "static (ref json) => json.ReadValue(JsonValues.ReadNumberEnum<Level>)")]
    public void A_response_is_read_by_its_type(string schema, string expected)
    {
        var response = Models(schema).Operations.Single().Responses.Single();
        var call = $"Returns<{response.Type}>(\"200\", {expected})";
        Assert.That(CSharpPrinter.Calls(response), Is.EqualTo((string[])[call]));
    }

    [TestCase("""{"type":"string"}""", "json.WriteString(Value)")]
    [TestCase("""{"type":"string","format":"date"}""", "json.WriteDate(Value)")]
    [TestCase("""{"type":"string","format":"date-time"}""", "json.WriteTime(Value)")]
    [TestCase("""{"type":"string","format":"byte"}""", "json.WriteBytes(Value)")]
    [TestCase("""{"type":"integer"}""", "json.WriteInt64(Value)")]
    [TestCase("""{"type":"integer","format":"int32"}""", "json.WriteInt32(Value)")]
    [TestCase("""{"type":"number"}""", "json.WriteDouble(Value)")]
    [TestCase("""{"type":"number","format":"float"}""", "json.WriteSingle(Value)")]
    [TestCase("""{"type":"number","format":"decimal"}""", "json.WriteDecimal(Value)")]
    [TestCase("""{"type":"boolean"}""", "json.WriteBoolean(Value)")]
    [TestCase("""{}""", "json.WriteAny(Value)")]
    [TestCase("""{"oneOf":[{"type":"string"},{"type":"integer"}]}""", "json.WriteUnion(Value)")]
    [TestCase("""{"$ref":"#/components/schemas/Base"}""", "json.WriteModel(Value)")]
    [TestCase("""{"$ref":"#/components/schemas/Color"}""", "json.WriteEnum<Color>(Value)")]
    [TestCase("""{"type":"array","items":{"type":"string"}}""", "json.WriteList(Value, JsonValues.WriteString)")]
    [TestCase("""{"type":"array","items":{"type":"integer"}}""", "json.WriteList(Value, static (json, value) => json.WriteInt64(value))")]
    [TestCase(
        """{"type":"array","items":{"type":"string","format":"date"}}""",
        "json.WriteList(Value, static (json, value) => json.WriteDate(value))")]
    [TestCase("""{"type":"object","additionalProperties":{"$ref":"#/components/schemas/Model"}}""", "json.WriteMap(Value, JsonValues.WriteModel)")]
    [TestCase("""{"type":"array","items":{"type":"array","items":{"$ref":"#/components/schemas/Level"}}}""",
        "json.WriteList(Value, static (json, value) => json.WriteList(value, static (json, value) => json.WriteEnum<Level>(value)))")]
    public void A_property_is_written_by_its_type(string schema, string expected)
    {
        var property = Models(schema).Models.Single(model => model.Name == "Holder").Properties.Single();
        Assert.That(CSharpPrinter.Write(property.Type, property.Name), Is.EqualTo(expected));
    }

    [TestCase("name", "\"name\"u8")]
    [TestCase("a\"b\\c\n", "\"a\\\\\\\"b\\\\\\\\c\\\\u000a\"u8")]
    [TestCase("\u540d\u2028", "\"\\u540d\\\\u2028\"u8")]
    public void The_name_of_a_property_is_escaped_as_in_json(string name, string expected)
        => Assert.That(CSharpPrinter.Utf8Literal(name), Is.EqualTo(expected));

    [Test]
    public void A_subtype_is_read_by_its_class()
    {
        var subtypes = Models("{}").Models.Single(model => model.Name == "Base").Subtypes.ToList();
        Assert.That(
            subtypes.Select(subtype => (subtype.Value, subtype.Type.Name)), Is.EqualTo(((string, string)[])[("Derived", "Derived")]));
        Assert.That(CSharpPrinter.Read(CSharpType.Of(subtypes[0].Type)), Is.EqualTo("Derived.ReadJson(ref json)"));
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
