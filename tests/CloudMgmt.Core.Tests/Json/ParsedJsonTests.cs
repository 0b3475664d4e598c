using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>JSON that an application has from either library, and scalars of the framework, in the place of a value of any kind.</summary>
internal sealed class ParsedJsonTests
{
    private const string Odd = """
        { "text" : "caf\u00e9 \"x\"\n", "list" : [ 1, 1.50, 1e400, -0, true, null, [ ], { } ], "deep" : { "a b" : { "" : [ { } ] } } }
        """;

    private const string Even = """{"text":"café \"x\"\n","list":[1,1.50,1e400,-0,true,null,[],{}],"deep":{"a b":{"":[{}]}}}""";

    private static readonly object[] Scalars =
    [
        Guid.Parse("0b9cb1d4-6b1c-4c0c-9b0a-3b4b8a6f0d11"), new Uri("https://service.test/a?b=c"), TimeSpan.FromSeconds(90.5),
        new DateTime(2025, 3, 1, 12, 0, 0, DateTimeKind.Utc), new DateTime(2025, 3, 1, 12, 0, 0, 5, DateTimeKind.Unspecified),
        'x', ulong.MaxValue, BigInteger.Pow(10, 40),
    ];

    [Test]
    public async Task A_document_of_either_library_is_sent_as_it_is([Values] bool isBody)
    {
        using var document = JsonDocument.Parse(Odd);
        foreach (var value in new object[] { document, document.RootElement, JsonNode.Parse(Odd)! })
            Assert.That(await SendAsync(value, isBody), Is.EqualTo(Even), value.GetType().Name);
    }

    [Test]
    public async Task So_are_nodes_that_were_made()
    {
        var node = new JsonObject
        {
            ["number"] = 1.5m,
            ["id"] = Guid.Empty,
            ["none"] = null,
            ["list"] = new JsonArray(JsonNode.Parse("[1]"), "x", false),
        };

        Assert.That(await SendAsync(node, isBody: true), Is.EqualTo(
            """{"number":1.5,"id":"00000000-0000-0000-0000-000000000000","none":null,"list":[[1],"x",false]}"""));
    }

    [TestCaseSource(nameof(Scalars))]
    public async Task A_scalar_of_the_framework_is_sent_as_Newtonsoft_writes_it(object value)
        => Assert.That(await SendAsync(value, isBody: false), Is.EqualTo(JsonConvert.SerializeObject(value)));

    [Test]
    public async Task Enumerations_may_be_the_names_of_a_map()
        => Assert.That(
            await SendAsync(new Dictionary<Color, object?> { [Color.Red] = 1L, [new Color("mauve")] = null }, isBody: false),
            Is.EqualTo("""{"red":1,"mauve":null}"""));

    [Test]
    public void An_element_of_no_document_is_refused_by_its_place()
        => Assert.That(
            () => Wire.Post().JsonBody(Holder(default(JsonElement))), Throws.ArgumentException.With.Message.Contains("'settings'"));

    [Test]
    public void Half_a_character_in_parsed_json_is_refused()
    {
        using var document = JsonDocument.Parse("""["\ud83d"]""");

        Assert.That(() => Wire.Post().JsonBody(Holder(document.RootElement)), Throws.ArgumentException.With.Message.Contains("surrogate"));
    }

    [Test]
    public async Task A_parsed_object_is_the_properties_of_a_query()
    {
        using var document = JsonDocument.Parse("""{"from":1,"to":"x"}""");
        foreach (var value in new object[]
        {
            document.RootElement, JsonNode.Parse("""{"from":1,"to":"x"}""")!, JObject.Parse("""{"from":1,"to":"x"}"""),
        })
        {
            Assert.That(
                (await Wire.SendAsync(Wire.Get().Query("range", value))).Target, Does.EndWith("?from=1&to=x"), value.GetType().Name);
            Assert.That(
                (await Wire.SendAsync(Wire.Get().Query("range", value, ArrayStyle.DeepObject))).Target, Does.Match("from.*=1&.*to.*=x"));
        }
    }

    private static Widget Holder(object value) => new() { Name = "x", Settings = value };

    private static async Task<string> SendAsync(object value, bool isBody)
        => isBody
            ? (await Wire.SendJsonAsync(value))!
            : (await Wire.SendJsonAsync(Holder(value)))!["""{"name":"x","settings":""".Length..^1];
}
