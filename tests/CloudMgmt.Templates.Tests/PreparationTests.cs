using System.Text.Json.Nodes;
using CloudMgmt.CodeGeneration.Preparation;
using NUnit.Framework;

namespace CloudMgmt.Templates.Tests;

/// <summary>What the checks refuse in a build, and preparation copes with all the same; and what is easier seen in the prepared document.</summary>
internal sealed class PreparationTests
{
    [Test]
    public void The_document_itself_is_not_changed()
    {
        var document = Document("""{"A":{"type":"object","properties":{"b":{"type":"string","enum":["x"]}}}}""");
        var before = document.ToJsonString();
        SpecPreparation.Prepare(document, "TestClient");
        Assert.That(document.ToJsonString(), Is.EqualTo(before));
    }

    [TestCase("\u0085", "\n")]
    [TestCase("\u2028", "\n")]
    [TestCase("\u2029", "\n")]
    [TestCase("\u0007", " ")]
    [TestCase("\uFFFF", " ")]
    public void What_ends_a_comment_or_is_no_XML_is_replaced(string character, string replacement)
    {
        var document = Document("""{"A":{"type":"object","properties":{}}}""");
        document["components"]!["schemas"]!["A"]!["description"] = $"one{character}two\nthree \uD83D\uDE00";
        var description = (string?)SpecPreparation.Prepare(document, "TestClient")["components"]!["schemas"]!["A"]!["description"];
        Assert.That(description, Is.EqualTo($"one{replacement}two\nthree \uD83D\uDE00"));
    }

    [Test]
    public void Schemas_that_collide_get_names_of_their_own()
    {
        var prepared = Schemas("""{"foo-bar":{"type":"string"},"fooBar":{"type":"string"},"FooBar":{"type":"object","properties":{"a":{"$ref":"#/components/schemas/fooBar"}}}}""");
        Assert.That(prepared.Select(s => s.Key), Is.EqualTo(["FooBar", "FooBarModel", "FooBarModel2"]));
        Assert.That((string?)prepared["FooBarModel2"]!["properties"]!["a"]!["$ref"], Is.EqualTo("#/components/schemas/FooBarModel"));
    }

    [Test]
    public void Properties_that_collide_get_names_of_their_own()
    {
        var properties = Schemas("""{"A":{"properties":{"a-b":{},"a_b":{},"aB":{},"A":{},"":{}}}}""")["A"]!["properties"]!.AsObject();
        Assert.That(properties.Select(p => (string?)p.Value!["x-gen-name"]), Is.EqualTo(["AB", "ABProperty", "ABProperty2", "AProperty", "Value"]));
    }

    [Test]
    public void Parameters_that_collide_get_names_of_their_own()
    {
        var operation = Operation("""{"operationId":"Get","parameters":[{"name":"x-y","in":"query"},{"name":"x_y","in":"query","required":true},{"name":"XY","in":"header"}]}""");
        Assert.That(operation["parameters"]!.AsArray().Select(p => (string?)p!["x-gen-variable"]), Is.EqualTo(["xy", "xyParameter", "xyParameter2"]));
        Assert.That(operation["parameters"]!.AsArray().Select(p => (string?)p!["x-gen-property"]), Is.EqualTo(["XY", "XYParameter", "XYParameter2"]));
    }

    [Test]
    public void A_path_parameter_knows_the_fixed_paths_beside_it()
    {
        var prepared = Prepare("""
            {"/a/{id}":{"get":{"operationId":"A","parameters":[{"name":"id","in":"path"}]}},"/a/z":{"get":{"operationId":"Z"}},"/a/delete":{"get":{"operationId":"D"}},
             "/a/{x}/{y}":{"get":{"operationId":"XY","parameters":[{"name":"x","in":"path"},{"name":"y","in":"path"}]}},"/a/{id}/list":{"get":{"operationId":"L","parameters":[{"name":"id","in":"path"}]}},
             "/b/{id}":{"get":{"operationId":"B","parameters":[{"name":"id","in":"path"}]}}}
            """, "{}");
        Assert.That(Reserved("/a/{id}"), Is.EqualTo(["delete,z"]));
        Assert.That(Reserved("/a/{x}/{y}"), Is.EqualTo([null, "list"]));
        Assert.That(Reserved("/a/{id}/list"), Is.EqualTo(new string?[] { null }));
        Assert.That(Reserved("/b/{id}"), Is.EqualTo(new string?[] { null }));

        IEnumerable<string?> Reserved(string path) => prepared["paths"]![path]!["get"]!["parameters"]!.AsArray()
            .Select(p => p!["x-gen-reserved"] is JsonArray values ? string.Join(",", values.Select(v => (string?)v)) : null);
    }

    [Test]
    public void Operations_that_collide_or_have_no_name_get_one()
    {
        var prepared = Prepare("""
            {"/a/{id}":{"get":{"operationId":"getA"},"put":{"operationId":"GETA"},"post":{},"delete":{"operationId":"GetAAsync"}},
             "/a":{"get":{"operationId":"Async"}}}
            """, "{}");
        Assert.That(OperationIds(prepared), Is.EqualTo(["GetA", "GETA2", "PostAId", "GetA3", "Async"]));
    }

    [Test]
    public void An_operation_does_not_take_the_name_of_the_client()
        => Assert.That(OperationIds(Prepare("""{"/":{"get":{"operationId":"testClient"}}}""", "{}")), Is.EqualTo(["TestClient2"]));

    [Test]
    public void Shared_parts_are_put_where_they_are_used()
    {
        var prepared = Prepare(
            """{"/":{"parameters":[{"$ref":"#/components/parameters/P"}],"get":{"operationId":"Get","callbacks":{"c":{}},"responses":{"200":{"$ref":"#/components/responses/R"}}}}}""",
            "{}",
            """
            "parameters":{"P":{"name":"p","in":"query","schema":{"type":"string","enum":["a"]}}},"responses":{"R":{"description":"r","headers":{"H":{}},"content":{"application/json":{"schema":{"properties":{"a":{}}}}}}}
            """);
        var operation = prepared["paths"]!["/"]!["get"]!;
        Assert.That((string?)operation["parameters"]![0]!["schema"]!["$ref"], Is.EqualTo("#/components/schemas/P"));
        Assert.That((string?)operation["responses"]!["200"]!["content"]!["application/json"]!["schema"]!["$ref"], Is.EqualTo("#/components/schemas/R"));
        Assert.That(prepared["components"]!.AsObject().Select(c => c.Key), Is.EqualTo(["schemas"]));
        Assert.That(operation["callbacks"], Is.Null);
    }

    [Test]
    public void An_alias_gives_way_to_what_it_stands_for()
    {
        var prepared = Schemas("""{"Outer":{"$ref":"#/components/schemas/Inner"},"Inner":{"allOf":[{"$ref":"#/components/schemas/A"}]},"A":{"properties":{"o":{"$ref":"#/components/schemas/Outer"}}}}""");
        Assert.That(prepared.Select(s => s.Key), Is.EqualTo(["A"]));
        Assert.That((string?)prepared["A"]!["properties"]!["o"]!["$ref"], Is.EqualTo("#/components/schemas/A"));
    }

    [Test]
    public void A_class_of_circular_parents_ends()
        => Assert.That(() => Schemas("""{"A":{"allOf":[{"$ref":"#/components/schemas/B"},{"properties":{"a":{}}}]},"B":{"allOf":[{"$ref":"#/components/schemas/A"},{"properties":{"b":{}}}]}}"""), Throws.Nothing);

    [TestCase("""[{"type":"string"},{"type":"string","format":"uri"}]""", "string")]
    [TestCase("""[{"type":"integer"},{"type":"integer"}]""", "integer")]
    [TestCase("""[{"type":"integer"},{"type":"string"}]""", null)]
    public void Alternatives_of_one_scalar_type_have_that_type(string alternatives, string? type)
        => Assert.That((string?)Schemas("""{"A":{"properties":{"a":{"anyOf":[]}}}}""".Replace("[]", alternatives))["A"]!["properties"]!["a"]!["type"], Is.EqualTo(type));

    [Test]
    public void An_enumeration_or_any_text_is_the_enumeration_because_that_takes_any_text()
    {
        var prepared = Schemas("""{"A":{"properties":{"a":{"anyOf":[{"type":"string"},{"type":"string","enum":["x"]}]}}}}""");
        Assert.That((string?)prepared["A"]!["properties"]!["a"]!["allOf"]![0]!["$ref"], Is.EqualTo("#/components/schemas/AAOption2"));
    }

    [TestCase("https://h.example/v1/", "https://h.example/v1")]
    [TestCase("/v2", null)]
    [TestCase("{scheme}://h.example", null)]
    [TestCase("ftp://h.example", null)]
    public void Only_an_absolute_server_is_a_default(string url, string? expected)
    {
        var document = Document("{}");
        document["servers"] = new JsonArray(new JsonObject { ["url"] = url });
        Assert.That((string?)SpecPreparation.Prepare(document, "TestClient")["x-gen-base-url"], Is.EqualTo(expected));
    }

    private static JsonObject Schemas(string schemas) => Prepare("{}", schemas)["components"]!["schemas"]!.AsObject();

    private static JsonObject Operation(string operation) => Prepare($$"""{"/":{"get":{{operation}} } }""", "{}")["paths"]!["/"]!["get"]!.AsObject();

    private static IEnumerable<string?> OperationIds(JsonObject document)
        => document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(operation => (string?)operation.Value!["operationId"]);

    private static JsonObject Prepare(string paths, string schemas, string components = "\"examples\":{}") => SpecPreparation.Prepare(Document(schemas, paths, components), "TestClient");

    private static JsonObject Document(string schemas, string paths = "{}", string components = "\"examples\":{}")
        => JsonNode.Parse($$$"""{"openapi":"3.0.3","info":{"title":"t","version":"1"},"paths":{{{paths}}},"components":{"schemas":{{{schemas}}},{{{components}}} } }""")!.AsObject();
}
