using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class HeaderTests
{
    private static readonly string[] BadValues = ["s3cret\r\nEvil: 1", "s3cret\n", "s3cret\0", "s3cret-ä", "s3cret-€", "s3cret\u007f"];

    [Test]
    public async Task A_header_and_a_list_header_are_sent()
    {
        var sent = await Wire.SendAsync(Wire.Get().Header("regionId", "eu 1").Header("ids", new[] { 1, 2 }).Header("none", null));
        Assert.Multiple(() =>
        {
            Assert.That(sent.Header("regionId"), Is.EqualTo("eu 1"));
            Assert.That(sent.Header("ids"), Is.EqualTo("1,2"));
            Assert.That(sent.Headers, Does.Not.ContainKey("none"));
        });
    }

    [Test]
    public void A_required_null_is_refused_by_the_name_of_its_parameter()
    {
        string? region = null;
        var refusal = Assert.Throws<ArgumentNullException>(() => Wire.Get().Header("regionId", region, required: true))!;
        Assert.That(refusal.ParamName, Is.EqualTo("region"));
    }

    [TestCaseSource(nameof(BadValues))]
    public void A_value_that_a_header_cannot_carry_is_refused_without_repeating_it(string value)
    {
        var refusal = Assert.Throws<ArgumentException>(() => Wire.Get().Header("apiKey", value))!;
        Assert.That(refusal.ToString(), Does.Contain("apiKey").And.Not.Contain("s3cret"));
    }

    [TestCaseSource(nameof(BadValues))]
    public void A_further_header_of_one_call_is_checked_before_anything_is_sent(string value)
    {
        var options = new RequestOptions { Headers = { ["X-Further"] = value } };
        AssertRefused(options, "X-Further");
    }

    [TestCase("X Further")]
    [TestCase("X-Further:")]
    [TestCase("X-Further\r\nEvil")]
    [TestCase("")]
    public void A_further_header_needs_a_real_name(string name)
        => AssertRefused(new RequestOptions { Headers = { [name] = "s3cret" } }, "header name");

    [Test]
    public void A_further_header_without_a_value_is_refused()
        => AssertRefused(new RequestOptions { Headers = { ["X-Further"] = null! } }, "X-Further");

    [TestCase("Accept", "application/xml")]
    [TestCase("User-Agent", "mine/1")]
    [TestCase("regionid", "eu")]
    [TestCase("Content-Type", "application/merge-patch+json")]
    [TestCase("Cookie", "a=b")]
    [TestCase("X-Request-ID", "7")]
    public async Task A_further_header_replaces_what_the_client_would_send(string name, string value)
    {
        await using var server = await LoopbackServer.StartAsync(204);
        using var client = server.CreateClient();
        var request = new ApiRequest("POST", "/widgets", "CreateWidget", new RequestOptions { Headers = { [name] = value } })
            .Header("regionId", "us").Cookie("x", "y").JsonBody(new { a = 1 }).ReturnsNothing("204");

        await client.SendAsync(request);

        Assert.That(server.Requests.Single().Headers[name], Is.EqualTo(value));
    }

    [Test]
    public async Task A_further_header_of_the_content_is_sent_without_a_body_too()
    {
        var options = new RequestOptions { Headers = { ["Content-Language"] = "de" } };
        var sent = await Wire.SendAsync(new ApiRequest("GET", "/widgets", "GetWidgets", options));
        Assert.That(sent.Header("Content-Language"), Is.EqualTo("de"));
    }

    [Test]
    public async Task Json_is_asked_for_unless_the_call_says_otherwise()
    {
        Assert.Multiple(async () =>
        {
            Assert.That((await Wire.SendAsync(Wire.Get())).Header("Accept"), Is.EqualTo("application/json"));
            Assert.That((await Wire.SendAsync(Wire.Get().Accept("text/csv"))).Header("Accept"), Is.EqualTo("text/csv"));
        });
    }

    private static void AssertRefused(RequestOptions options, string named)
    {
        using var handler = new RecordingHandler();
        using var client = TestClient.For(Wire.Url, o => o.HttpMessageHandler = handler);

        var refusal = Assert.CatchAsync<ArgumentException>(() => client.SendAsync(new ApiRequest("GET", "/widgets", "GetWidgets", options)))!;

        Assert.That(refusal.ToString(), Does.Contain(named).And.Not.Contain("s3cret"));
        Assert.That(handler.Requests, Is.Empty);
    }
}
