using CloudMgmt.ClientModel;
using NUnit.Framework;

namespace CloudMgmt.Templates.Tests;

/// <summary>
/// What the checks refuse in a build, and the model copes with all the same; and what is easier seen in the model than in the code.
/// </summary>
internal sealed class ClientModelTests
{
    [TestCase("\\u0085", "\n")]
    [TestCase("\\u2028", "\n")]
    [TestCase("\\u2029", "\n")]
    [TestCase("\\u0007", " ")]
    [TestCase("\\uFFFF", " ")]
    public void What_ends_a_comment_or_is_no_XML_is_replaced(string character, string replacement)
    {
        var model = Schemas($$$"""{"A":{"properties":{"a":{} },"description":"one{{{character}}}two\nthree \uD83D\uDE00"} }""").Single();
        Assert.That(model.Description, Is.EqualTo($"one{replacement}two\nthree \uD83D\uDE00"));
    }

    [Test]
    public void Schemas_that_collide_get_names_of_their_own()
    {
        var models = Schemas("""
            {"foo-bar":{"type":"string","enum":["x"]},"fooBar":{"type":"string","enum":["y"]},
             "FooBar":{"properties":{"a":{"$ref":"#/components/schemas/fooBar"}}}}
            """);
        Assert.That(models.Select(model => model.Name), Is.EqualTo((string[])["FooBar", "FooBarModel", "FooBarModel2"]));
        Assert.That(models[2].Properties.Single().Type.Model, Is.SameAs(models[1]));
    }

    [Test]
    public void Properties_that_collide_get_names_of_their_own()
    {
        var properties = Schemas("""{"A":{"properties":{"a-b":{},"a_b":{},"aB":{},"A":{},"":{}}}}""").Single().Properties;
        var names = properties.Select(property => property.Name);
        Assert.That(names, Is.EqualTo((string[])["AB", "ABProperty", "ABProperty2", "AProperty", "Value"]));
    }

    [Test]
    public void Parameters_that_collide_get_names_of_their_own()
    {
        var operation = Operations("""
            {"/":{"get":{"parameters":[
              {"name":"x-y","in":"query"},{"name":"x_y","in":"query","required":true},{"name":"XY","in":"header"}]}}}
            """).Single();
        Assert.That(operation.Arguments.Select(argument => argument.Name), Is.EqualTo((string[])["xyParameter"]));
        Assert.That(operation.Options.Select(option => option.Name), Is.EqualTo((string[])["XY", "XYParameter2"]));
    }

    [Test]
    public void A_path_parameter_knows_the_fixed_paths_beside_it()
    {
        var client = Models.Of("{}", """
            {"/a/{id}":{"get":{"operationId":"A","parameters":[{"name":"id","in":"path"}]}},"/a/z":{"get":{"operationId":"Z"}},
             "/a/delete":{"get":{"operationId":"D"}},
             "/a/{x}/{y}":{"get":{"operationId":"XY","parameters":[{"name":"x","in":"path"},{"name":"y","in":"path"}]}},
             "/a/{id}/list":{"get":{"operationId":"L","parameters":[{"name":"id","in":"path"}]}},
             "/b/{id}":{"get":{"operationId":"B","parameters":[{"name":"id","in":"path"}]}}}
            """, "}");
        Assert.That(Reserved("A"), Is.EqualTo((string[])["delete,z"]));
        Assert.That(Reserved("XY"), Is.EqualTo((string[])["", "list"]));
        Assert.That(Reserved("L"), Is.EqualTo((string[])[""]));
        Assert.That(Reserved("B"), Is.EqualTo((string[])[""]));

        IEnumerable<string> Reserved(string name)
        {
            var operation = client.Operations.Single(operation => operation.Name == name);
            return operation.Arguments.Select(argument => string.Join(",", client.ReservedValues(operation, argument)));
        }
    }

    [Test]
    public void Operations_that_collide_or_have_no_name_get_one()
    {
        var operations = Operations("""
            {"/a/{id}":{"get":{"operationId":"getA"},"put":{"operationId":"GETA"},"post":{},"delete":{"operationId":"GetAAsync"}},
             "/a":{"get":{"operationId":"Async"}}}
            """);
        Assert.That(operations.Select(operation => operation.Name), Is.EqualTo((string[])["GetA", "GETA2", "PostAId", "GetA3", "Async"]));
    }

    [Test]
    public void Every_part_of_a_path_item_adds_its_operations()
    {
        var operations = Models.Of("""
            {"openapi":"3.2.0","info":{"title":"t","version":"1"},
             "paths":{"/a":{"$ref":"#/components/pathItems/A","additionalOperations":{"COPY":{}},"post":{}}},
             "components":{"pathItems":{"A":{"additionalOperations":{"COPY":{"operationId":"other"},"LINK":{}},"get":{},"post":{}}}}}
            """).Operations;
        Assert.That(operations.Select(operation => operation.Name), Is.EqualTo((string[])["GetA", "PostA", "CopyA", "LinkA"]));
    }

    [Test]
    public void An_operation_does_not_take_the_name_of_the_client()
        => Assert.That(Operations("""{"/":{"get":{"operationId":"testClient"}}}""").Single().Name, Is.EqualTo("TestClient2"));

    [Test]
    public void Shared_parts_give_their_own_name()
    {
        var client = Models.Of(
            "{}",
            """
            {"/":{"parameters":[{"$ref":"#/components/parameters/P"}],
              "get":{"operationId":"Get","responses":{"200":{"$ref":"#/components/responses/R"}}}}}
            """,
            """
            ,"parameters":{"P":{"name":"p","in":"query","schema":{"type":"string","enum":["a"]}}},
            "responses":{"R":{"description":"r","content":{"application/json":{"schema":{"properties":{"a":{}}}}}}}}
            """);
        var operation = client.Operations.Single();
        Assert.That(operation.Options.Single().Type.Model?.Name, Is.EqualTo("P"));
        Assert.That(operation.Result?.Model?.Name, Is.EqualTo("R"));
    }

    [Test]
    public void An_alias_gives_way_to_what_it_stands_for()
    {
        var model = Schemas("""
            {"Outer":{"$ref":"#/components/schemas/Inner"},"Inner":{"allOf":[{"$ref":"#/components/schemas/A"}]},
             "A":{"properties":{"o":{"$ref":"#/components/schemas/Outer"}}}}
            """).Single();
        Assert.That(model.Properties.Single().Type.Model, Is.SameAs(model));
    }

    [Test]
    public void A_class_of_circular_parents_ends()
    {
        var models = Schemas("""
            {"A":{"allOf":[{"$ref":"#/components/schemas/B"},{"properties":{"a":{}}}]},
             "B":{"allOf":[{"$ref":"#/components/schemas/A"},{"properties":{"b":{}}}]}}
            """);
        Assert.That(models.SelectMany(model => model.Properties), Is.Empty, "each inherits those of both");
    }

    [TestCase("""[{"type":"string"},{"type":"string","format":"uri"}]""", "string")]
    [TestCase("""[{"type":"integer"},{"type":"integer"}]""", "long")]
    [TestCase("""[{"type":"integer"},{"type":"string"}]""", "AA")]
    public void Alternatives_of_one_scalar_type_have_that_type(string alternatives, string type)
        => Assert.That(Property($$"""{"anyOf":{{alternatives}}}""").Type.ToString(), Is.EqualTo(type));

    [Test]
    public void An_enumeration_or_any_text_is_the_enumeration_because_that_takes_any_text()
    {
        var property = Property("""{"anyOf":[{"type":"string"},{"type":"string","enum":["x"]}]}""");
        Assert.That(property.Type.ToString(), Is.EqualTo("AAOption2"));
    }

    [TestCase("https://h.example/v1/", "https://h.example/v1")]
    [TestCase("/v2", null)]
    [TestCase("{scheme}://h.example", null)]
    [TestCase("ftp://h.example", null)]
    public void Only_an_absolute_server_is_a_default(string url, string? expected)
        => Assert.That(Models.Of("{}", "{}", $$"""},"servers":[{"url":"{{url}}"}]""").BaseUrl, Is.EqualTo(expected));

    /// <summary>An obsolete base says nothing of what is derived from it.</summary>
    [Test]
    public void What_is_said_of_a_base_is_not_said_of_its_subtypes()
    {
        var models = Schemas("""
            {"Base":{"deprecated":true,"description":"The base.","properties":{"a":{}},"discriminator":{"propertyName":"a"}},
             "Derived":{"allOf":[{"$ref":"#/components/schemas/Base"},{"properties":{"b":{}}}]}}
            """);
        Assert.That(models.Select(model => model.IsObsolete), Is.EqualTo((bool[])[true, false]));
        Assert.That(models.Select(model => model.Discriminator), Is.EqualTo((string?[])["a", null]));
        Assert.That(models[1].Description, Is.EqualTo("The schema Derived."));
    }

    /// <summary>A described reference is no property of its own: the date is a date still, and is written as one.</summary>
    [Test]
    public void A_described_reference_to_a_date_is_a_date()
    {
        var model = Schemas("""
            {"Day":{"type":"string","format":"date"},
             "A":{"properties":{"d":{"description":"d","allOf":[{"$ref":"#/components/schemas/Day"}]}}}}
            """).Single();
        Assert.That(model.Properties.Single().HasDates);
    }

    [TestCase("""{"$ref":"#/components/schemas/State"}""")]
    [TestCase("""{"description":"d","allOf":[{"$ref":"#/components/schemas/State"}]}""")]
    [TestCase("""{"nullable":true,"allOf":[{"$ref":"#/components/schemas/Other"}]}""")]
    [TestCase("""{"type":["string","null"]}""")]
    public void What_may_be_null_says_so_however_it_is_referred_to(string property)
    {
        var client = Models.Of(
            $$$"""
                {"State":{"type":"string","nullable":true,"enum":["a"]},"Other":{"type":"string","enum":["b"]},
                 "A":{"required":["a"],"properties":{"a":{{{property}}} } } }
                """,
            "{}",
            "}");
        var member = client.Models.Single(model => model.Name == "A").Properties.Single();
        Assert.That(
            CSharpPrinter.Begin(member, 0),
            Is.EqualTo("json.NullableProperty(\"a\"u8, HasJsonProperty(0), this, nameof(AProperty))"));
    }

    [TestCase("text/*", "string", "TextBody(options?.Body, mediaType: \"text/plain\")")]
    [TestCase("application/*+json", "object", "JsonBody(options?.Body, JsonValues.WriteAny)")]
    [TestCase("image/*", "Stream", "BinaryBody(options?.Body, mediaType: \"application/octet-stream\")")]
    public void A_range_of_media_types_is_sent_as_one_of_its_kind(string mediaType, string type, string call)
    {
        var operation = Operations($$$"""{"/":{"put":{"requestBody":{"content":{"{{{mediaType}}}":{} } } } } }""").Single();
        Assert.That(operation.Body?.Type.ToString(), Is.EqualTo(type));
        Assert.That(CSharpPrinter.BodyCall(operation.Body!, operation.MediaType!), Is.EqualTo(call));
    }

    private static Member Property(string schema)
        => Schemas($$$"""{"A":{"properties":{"a":{{{schema}}} } } }""").Single(model => model.Name == "A").Properties.Single();

    private static IReadOnlyList<ModelType> Schemas(string schemas) => Models.Of(schemas, "{}", "}").Models;

    private static IReadOnlyList<ClientOperation> Operations(string paths) => Models.Of("{}", paths, "}").Operations;
}
