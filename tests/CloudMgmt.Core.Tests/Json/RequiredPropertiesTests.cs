using Moq;
using NUnit.Framework;
using RestSharp;

namespace CloudMgmt.Core.Tests;

internal sealed class RequiredPropertiesTests
{
    private static readonly TestCaseData[] Incomplete =
    [
        Case("not set", new Widget { Note = "y" }, "Widget.Name", "'name'"),
        Case("set to null", new Widget { Name = null }, "Widget.Name", "'name'"),
        Case("in a list", new Widget { Name = "x", Parts = [new Part { Code = "a" }, new Part()] }, "Part.Code", "'parts[1].code'"),
        Case("in a list in a list", new Widget { Name = "x", Parts = [new Part { Code = "a", Parts = [new Part()] }] }, "Part.Code", "'parts[0].parts[0].code'"),
        Case("in a list at the root", new[] { new Part { Code = "a" }, new Part { Code = "b", Parts = [] }, new Part { Parts = [] } }, "Part.Code", "'[2].code'"),
        Case("in a dictionary", new Dictionary<string, Part> { ["a"] = new() { Code = "b" }, ["c d"] = new() }, "Part.Code", "'['c d'].code'"),
        Case("within the application's own type", new { Users = new object[] { 1, new List<Part> { new() { Code = "a" }, new() { Code = null } } } }, "Part.Code", "'Users[1][1].code'"),
        Case("within a free form", new Widget { Name = "x", Settings = new object[] { new { Inner = new Part() } } }, "Part.Code", "'settings[0].Inner.code'"),
        Case("nullable but not set", new Handover(), "Handover.Owner", "'owner'"),
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

        Assert.That(() => client.CreateWidgetAsync(new Widget()), Throws.ArgumentException.With.Message.Contains("Widget.Name"));
        transport.VerifyNoOtherCalls();
    }

    [Test]
    public async Task A_required_property_that_may_be_null_takes_an_explicit_null()
        => Assert.That(await Wire.SendJsonAsync(new Handover { Owner = null }), Is.EqualTo("""{"owner":null}"""));

    [TestCase("{}")]
    [TestCase("""{"name":null}""")]
    public async Task A_response_is_read_without_it(string body)
        => Assert.That((await Wire.ReadAsync<Widget>(body)).Name, Is.Null);

    private static TestCaseData Case(string name, object body, string property, string wireName)
        => new TestCaseData(body, property, wireName).SetArgDisplayNames(name);

    private sealed class BodyClient(TestClientOptions options) : ApiClient(options)
    {
        public async Task PostAsync(object body) => await SendAsync(Wire.Post().JsonBody(body, required: true));
    }
}
