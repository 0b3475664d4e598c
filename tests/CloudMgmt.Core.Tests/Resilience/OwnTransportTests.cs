using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>A handler of the application that sends again by rules of its own has to be allowed to.</summary>
[CancelAfter(60_000)]
internal sealed class OwnTransportTests
{
    private static readonly Dictionary<string, Func<ApiRequest>> Calls = new()
    {
        ["GET"] = () => Wire.Get().Returns<Widget>("200"),
        ["POST"] = () => Wire.Post().JsonBody(new { a = 1 }).Returns<Widget>("200"),
        ["POST without a body"] = () => Wire.Post().Returns<Widget>("200"),
        ["a form with a file"] = () => Wire.Post().AsMultipart().Form("file", new FileParameter(new MemoryStream([1])))
            .Returns<Widget>("200"),
    };

    private static IEnumerable<string> CallNames => Calls.Keys;

    [Test]
    public async Task Allowed_it_sends_again([Values] bool asHttpClient, [ValueSource(nameof(CallNames))] string call)
    {
        await using var server = await StartAsync(500, 500, 200);
        using var handler = new SendingAgain();
        using var http = new HttpClient(handler, disposeHandler: false);
        using var client = Connect(server, handler, http, asHttpClient, o => o.AllowHandlerResends = true);

        var widget = await client.SendAsync<Widget>(Calls[call]());

        Assert.That(widget.Body.Name, Is.EqualTo("x"));
        Assert.That(server.Requests, Has.Count.EqualTo(3));
        Assert.That(server.Requests.Select(r => r.Text).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Not_allowed_it_sends_once_and_the_error_says_why(
        [Values] bool asHttpClient, [ValueSource(nameof(CallNames))] string call)
    {
        await using var server = await StartAsync(500, 500, 200);
        using var handler = new SendingAgain();
        using var http = new HttpClient(handler, disposeHandler: false);
        using var client = Connect(server, handler, http, asHttpClient);

        var failure = Assert.ThrowsAsync<ApiConnectionException>(() => client.SendAsync<Widget>(Calls[call]()))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(server.Requests, Has.Count.EqualTo(1));
            Assert.That((failure.Reason, failure.WasNotSent), Is.EqualTo((ConnectionFailure.ResendRefused, false)));
            Assert.That(
                failure.Message,
                Does.EndWith("a handler of the application wanted to send it a second time, which AllowHandlerResends does not allow."));
        }
    }

    [Test]
    public async Task Not_allowed_it_leaves_the_retries_to_the_client()
    {
        await using var server = await StartAsync(500, 500, 200);
        using var handler = new SendingAgain();
        using var client = Connect(
            server, handler, null, asHttpClient: false, o => (o.Retry.MaxRetries, o.Retry.BaseDelay) = (2, TimeSpan.Zero));

        Assert.That((await client.GetWidgetAsync("1")).Name, Is.EqualTo("x"));
        Assert.That(server.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task An_http_client_of_the_application_is_left_as_it_was()
    {
        using var handler = Script.Of(200);
        using var http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(7) };
        http.DefaultRequestHeaders.Add("X-Mine", "1");
        using (var client = TestClient.For(Wire.Url, o => o.HttpClient = http))
            await client.GetWidgetAsync("1");

        using var answer = await http.GetAsync(Wire.Url);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(http.Timeout, Is.EqualTo(TimeSpan.FromSeconds(7)));
            Assert.That(http.BaseAddress, Is.Null);
            Assert.That(handler.Requests[0].Header("X-Mine"), Is.EqualTo("1"));
            Assert.That(handler.Requests[1].Headers.Keys, Is.EqualTo(["X-Mine"]));
        }
    }

    private static Task<LoopbackServer> StartAsync(params int[] statuses)
    {
        var answers = new Queue<int>(statuses);
        return LoopbackServer.StartAsync(context => LoopbackServer.AnswerAsync(context, answers.Dequeue(), """{"name":"x"}"""));
    }

    private static TestClient Connect(
        LoopbackServer server, HttpMessageHandler handler, HttpClient? http, bool asHttpClient, Action<TestClientOptions>? configure = null)
        => server.CreateClient(o =>
        {
            (o.HttpClient, o.HttpMessageHandler) = (asHttpClient ? http : null, asHttpClient ? null : handler);
            configure?.Invoke(o);
        });

    private sealed class SendingAgain() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            while (true)
            {
                var response = await base.SendAsync(request, cancellationToken);
                if (response.IsSuccessStatusCode)
                    return response;
                response.Dispose();
            }
        }
    }
}
