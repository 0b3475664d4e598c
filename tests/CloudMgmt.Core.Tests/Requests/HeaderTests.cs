using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class HeaderTests
{
    private static readonly string[] BadValues = ["s3cret\r\nEvil: 1", "s3cret\n", "s3cret\0", "s3cret-ä", "s3cret-€", "s3cret\u007f"];

    [Test]
    public async Task A_header_and_a_list_header_are_sent()
    {
        var sent = await Wire.SendAsync(Wire.Get().Header("regionId", "eu 1").Header("ids", new[] { 1, 2 }).Header("none", null));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.Header("regionId"), Is.EqualTo("eu 1"));
            Assert.That(sent.Header("ids"), Is.EqualTo("1,2"));
            Assert.That(sent.Headers, Does.Not.ContainKey("none"));
        }
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

    [TestCase("Content-Length")]
    [TestCase("content-length")]
    [TestCase("Content-Type")]
    [TestCase("Content-Encoding")]
    [TestCase("Content-Language")]
    [TestCase("Content-MD5")]
    [TestCase("Transfer-Encoding")]
    [TestCase("TE")]
    [TestCase("Trailer")]
    [TestCase("Host")]
    [TestCase("Connection")]
    [TestCase("Keep-Alive")]
    [TestCase("Upgrade")]
    [TestCase("HTTP2-Settings")]
    [TestCase("Proxy-Authorization")]
    [TestCase("Proxy-Connection")]
    [TestCase("Expect")]
    [TestCase("EXPECT")]
    public void A_further_header_that_belongs_to_the_transport_is_refused(string name)
        => AssertRefused(
            new RequestOptions { Headers = { ["X-Fine"] = "1", [name] = "s3cret" } }, $"Header '{name}' of a call belongs to the ");

    [Test]
    public void That_Expect_is_refused_has_a_reason()
        => AssertRefused(
            new RequestOptions { Headers = { ["Expect"] = "100-continue" } },
            "the head of the request would go out before its body, and more than once");

    [TestCase("apiKey", "apiKey")]
    [TestCase("apiKey", "APIKEY")]
    [TestCase("Authorization", "authorization")]
    public void A_further_header_that_belongs_to_the_credential_is_refused(string own, string name)
    {
        AssertRefused(
            new RequestOptions { Headers = { [name] = "s3cret" } },
            $"Header '{name}' of a call belongs to the credential.",
            new HeaderCredential(own, "k"));
        AssertRefused(
            new RequestOptions { Headers = { [name] = "s3cret" } },
            $"Header '{name}' of a call belongs to the credential.",
            new HeaderCredential(own, _ => new ValueTask<string>("k")));
    }

    [TestCase("X-XSRF-TOKEN")]
    [TestCase("Cookie")]
    public void So_is_one_that_a_credential_names_only_when_it_is_asked(string name)
        => AssertRefused(
            new RequestOptions { Headers = { [name] = "s3cret" } }, $"Header '{name}' of a call belongs to the credential.", new Unnamed());

    [Test]
    public async Task A_header_that_another_credential_would_set_is_sent()
    {
        var sent = await Wire.SendAsync(
            new ApiRequest("GET", "/x", "Op", new RequestOptions { Headers = { ["apiKey"] = "mine", ["Cookie"] = "a=b" } }),
            o => o.Credential = new HeaderCredential("Authorization", "k"));
        Assert.That((sent.Header("apiKey"), sent.Header("Cookie"), sent.Header("Authorization")), Is.EqualTo(("mine", "a=b", "k")));
    }

    [Test]
    public async Task A_parameter_that_the_document_puts_with_the_content_is_sent_without_a_body_too()
        => Assert.That((await Wire.SendAsync(Wire.Get().Header("Content-Language", "de"))).Header("Content-Language"), Is.EqualTo("de"));

    [Test]
    public async Task Json_is_asked_for_unless_the_call_says_otherwise()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await Wire.SendAsync(Wire.Get())).Header("Accept"), Is.EqualTo("application/json"));
            Assert.That((await Wire.SendAsync(Wire.Get().Accept("text/csv"))).Header("Accept"), Is.EqualTo("text/csv"));
        }
    }

    private static void AssertRefused(RequestOptions options, string named, Credential? credential = null)
    {
        using var handler = new RecordingHandler();
        using var client = TestClient.For(Wire.Url, o => (o.HttpMessageHandler, o.Credential) = (handler, credential));

        var refusal = Assert.CatchAsync<ArgumentException>(
            () => client.SendAsync(new ApiRequest("GET", "/widgets", "GetWidgets", options)))!;

        Assert.That(refusal.ToString(), Does.Contain(named).And.Not.Contain("s3cret"));
        Assert.That(handler.Requests, Is.Empty);
    }

    private sealed class Unnamed : Credential
    {
        public override ValueTask<Authorization> AuthorizeAsync(CredentialContext context, CancellationToken cancellationToken)
            => new(new Authorization([new("X-XSRF-TOKEN", "x")], [new("session", "s")]));
    }
}
