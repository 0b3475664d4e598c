using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>
/// A handler of the application that follows redirects would carry keys and bodies to another host: it is refused where it can be seen.
/// </summary>
[CancelAfter(60_000)]
internal sealed class RedirectingHandlerTests
{
    private static readonly Dictionary<string, Func<bool, HttpMessageHandler>> Handlers = new()
    {
        ["HttpClientHandler"] = follows => new HttpClientHandler { AllowAutoRedirect = follows },
        ["SocketsHttpHandler"] = follows => new SocketsHttpHandler { AllowAutoRedirect = follows },
        ["below a handler"] = follows => new Passing(new HttpClientHandler { AllowAutoRedirect = follows }),
        ["below two handlers"] = follows => new Passing(new Passing(new SocketsHttpHandler { AllowAutoRedirect = follows })),
        ["a class derived from it"] = follows => new Derived { AllowAutoRedirect = follows },
    };

    private static IEnumerable<string> HandlerNames => Handlers.Keys;

    [Test]
    public void It_is_refused_when_the_client_is_made([ValueSource(nameof(HandlerNames))] string name)
    {
        using var handler = Handlers[name](true);
        Assert.That(() => Connect(o => o.HttpMessageHandler = handler), Throws.ArgumentException.With.Message.StartsWith(
            "TestClientOptions.HttpMessageHandler follows redirects, which carry keys and bodies to another host: set its AllowAutoRedirect to false, or AllowHandlerResends if that is meant."));
    }

    [Test]
    public void It_is_taken_when_it_follows_none_or_is_meant_to([ValueSource(nameof(HandlerNames))] string name)
    {
        using var plain = Handlers[name](false);
        using var following = Handlers[name](true);
        Assert.That(() => Connect(o => o.HttpMessageHandler = plain), Throws.Nothing);
        Assert.That(() => Connect(o => (o.HttpMessageHandler, o.AllowHandlerResends) = (following, true)), Throws.Nothing);
    }

    [Test]
    public void One_that_does_not_say_is_taken()
        => Assert.That(() => Connect(o => o.HttpMessageHandler = new Passing(null)), Throws.Nothing);

    // Into an HttpClient nobody can see; but it takes either a second sending or another method.
    [Test]
    public async Task An_http_client_that_follows_does_not_pass_for_an_answer(
        [Values("GET", "POST", "PUT", "DELETE")] string method, [Values(301, 302, 303, 307, 308)] int status)
    {
        await using var other = await LoopbackServer.StartAsync(204);
        await using var server = await RedirectingAsync(status, other);
        using var http = new HttpClient();
        using var client = server.CreateClient(o => (o.HttpClient, o.Credential) = (http, new HeaderCredential("apiKey", "s3cret")));

        var failure = Assert.ThrowsAsync<ApiConnectionException>(() => client.SendAsync(Request(method)))!;

        Assert.That(failure.Reason, Is.EqualTo(ConnectionFailure.ResendRefused), failure.ToString());
    }

    [Test]
    public async Task One_that_is_meant_to_follow_does([Values("GET", "POST", "PUT")] string method, [Values(302, 307)] int status)
    {
        await using var other = await LoopbackServer.StartAsync(204);
        await using var server = await RedirectingAsync(status, other);
        using var http = new HttpClient();
        using var client = server.CreateClient(o => (o.HttpClient, o.AllowHandlerResends) = (http, true));

        await client.SendAsync(Request(method));

        Assert.That(other.Requests, Has.Count.EqualTo(1));
    }

    private static ApiRequest Request(string method)
        => method is "POST" or "PUT" ? new ApiRequest(method, "/x", "Op").JsonBody(1) : new ApiRequest(method, "/x", "Op");

    private static Task<LoopbackServer> RedirectingAsync(int status, LoopbackServer other) => LoopbackServer.StartAsync(context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = new Uri(other.Url, "/there").AbsoluteUri;
        return Task.CompletedTask;
    });

    private static void Connect(Action<TestClientOptions> configure)
    {
        using var client = TestClient.For(Wire.Url, configure);
    }

    private sealed class Derived : HttpClientHandler;

    private sealed class Passing : DelegatingHandler
    {
        public Passing(HttpMessageHandler? inner)
        {
            if (inner is not null)
                InnerHandler = inner;
        }
    }
}
