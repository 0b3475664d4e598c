using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class CookieTests
{
    [Test]
    public async Task Cookies_of_a_call_are_encoded_and_joined()
    {
        await using var server = await LoopbackServer.StartAsync(204);
        using var client = server.CreateClient();

        await client.SendAsync(Wire.Get().Cookie("a", "x; y=ä").Cookie("none", null).Cookie("b", 2).ReturnsNothing("204"));

        Assert.That(server.Requests.Single().Headers["Cookie"], Is.EqualTo("a=x%3B%20y%3D%C3%A4; b=2"));
    }

    [Test]
    public void A_required_null_is_refused_by_the_name_of_its_parameter()
    {
        string? session = null;
        var refusal = Assert.Throws<ArgumentNullException>(() => Wire.Get().Cookie("s", session, required: true))!;
        Assert.That(refusal.ParamName, Is.EqualTo("session"));
    }

    [Test]
    public async Task Cookies_that_a_service_sets_are_not_sent_with_the_next_call()
    {
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            context.Response.Headers.SetCookie = "session=s3cret; Path=/";
            context.Response.StatusCode = 204;
            return Task.CompletedTask;
        });
        using var client = server.CreateClient();

        var first = await client.SendAsync(Wire.Get().ReturnsNothing("204"));
        await client.SendAsync(Wire.Get().ReturnsNothing("204"));

        Assert.That(first.Headers.GetValues("Set-Cookie"), Is.EqualTo(["session=s3cret; Path=/"]));
        Assert.That(server.Requests[1].Headers, Does.Not.ContainKey("Cookie"));
    }
}
