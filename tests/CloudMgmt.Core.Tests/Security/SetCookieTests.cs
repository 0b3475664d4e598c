using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

[CancelAfter(60_000)]
internal sealed class SetCookieTests
{
    [TestCase("session=evil")]
    [TestCase("session=evil; Path=/; HttpOnly; Secure")]
    [TestCase("session=evil; Domain=other.test")]
    [TestCase("session=evil; Domain=.com")]
    [TestCase("session=evil; Expires=Fri, 31 Dec 9999 23:59:59 GMT")]
    [TestCase("session=evil; Expires=nonsense; Max-Age=nonsense")]
    [TestCase("=evil")]
    [TestCase(";;;=;=")]
    [TestCase("session=\"evil;=")]
    [TestCase("$Version=1; session=evil")]
    [TestCase(", ,")]
    public async Task A_cookie_is_neither_kept_nor_sent(string cookie)
    {
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            context.Response.Headers.SetCookie = cookie;
            return LoopbackServer.AnswerAsync(context, 200, """{"name":"x"}""");
        });
        using var client = server.CreateClient();

        for (var i = 0; i < 2; i++)
            await client.GetWidgetAsync("1");

        Assert.That(server.Requests, Has.Count.EqualTo(2));
        Assert.That(server.Requests.Select(r => r.Headers.ContainsKey("Cookie")), Has.All.False);
    }
}
