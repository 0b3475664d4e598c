using System.Collections;
using CloudMgmt.Core;
using CloudMgmt.Core.Tests;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NUnit.Framework;
using static CloudMgmt.Templates.Tests.Wire;

namespace CloudMgmt.Templates.Tests;

/// <summary>Models, read as from a response and written as to a request.</summary>
internal sealed class ModelTests
{
    [Test]
    public void Unknown_fields_survive_in_every_class_of_a_hierarchy()
    {
        const string json = """{"shapeType":"RoundedSquare","label":"l","side":1.5,"corner":2.5,"anonymous":{"z":"z","new":[1]},"extra":{"at":"2026-01-31T00:00:00Z"}}""";
        var shape = Read("Shape", json);
        Assert.That((object)shape, Is.TypeOf(Type("RoundedSquare")));
        Assert.That(((string)shape.Label, (double)shape.Side, (string)shape.Anonymous.Z), Is.EqualTo(("l", 1.5, "z")));
        Assert.That(JToken.DeepEquals(JToken.Parse(Write(shape)), JToken.Parse(json)), Write(shape));
    }

    [TestCase("circle", "Circle")]
    [TestCase("sq", "Square")]
    [TestCase("RoundedSquare", "RoundedSquare")]
    [TestCase("hexagon", "Shape")]
    public async Task A_discriminator_chooses_the_subtype(string value, string type)
    {
        var shapes = await Answering(200, $$"""[{"shapeType":"{{value}}","radius":1}]""").GetShapesAsync();
        Assert.That((object)shapes[0], Is.TypeOf(Type(type)));
        Assert.That((string)shapes[0].ShapeType, Is.EqualTo(value));
    }

    [Test]
    public void A_base_without_its_discriminator_is_still_read()
    {
        Assert.That((object)Read("Shape", """{"label":"l"}"""), Is.TypeOf(Type("Shape")));
        Assert.That((object)Read("Circle", """{"shapeType":"sq","radius":1}"""), Is.TypeOf(Type("Circle")));
        Assert.That(Readers.Read(Type("Shape"), "null"), Is.Null);
    }

    [Test]
    public void A_class_has_one_base_and_the_properties_of_all_its_parents()
    {
        Assert.That(Type("Several").BaseType, Is.EqualTo(Type("Point")));
        var several = Read("Several", """{"x":1,"what":"w","own":"o","more":"b","left":"over"}""");
        Assert.That(
            ((long)several.X, (string)several.What, (string)several.Own, (string)several.More.Value), Is.EqualTo((1, "w", "o", "b")));
        Assert.That(() => Write(Read("Several", """{"own":"o"}""")), Throws.ArgumentException.With.Message.Contains("Several.What"));
        Assert.That(Type("InlineOnly").BaseType, Is.EqualTo(typeof(ApiModel)));
        Assert.That(Write(Read("InlineOnly", """{"a":"1","b":"2"}""")), Is.EqualTo("""{"a":"1","b":"2"}"""));
    }

    [Test]
    public void A_property_is_declared_once_in_a_hierarchy()
        => Assert.That(Type("Square").GetProperty("Label")!.DeclaringType, Is.EqualTo(Type("Shape")));

    [Test]
    public void Names_of_any_kind_keep_their_place_on_the_wire()
    {
        const string json = """
            {"toString":"1","getHashCode":"2","equals":"3","additionalProperties":"4","class":"5","$id":"6","$type":"7","$ref_":"8","@base":"9","#hash":"10","2fa":true,
             "+1":11,"-1":12,"with space":"13","quote\"back\\slash":"14","名前":"15","flag":true,"flagIsSet":false,"flagSpecified":false,"shouldSerializeFlag":null,"signs":"brand-new"}
            """;
        var names = Read("Names", json);
        Assert.That(((string)names.Id, (bool)names.Flag, (bool)names.FlagIsSet, (long)names.Minus1), Is.EqualTo(("6", true, false, 12)));
        Assert.That((names.AdditionalProperties as IDictionary)!, Is.Empty);
        Assert.That(JToken.DeepEquals(JToken.Parse(Write(names)), JToken.Parse(json)), Write(names));
    }

    [Test]
    public void Recursion_ends_where_the_data_does()
    {
        const string json = """{"name":"a","parent":{"name":"b"},"children":[{"children":[]}],"byName":{"c":{"name":"d"}},"other":{"node":{"name":"e"}},"list":[[],[[]]],"map":{"a":{"b":{}}}}""";
        var node = Read("Node", json);
        Assert.That((string)node.Other.Node.Name, Is.EqualTo("e"));
        Assert.That(JToken.DeepEquals(JToken.Parse(Write(node)), JToken.Parse(json)), Write(node));
    }

    [Test]
    public void Dates_are_dates_and_other_formats_their_text()
    {
        const string json = """
            {"date":"2026-01-31","dates":["2026-02-01"],"dateMap":{"k":"2026-02-02"},"dateGrid":[["2026-02-03"]],"named":"2026-02-04","dateTime":"2026-02-05T10:00:00Z",
             "byte":"AQI=","binary":"b","uuid":"no uuid","uri":"no uri","duration":"P1D","time":"25:99","email":"@","unknown":"?","decimal":0.1,"int32":-1,"int64":9007199254740993,"oddInteger":300}
            """;
        var formats = Read("Formats", json);
        Assert.That(((DateTimeOffset)formats.Date).Day, Is.EqualTo(31));
        Assert.That((byte[])formats.Byte, Is.EqualTo(new byte[] { 1, 2 }));
        Assert.That(JToken.DeepEquals(JToken.Parse(Write(formats)), JToken.Parse(json)), Write(formats));
    }

    [Test]
    public void Free_forms_of_any_kind_are_kept()
    {
        const string json = """
            {"bare":{"a":1},"open":{"b":[2]},"closed":{},"typed":{"c":3},"empty":[4],"described":"5","emptyNamed":{"d":6},"grid":[[1],[]],"mapOfLists":{"e":["f"]},
             "mapOfEnums":{"g":"a-b"},"untypedItems":[1,"2",null],"named":{"h":{"x":7}},"both":{"a":"i","more":8}}
            """;
        Assert.That(JToken.DeepEquals(JToken.Parse(Write(Read("Free", json))), JToken.Parse(json)));
    }

    [Test]
    public void Null_is_read_wherever_it_stands_and_written_where_it_was_set()
    {
        const string json = """{"text":null,"number":null,"list":[null,"a"],"numbers":[null,1],"map":{"a":null},"enum":null,"signs":[null,"on"],"point":null,"typedPoint":null}""";
        Assert.That(Write(Read("Nulls", json)), Is.EqualTo(json));
        Assert.That(Write(Read("Nulls", "{}")), Is.EqualTo("{}"));
        Assert.That(Write(Read("Nulls", """{"sign":"a-b"}""")), Is.EqualTo("{}"), "read-only");
    }

    private static readonly string[] AlwaysThere
        = ["Id", "Text", "Number", "Flag", "Time", "Bytes", "Sign", "Count", "List", "Numbers", "Map", "Point", "Either"];

    [Test]
    public void What_is_always_there_has_no_null_and_says_so_where_it_is_missing()
    {
        string[] nullable = ["Maybe", "Alternative", "Anything"];
        var model = (ApiModel)Read("AlwaysThereToo", """{"less":2,"unknown":1}""");
        foreach (var property in Type("AlwaysThereToo")
            .GetProperties()
            .Where(property => property.Name is not ("Less" or "AdditionalProperties")))
        {
            Assert.That(model.Has(property.Name), Is.False, property.Name);
            if (nullable.Contains(property.Name))
                Assert.That(property.GetValue(model), Is.Null, property.Name);
            else
                Assert.That(() => property.GetValue(model), Throws.InnerException.InstanceOf<MissingPropertyException>(), property.Name);
        }
        Assert.That(
            Type("AlwaysThere").GetProperties().Where(Fields.IsRequired).Select(property => property.Name).Except(["AdditionalProperties"]),
            Is.EqualTo(AlwaysThere));
        Assert.That(JsonConvert.SerializeObject(model), Is.EqualTo("""{"less":2,"unknown":1}"""));
    }

    [Test]
    public void What_is_always_there_comes_and_goes()
    {
        const string json = """
            {"id":1,"text":"t","number":0.5,"flag":false,"time":"2026-01-31T00:00:00Z","bytes":"AQI=","sign":"a-b","count":0,"list":[],"numbers":[1],"map":{"a":{"x":1}},
             "point":{},"either":"e","maybe":null,"alternative":null,"anything":null,"more":0,"less":null}
            """;
        var model = (ApiModel)Read("AlwaysThereToo", json);
        Assert.That(AlwaysThere.Append("More").Where(property => !model.Has(property)), Is.Empty);
        Assert.That(
            JToken.DeepEquals(JToken.Parse(JsonConvert.SerializeObject(model)), JToken.Parse(json)), JsonConvert.SerializeObject(model));
        var nulls = $"{{{string.Join(',', AlwaysThere.Append("More").Select(property => $"\"{char.ToLowerInvariant(property[0])}{property[1..]}\":null"))}}}";
        Assert.That(
            JToken.DeepEquals(JToken.Parse(JsonConvert.SerializeObject((object)Read("AlwaysThereToo", nulls))), JToken.Parse(nulls)));
    }

    [TestCase("one", """{"radius":1.5,"shapeType":"circle"}""")]
    [TestCase("any", "5")]
    [TestCase("any", "\"text\"")]
    [TestCase("inline", """{"onlyHere":"x"}""")]
    [TestCase("single", """{"x":1}""")]
    [TestCase("single", "null")]
    [TestCase("named", """{"what":"w"}""")]
    [TestCase("required", """{"p":"1","r":2}""")]
    [TestCase("not", "[1]")]
    public void Alternatives_lose_nothing(string property, string value)
    {
        var json = $$"""{"{{property}}":{{value}}}""";
        Assert.That(Write(Read("Choice", json)), Is.EqualTo(json));
    }

    [TestCase("Signs", "\"\"", true)]
    [TestCase("Signs", "\"A-B\"", true)]
    [TestCase("Signs", "\"名前\"", true)]
    [TestCase("Signs", "\"line\\nbreak\"", true)]
    [TestCase("Signs", "\"a-B\"", false)]
    [TestCase("Count", "-1", true)]
    [TestCase("Count", "5000000000", false)]
    [TestCase("BigCount", "-9007199254740993", true)]
    [TestCase("OneValue", "\"other\"", false)]
    public void Enumerations_know_their_values_and_keep_others(string type, string json, bool known)
    {
        var value = Of(type, json);
        Assert.That((bool)value.IsKnown, Is.EqualTo(known));
        Assert.That(JToken.DeepEquals(JToken.Parse(Write(value)), JToken.Parse(json)));
    }

    [Test]
    public void Every_value_of_an_enumeration_has_a_member()
    {
        var values = Type("Signs").GetProperties().Where(p => p.PropertyType == Type("Signs")).Select(p => p.GetValue(null)!.ToString());
        string[] expected =
        [
            "a-b", "A-B", "a_b", "ab", "", "1", "+1", "-1", "-", "*", "ünï", "名前", "quote\"", "apostrophe'", "back\\slash", "{brace}",
            "line\nbreak", "<T>", "Value", "IsKnown", "ToString", "Equals", "From", "Signs", "signs", "class", "System",
            "StringComparison", "StringComparer", "operator ==",
        ];
        Assert.That(values, Is.EqualTo(expected));
        Assert.That(Type("Count").GetProperty("ManyThings")!.GetValue(null)!.ToString(), Is.EqualTo("100"));
    }

    private static dynamic Read(string type, string json) => Readers.Read(Type(type), json)!;

    private static string Write(object model) => ApiJson.WriteRequest(model, "body");
}
