using CloudMgmt.ClientModel;
using NUnit.Framework;

namespace CloudMgmt.Templates.Tests;

/// <summary>What stands beside a reference counts since OpenAPI 3.1, wherever the reference stands and however many lead to it.</summary>
internal sealed class SiblingTests
{
    private const string Extended = """{"$ref":"#/components/schemas/Pet","required":["age"],"properties":{"age":{"type":"integer"}}}""";

    [TestCase("""{"/":{"put":{"requestBody":{"content":{"application/json":{"schema":SCHEMA}}}}}}""", "{}", TestName = "Body")]
    [TestCase("""{"/":{"get":{"responses":{"200":{"content":{"application/json":{"schema":SCHEMA}}}}}}}""", "{}", TestName = "Answer")]
    [TestCase(
        """{"/":{"get":{"parameters":[{"name":"p","in":"query","style":"deepObject","schema":SCHEMA}]}}}""", "{}", TestName = "Parameter")]
    [TestCase("{}", """{"Holder":{"properties":{"pet":SCHEMA}}}""", TestName = "Property")]
    [TestCase("{}", """{"Holder":{"properties":{"pets":{"type":"array","items":SCHEMA}}}}""", TestName = "Items")]
    [TestCase("{}", """{"Holder":{"properties":{"pets":{"additionalProperties":SCHEMA}}}}""", TestName = "Values of a map")]
    [TestCase("{}", """{"Holder":{"properties":{"pet":{"allOf":[SCHEMA]}}}}""", TestName = "Part")]
    [TestCase("{}", """{"Holder":{"allOf":[{"properties":{"a":{}}},SCHEMA]}}""", TestName = "One of several parts")]
    [TestCase("{}", """{"Holder":{"properties":{"pet":{"oneOf":[{"type":"null"},SCHEMA]}}}}""", TestName = "Alternative of null")]
    [TestCase("{}", """{"Holder":{"properties":{"pet":{"oneOf":[{"type":"integer"},SCHEMA]}}}}""", TestName = "Alternative")]
    [TestCase("{}", """{"Holder":SCHEMA}""", TestName = "Component")]
    [TestCase("{}", """{"Holder":{"$ref":"#/components/schemas/Middle"},"Middle":SCHEMA}""", TestName = "What a reference leads to")]
    public void Properties_beside_a_reference_are_those_of_a_class_derived_from_it(string paths, string schemas)
    {
        var type = Client(schemas.Replace("SCHEMA", Extended), paths.Replace("SCHEMA", Extended)).Models
            .Single(model => model.Properties.Any(property => property.WireName == "age"));
        Assert.That(type.Base?.Name, Is.EqualTo("Pet"));
        Assert.That(type.Required, Does.Contain("age").And.Contain("name"));
        Assert.That(type.AllProperties.Select(property => property.WireName), Does.Contain("age").And.Contain("name"));
    }

    [Test]
    public void What_is_derived_is_the_type_of_who_refers_to_it()
    {
        var client = Client($$$"""
            {"Outer":{"$ref":"#/components/schemas/Inner"},"Inner":{{{Extended}}},
             "Holder":{"properties":{"pet":{"$ref":"#/components/schemas/Outer"} } } }
            """);
        Assert.That(Property(client).Type.Model?.Name, Is.EqualTo("Inner"));
        Assert.That(client.Models.Select(model => model.Name), Is.EqualTo((string[])["Pet", "Inner", "Holder"]));
    }

    [Test]
    public void What_is_asked_for_beside_a_reference_is_required()
    {
        var client = Client("""{"Holder":{"properties":{"pet":{"$ref":"#/components/schemas/Pet","required":["note"]}}}}""");
        var type = Property(client).Type.Model!;
        Assert.That(type.RequiredOfBases.Select(property => property.WireName), Is.EqualTo((string[])["note"]));
    }

    [Test]
    public void Fields_of_a_form_may_stand_beside_a_reference()
    {
        var operation = Client("{}", $$$"""
            {"/":{"put":{"requestBody":{"content":{"application/x-www-form-urlencoded":{"schema":{{{Extended}}} } } } } } }
            """).Operations.Single();
        Assert.That(operation.Members.Select(member => member.WireName), Is.EquivalentTo((string[])["name", "note", "age"]));
    }

    [Test]
    public void A_file_beside_a_reference_makes_a_form_of_several_parts()
    {
        var operations = Client("{}", """
            {"/":{"put":{"operationId":"Put","requestBody":{"content":{
              "application/json":{"schema":{"$ref":"#/components/schemas/Pet"}},
              "multipart/form-data":{"schema":{
                "$ref":"#/components/schemas/Pet","properties":{"f":{"type":"string","format":"binary"}}}}}}}}}
            """).Operations;
        Assert.That(operations.Select(operation => operation.Name), Is.EqualTo((string[])["Put", "PutWithFiles"]));
    }

    [TestCase("""{"$ref":"#/components/schemas/Text","format":"date-time"}""", "DateTimeOffset")]
    [TestCase("""{"$ref":"#/components/schemas/Text","type":"string"}""", "string")]
    [TestCase("""{"$ref":"#/components/schemas/Key","type":"string"}""", "string")]
    [TestCase("""{"$ref":"#/components/schemas/Number","format":"int32"}""", "int")]
    [TestCase("""{"$ref":"#/components/schemas/List","items":{"type":"boolean"}}""", "IList<bool>")]
    [TestCase("""{"$ref":"#/components/schemas/Any","type":"array","items":{"type":"boolean"}}""", "IList<bool>")]
    [TestCase("""{"$ref":"#/components/schemas/Map","additionalProperties":{"type":"boolean"}}""", "IDictionary<string, bool>")]
    [TestCase("""{"$ref":"#/components/schemas/Text","enum":["x"]}""", "HolderPet")]
    [TestCase("""{"$ref":"#/components/schemas/State","enum":["a"]}""", "State")]
    [TestCase("""{"$ref":"#/components/schemas/Pet","type":"object"}""", "Pet")]
    [TestCase("""{"$ref":"#/components/schemas/Pet","unevaluatedProperties":false}""", "Pet")]
    [TestCase("""{"$ref":"#/components/schemas/Either","type":"object"}""", "Either")]
    [TestCase("""{"$ref":"#/components/schemas/Nothing","type":"string"}""", "string")]
    public void A_narrower_type_beside_a_reference_is_the_type(string schema, string type)
    {
        const string Others = """
            "Text":{"type":"string"},"Key":{"type":["string","integer"]},"Number":{"type":"integer"},"Any":{},
            "List":{"type":"array"},"Map":{"type":"object"},"State":{"type":"string","enum":["a","b"]},
            "Either":{"oneOf":[{"$ref":"#/components/schemas/Pet"},{"type":"string"}]}
            """;
        Assert.That(
            Property(Client($$$"""{"Holder":{"properties":{"pet":{{{schema}}} } },{{{Others}}} }""")).Type.ToString(), Is.EqualTo(type));
        var parts = schema.Split(',', 2);
        var composed = $$"""{"allOf":[{{parts[0]}}}],{{parts[1]}}""";
        Assert.That(
            Property(Client($$$"""{"Holder":{"properties":{"pet":{{{composed}}} } },{{{Others}}} }""")).Type.ToString(), Is.EqualTo(type));
    }

    [Test]
    public void What_a_reference_on_the_way_says_is_said()
    {
        var client = Client("""
            {"Holder":{"required":["pet"],"properties":{"pet":{"$ref":"#/components/schemas/First"}}},
             "First":{"$ref":"#/components/schemas/Second"},
             "Second":{"$ref":"#/components/schemas/Pet","description":"Said.","nullable":true,"readOnly":true}}
            """);
        var property = Property(client);
        Assert.That((property.Type.ToString(), property.IsNullable, property.IsReadOnly), Is.EqualTo(("Pet", true, true)));
        Assert.That(client.Texts.Of(property), Does.StartWith("Said."));
    }

    [Test]
    public void A_class_is_as_deprecated_as_its_schema_says_beside_a_reference()
    {
        var models = Client($$$"""{"Holder":{"deprecated":true,"description":"Said.",{{{Extended[1..]}}} }""").Models;
        Assert.That(models.Select(model => model.IsObsolete), Is.EqualTo((bool[])[false, true]));
        Assert.That(models[1].Description, Is.EqualTo("Said."));
    }

    [Test]
    public void Alternatives_that_say_more_of_a_text_are_texts()
    {
        var client = Client("""
            {"Text":{"type":"string"},"Holder":{"properties":{"pet":{"anyOf":[
              {"$ref":"#/components/schemas/Text","pattern":"a"},{"type":"string"}]}}}}
            """);
        Assert.That(Property(client).Type.ToString(), Is.EqualTo("string"));
    }

    [Test]
    public void What_is_mapped_to_a_reference_with_more_beside_it_is_what_that_makes()
    {
        var client = Client("""
            {"Animal":{"properties":{"kind":{"type":"string"}},
               "discriminator":{"propertyName":"kind","mapping":{"c":"#/components/schemas/Cat"}}},
             "Cat":{"$ref":"#/components/schemas/Animal","properties":{"lives":{"type":"integer"}}}}
            """);
        var subtypes = client.Models.Single(model => model.Name == "Animal").Subtypes;
        Assert.That(subtypes.Single(subtype => subtype.Value == "c").Type.Name, Is.EqualTo("Cat"));
    }

    [Test]
    public void References_in_a_circle_end()
    {
        var client = Client("""
            {"Holder":{"properties":{"pet":{"$ref":"#/components/schemas/A"}}},
             "A":{"$ref":"#/components/schemas/B","properties":{"a":{"type":"string"}}},
             "B":{"$ref":"#/components/schemas/A","properties":{"b":{"type":"string"}}}}
            """);
        Assert.That(Property(client).Type, Is.EqualTo(CSharpType.Any), "as of any that lead nowhere");
    }

    [Test]
    public void A_reference_to_what_is_no_schema_describes_it()
    {
        var client = Models.Of("""
            {"openapi":"3.1.0","info":{"title":"t","version":"1"},
             "paths":{"/":{"put":{"parameters":[{"$ref":"#/components/parameters/P","description":"My parameter."}],
               "requestBody":{"$ref":"#/components/requestBodies/Mine"},
               "responses":{"200":{"$ref":"#/components/responses/R","description":"My answer."}}}}},
             "components":{"parameters":{"P":{"name":"p","in":"query","description":"Theirs."}},
               "requestBodies":{"Mine":{"$ref":"#/components/requestBodies/B","description":"My body."},
                 "B":{"description":"Theirs.","content":{"application/json":{}}}},
               "responses":{"R":{"description":"Theirs."}}}}
            """);
        var operation = client.Operations.Single();
        Assert.That(operation.Members.Select(client.Texts.Of), Is.EqualTo((string[])["My parameter.", "My body."]));
        Assert.That(operation.Successes.Single().Description, Is.EqualTo("My answer."));
    }

    [Test]
    public void In_OpenAPI_3_0_nothing_counts_beside_a_reference()
    {
        var client = Client($$$"""{"Holder":{"properties":{"pet":{{{Extended}}} } } }""", version: "3.0.3");
        Assert.That(Property(client).Type.Model?.Name, Is.EqualTo("Pet"));
    }

    private static Member Property(Client client) => client.Models.Single(model => model.Name == "Holder").Properties.Single();

    private static Client Client(string schemas, string paths = "{}", string version = "3.1.0")
        => Models.Of($$$"""
            {"openapi":"{{{version}}}","info":{"title":"t","version":"1"},"paths":{{{paths}}},"components":{"schemas":{
              "Pet":{"required":["name"],"properties":{"name":{"type":"string"},"note":{"type":"string"} } }
              {{{(schemas == "{}" ? "}" : "," + schemas[1..])}}} } }
            """);
}
