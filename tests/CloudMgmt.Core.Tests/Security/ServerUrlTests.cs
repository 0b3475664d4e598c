using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>Addresses in an answer are data: the client never goes there.</summary>
[CancelAfter(60_000)]
internal sealed class ServerUrlTests
{
    [TestCase(200, "Location")]
    [TestCase(201, "Location")]
    [TestCase(202, "Location")]
    [TestCase(200, "Content-Location")]
    [TestCase(200, "Link")]
    [TestCase(200, "Refresh")]
    [TestCase(200, "Operation-Location")]
    [TestCase(401, "WWW-Authenticate")]
    [TestCase(407, "Proxy-Authenticate")]
    [TestCase(503, "Location")]
    public async Task An_address_in_a_header_or_a_body_is_not_called(int status, string header)
    {
        await using var other = await LoopbackServer.StartAsync(200, """{"name":"stolen"}""");
        var address = new Uri(other.Url, "/stolen").AbsoluteUri;
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            context.Response.Headers[header] = header switch
            {
                "Link" => $"<{address}>; rel=\"next\"",
                "Refresh" => $"0; url={address}",
                "WWW-Authenticate" or "Proxy-Authenticate" => $"Bearer realm=\"{address}\"",
                _ => address,
            };
            return LoopbackServer.AnswerAsync(
                context, status, $$"""{"name":"x","selfLink":"{{address}}","next":"{{address}}","$ref":"{{address}}"}""");
        });
        using var client = server.CreateClient(o => o.Credential = new HeaderCredential("apiKey", "s3cret"));

        try
        {
            var widget = await client.GetWidgetAsync("1");
            Assert.That(widget.AdditionalProperties["selfLink"], Is.EqualTo(address));
        }
        catch (ApiException failure)
        {
            Assert.That(failure.StatusCode, Is.EqualTo(status).And.GreaterThanOrEqualTo(400));
        }

        Assert.That(other.Requests, Is.Empty);
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }
}
