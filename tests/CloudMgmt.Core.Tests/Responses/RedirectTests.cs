using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class RedirectTests
{
    [Test]
    public async Task A_redirect_is_not_followed([Values(301, 302, 303, 307, 308)] int status, [Values("GET", "POST")] string method)
    {
        await using var other = await LoopbackServer.StartAsync(200, "{}");
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = new Uri(other.Url, "/stolen").AbsoluteUri;
            return Task.CompletedTask;
        });
        using var client = server.CreateClient(o => o.Credential = new HeaderCredential("apiKey", "s3cret"));
        var request = new ApiRequest(method, "/widgets", "AnyWidgets").Returns<Widget>("200").Fails<WidgetError>("default");
        if (method == "POST")
            request.JsonBody(new { password = "s3cret" });

        var failure = Assert.ThrowsAsync<ApiException>(() => client.SendAsync<Widget>(request))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.StatusCode, Is.EqualTo(status));
            Assert.That(failure.Info.Headers.TryGetValue("Location", out _), Is.True);
            Assert.That(server.Requests, Has.Count.EqualTo(1));
            Assert.That(other.Requests, Is.Empty);
        }
    }
}
