using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class PathTests
{
    [TestCase("a/b", "a%2Fb")]
    [TestCase("a%2Fb", "a%252Fb")]
    [TestCase("%2E%2E", "%252E%252E")]
    [TestCase("../admin", "..%2Fadmin")]
    [TestCase("..\\admin", "..%5Cadmin")]
    [TestCase("...", "...")]
    [TestCase(".hidden", ".hidden")]
    [TestCase("a b+c", "a%20b%2Bc")]
    [TestCase("a?b#c&d=e;f", "a%3Fb%23c%26d%3De%3Bf")]
    [TestCase("ä€", "%C3%A4%E2%82%AC")]
    [TestCase("S-1-5-21~_x", "S-1-5-21~_x")]
    [TestCase("{other}", "%7Bother%7D")]
    [TestCase("http://evil.test/x", "http%3A%2F%2Fevil.test%2Fx")]
    [TestCase(" ", "%20")]
    public async Task A_value_stays_one_segment_on_the_wire(string value, string expected)
    {
        await using var server = await LoopbackServer.StartAsync(204);
        using var client = server.CreateClient();

        await client.SendAsync(Wire.Get("/widgets/{id}/parts").Path("id", value).ReturnsNothing("204"));

        Assert.That(server.Requests.Single().Target, Is.EqualTo($"/widgets/{expected}/parts"));
    }

    [TestCase("")]
    [TestCase(".")]
    [TestCase("..")]
    public void A_value_that_would_name_another_path_is_refused_by_the_name_of_its_parameter(string sid)
    {
        var refusal = Assert.Throws<ArgumentException>(() => Wire.Get("/users/{sid}").Path("sid", sid))!;
        Assert.That(refusal.ParamName, Is.EqualTo("sid"));
    }

    [TestCase("sessions")]
    [TestCase("SESSIONS", Description = "Some servers do not mind the case.")]
    public void A_value_that_would_make_the_path_of_another_operation_is_refused(string sid)
    {
        var refusal = Assert.Throws<ArgumentException>(() => Wire.Get("/users/{sid}").Path("sid", sid, reserved: ["delete", "sessions"]))!;
        Assert.That(refusal.ParamName, Is.EqualTo("sid"));
        Assert.That(refusal.Message, Does.Contain("'sessions'"));
    }

    [Test]
    public async Task A_value_that_only_resembles_another_path_is_sent()
    {
        var sent = await Wire.SendAsync(Wire.Get("/users/{sid}").Path("sid", "my-sessions", reserved: ["sessions"]));
        Assert.That(sent.Target, Is.EqualTo("/v1/users/my-sessions"));
    }

    [Test]
    public void A_null_value_is_refused_by_the_name_of_its_parameter()
    {
        string? userSid = null;
        var refusal = Assert.Throws<ArgumentNullException>(() => Wire.Get("/users/{sid}").Path("sid", userSid))!;
        Assert.That(refusal.ParamName, Is.EqualTo("userSid"));
    }

    [Test]
    public void An_empty_list_is_refused()
        => Assert.That(() => Wire.Get("/users/{sids}").Path("sids", Array.Empty<string>()), Throws.ArgumentException);

    [Test]
    public async Task A_list_is_one_segment_with_commas()
    {
        var sent = await Wire.SendAsync(Wire.Get("/users/{sids}").Path("sids", new[] { "a", "b,c" }));
        Assert.That(sent.Target, Is.EqualTo("/v1/users/a,b%2Cc"));
    }

    [Test]
    public async Task Two_parameters_do_not_mix()
    {
        var sent = await Wire.SendAsync(Wire.Get("/users/{a}/keys/{b}").Path("a", "{b}").Path("b", 7L));
        Assert.That(sent.Target, Is.EqualTo("/v1/users/%7Bb%7D/keys/7"));
    }

    [Test]
    public void A_parameter_without_a_value_stops_the_call_before_it_is_sent()
    {
        using var handler = new RecordingHandler();
        using var client = TestClient.For(Wire.Url, o => o.HttpMessageHandler = handler);

        Assert.That(() => client.SendAsync(Wire.Get("/users/{sid}")), Throws.InvalidOperationException.With.Message.Contains("{sid}"));
        Assert.That(handler.Requests, Is.Empty);
    }

    [TestCase("http://service.test", "/widgets")]
    [TestCase("http://service.test/", "/widgets")]
    [TestCase("http://service.test/api/v2", "/api/v2/widgets")]
    [TestCase("http://service.test/api/v2/", "/api/v2/widgets")]
    public async Task The_path_lies_below_the_base_url(string baseUrl, string expected)
    {
        var sent = await Wire.SendAsync(Wire.Get(), o => o.BaseUrl = new Uri(baseUrl));
        Assert.That(sent.Target, Is.EqualTo(expected));
    }

    [Test]
    public async Task The_path_of_the_root_is_the_slash_after_the_base_url()
    {
        var sent = await Wire.SendAsync(Wire.Get("/").Query("q", 1));
        Assert.That(sent.Target, Is.EqualTo("/v1/?q=1"));
    }

    [Test]
    public async Task A_colon_in_the_first_segment_does_not_make_a_scheme()
    {
        var sent = await Wire.SendAsync(Wire.Get("/widgets:search"));
        Assert.That(sent.Target, Is.EqualTo("/v1/widgets:search"));
    }
}
