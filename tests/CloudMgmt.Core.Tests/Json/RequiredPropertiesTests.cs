using Moq;
using NUnit.Framework;
using RestSharp;

namespace CloudMgmt.Core.Tests;

internal sealed class RequiredPropertiesTests
{
    private static readonly TestCaseData[] Incomplete =
    [
        Case("not set", new Widget(default) { Note = "y" }, "Widget.Name", "'name'"),
        Case("set to null", new Widget { Name = null! }, "Widget.Name", "'name'"),
        Case("in a list", new Widget { Name = "x", Parts = [new Part { Code = "a" }, new Part(default)] }, "Part.Code", "'parts[1].code'"),
        Case("in a list in a list", new Widget { Name = "x", Parts = [new Part { Code = "a", Parts = [new Part(default)] }] }, "Part.Code",
            "'parts[0].parts[0].code'"),
        Case(
            "in a list at the root",
            new[] { new Part { Code = "a" }, new Part { Code = "b", Parts = [] }, new Part(default) { Parts = [] } },
            "Part.Code", "'[2].code'"),
        Case("in a dictionary", new Dictionary<string, Part> { ["a"] = new() { Code = "b" }, ["c d"] = new(default) }, "Part.Code",
            "'['c d'].code'"),
        Case("within the application's own type",
            new { Users = new object[] { 1, new List<Part> { new() { Code = "a" }, new() { Code = null! } } } },
            "Part.Code", "'Users[1][1].code'"),
        Case("within a free form", new Widget { Name = "x", Settings = new object[] { new { Inner = new Part(default) } } }, "Part.Code",
            "'settings[0].Inner.code'"),
        Case("nullable but not set", new Handover(default), "Handover.Owner", "'owner'"),
    ];

    [TestCaseSource(nameof(Incomplete))]
    public void A_missing_required_property_is_named_before_anything_is_sent(object body, string property, string wireName)
    {
        var transport = new Mock<IRestClient>(MockBehavior.Strict);
        using var client = new BodyClient(new TestClientOptions { BaseUrl = Wire.Url, RestClient = transport.Object });

        var refusal = Assert.CatchAsync<ArgumentException>(() => client.PostAsync(body))!;

        Assert.That(refusal.Message, Does.Contain(property).And.Contain(wireName));
        Assert.That(refusal.ParamName, Is.EqualTo("body"));
        transport.Verify(t => t.ExecuteAsync(It.IsAny<RestRequest>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Test]
    public void An_operation_names_it_too()
    {
        var transport = new Mock<IRestClient>(MockBehavior.Strict);
        using var client = new TestClient(new TestClientOptions { BaseUrl = Wire.Url, RestClient = transport.Object });

        Assert.That(() => client.CreateWidgetAsync(new Widget(default)), Throws.ArgumentException.With.Message.Contains("Widget.Name"));
        transport.VerifyNoOtherCalls();
    }

    [Test]
    public async Task A_required_property_that_may_be_null_takes_an_explicit_null()
        => Assert.That(await Wire.SendJsonAsync(new Handover { Owner = null }), Is.EqualTo("""{"owner":null}"""));

    [TestCase("""{"count":1}""")]
    [TestCase("""{"name":null,"count":1}""")]
    [TestCase("""{"name":"x","name":null,"count":1}""")]
    public async Task A_response_is_read_without_it_and_only_who_touches_it_learns_that(string body)
    {
        var widget = await Wire.ReadAsync<Widget>(body);
        Assert.That((widget.Count, widget.Has(nameof(widget.Count)), widget.Has(nameof(widget.Name))), Is.EqualTo((1, true, false)));
        var missing = Assert.Throws<MissingPropertyException>(() => _ = widget.Name)!;
        Assert.That((missing.Model, missing.Property), Is.EqualTo(("Widget", "Name")));
        Assert.That(missing.Message, Does.Contain("Widget.Name"));
    }

    [TestCase("""{"name":null,"count":1}""")]
    [TestCase("""{"id":7,"count":1}""")]
    public async Task What_a_response_lacks_goes_on_in_both_json_libraries(string body)
    {
        var widget = await Wire.ReadAsync<Widget>(body);
        var texts = new[] { Newtonsoft.Json.JsonConvert.SerializeObject(widget), System.Text.Json.JsonSerializer.Serialize(widget) };
        Assert.That(texts, Is.All.EqualTo(body));
        Assert.That(Newtonsoft.Json.JsonConvert.DeserializeObject<Widget>(body)!.Has(nameof(widget.Name)), Is.False);
        Assert.That(System.Text.Json.JsonSerializer.Deserialize<Widget>(body)!.Has(nameof(widget.Name)), Is.False);
    }

    [TestCase("{}")]
    [TestCase("""{"count":null,"color":null,"id":null}""")]
    [TestCase("""{"count":1,"color":"red","id":2,"count":null,"color":null,"id":null}""")]
    public async Task A_missing_number_or_enumeration_is_not_the_default_one(string body)
    {
        var gauge = await Wire.ReadAsync<Gauge>(body);
        Assert.That(() => gauge.Count, Throws.InstanceOf<MissingPropertyException>());
        Assert.That(() => gauge.Color, Throws.InstanceOf<MissingPropertyException>());
        Assert.That(() => gauge.Id, Throws.InstanceOf<MissingPropertyException>());
        Assert.That(
            System.Text.Json.JsonSerializer.Serialize(gauge),
            Is.EqualTo(body.Length == 2 ? body : """{"count":null,"color":null,"id":null}"""));
        Assert.That(() => Wire.Post().JsonBody(gauge), Throws.ArgumentException.With.Message.Contains("Gauge.Count"));
        (gauge.Count, gauge.Color, gauge.Id) = (0, "red", 0);
        Assert.That((gauge.Count, gauge.Color.Value, gauge.Id), Is.EqualTo((0, "red", 0)));
        Assert.That(await Wire.SendJsonAsync(gauge), Is.EqualTo("""{"count":0,"color":"red"}"""));
    }

    [Test]
    public void A_value_of_its_own_kind_comes_after_null()
    {
        var widget = new Widget { Name = null! };
        widget.Name = "x";
        Assert.That((widget.Name, widget.Has(nameof(widget.Name))), Is.EqualTo(("x", true)));
    }

    [Test]
    public void Who_asks_for_an_optional_property_learns_whether_it_is_absent_or_null()
    {
        var widget = new Widget(default) { Note = null };
        Assert.That((widget.Has(nameof(widget.Note)), widget.Has(nameof(widget.Count))), Is.EqualTo((true, false)));
        Assert.That(() => widget.Has("Nothing"), Throws.ArgumentException.With.Message.Contains("Widget has no property 'Nothing'"));
    }

    // What only looks at an object, such as a debugger, a log or a collection, has no use for its properties.
    [Test]
    public void A_model_without_it_is_an_object_like_any_other()
        => Assert.That(
            new HashSet<Widget> { new(default) }.Select(widget => (widget.ToString(), widget.Equals(widget))),
            Is.EqualTo([(typeof(Widget).FullName, true)]));

    private static TestCaseData Case(string name, object body, string property, string wireName)
        => new TestCaseData(body, property, wireName).SetArgDisplayNames(name);

    private sealed class BodyClient(TestClientOptions options) : ApiClient(options)
    {
        public async Task PostAsync(object body) => await SendAsync(Wire.Post().JsonBody(body, required: true));
    }
}
