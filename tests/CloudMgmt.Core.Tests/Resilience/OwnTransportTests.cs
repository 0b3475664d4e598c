using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>An application that brings its own resilience turns ours off.</summary>
[CancelAfter(60_000)]
internal sealed class OwnTransportTests
{
    [Test]
    public async Task A_handler_of_the_application_sends_again_by_its_own_rules([Values] bool asHttpClient)
    {
        var answers = new Queue<int>([500, 500, 200]);
        await using var server = await LoopbackServer.StartAsync(context => LoopbackServer.AnswerAsync(context, answers.Dequeue(), """{"name":"x"}"""));
        using var handler = new SendingAgain();
        using var http = new HttpClient(handler, disposeHandler: false);
        using var client = server.CreateClient(o =>
        {
            o.Retry.MaxRetries = 0;
            if (asHttpClient)
                o.HttpClient = http;
            else
                o.HttpMessageHandler = handler;
        });

        var widget = await client.SendAsync<Widget>(Wire.Post().JsonBody(new { a = 1 }).Returns<Widget>("200"));

        Assert.That(widget.Body.Name, Is.EqualTo("x"));
        Assert.That(server.Requests.Select(r => r.Text), Is.EqualTo(Enumerable.Repeat("""{"a":1}""", 3)));
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

        Assert.Multiple(() =>
        {
            Assert.That(http.Timeout, Is.EqualTo(TimeSpan.FromSeconds(7)));
            Assert.That(http.BaseAddress, Is.Null);
            Assert.That(handler.Requests[0].Header("X-Mine"), Is.EqualTo("1"));
            Assert.That(handler.Requests[1].Headers.Keys, Is.EqualTo(new[] { "X-Mine" }));
        });
    }

    private sealed class SendingAgain() : DelegatingHandler(new SocketsHttpHandler())
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
