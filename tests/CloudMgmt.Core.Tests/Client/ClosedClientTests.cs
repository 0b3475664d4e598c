using System.Net;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>Whatever a call waits for when its client is disposed, it ends at once and in one exception, which names the client.</summary>
[CancelAfter(60_000)]
internal sealed class ClosedClientTests
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";

    [Test]
    public async Task Waiting_for_the_answer([Values] bool ownHandler)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = RawServer.Start(async (_, stop) =>
        {
            arrived.SetResult();
            await Task.Delay(Timeout.Infinite, stop);
        });
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = server.CreateClient(o => o.HttpMessageHandler = ownHandler ? null : handler);
        await AssertEndsAsync(client, client.GetWidgetAsync("1"), arrived.Task);
    }

    [Test]
    public async Task Waiting_for_the_body([Values(200, 500)] int status)
    {
        using var handler = new RecordingHandler(
            _ => new HttpResponseMessage((HttpStatusCode)status) { Content = new StreamContent(new NeverEnding()) });
        using var client = TestClient.For(Wire.Url, o => o.HttpMessageHandler = handler);
        await AssertEndsAsync(client, client.GetWidgetAsync("1"), Task.CompletedTask);
    }

    [Test]
    public async Task Waiting_for_the_next_attempt()
    {
        var time = new ManualTimeProvider();
        using var handler = Script.Of(503);
        using var client = Script.Client(handler, time);
        var call = client.GetWidgetAsync("1");
        await AssertEndsAsync(client, call, time.NextTimerAsync(CancellationToken.None).AsTask());
        Assert.That(handler.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Waiting_for_their_turn()
    {
        using var handler = new RecordingHandler((_, stop) => Never<HttpResponseMessage>(stop));
        using var client = TestClient.For(Wire.Url, o => (o.HttpMessageHandler, o.RateLimit.MaxConcurrentRequests) = (handler, 1));
        var running = client.GetWidgetAsync("1");
        await AssertEndsAsync(client, client.GetWidgetAsync("2"), Task.CompletedTask);
        Assert.That(() => running, Ended);
    }

    [Test]
    public async Task Waiting_for_the_credential()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var handler = new RecordingHandler();
        using var client = TestClient.For(
            Wire.Url,
            o => (o.HttpMessageHandler, o.Credential) = (handler, new HeaderCredential("key", async stop =>
        {
            asked.SetResult();
            return await Never<string>(CancellationToken.None);
        })));
        await AssertEndsAsync(client, client.GetWidgetAsync("1"), asked.Task);
        Assert.That(handler.Requests, Is.Empty);
    }

    [Test]
    public async Task Waiting_for_a_login()
    {
        var server = new LoginServer(loginOpen: false);
        using var client = server.CreateClient(new TestLogin());
        await AssertEndsAsync(client, client.GetWidgetAsync("1"), Task.CompletedTask);
    }

    [Test]
    public async Task Reading_a_stream([Values] bool ownHandler)
    {
        await using var server = RawServer.Start(async (stream, stop) =>
        {
            await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(Head), stop);
            await Task.Delay(Timeout.Infinite, stop);
        });
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = server.CreateClient(o => o.HttpMessageHandler = ownHandler ? null : handler);
        await using var stream = await client.DownloadAsync();
        await stream.ReadExactlyAsync(new byte[1]);

        await AssertEndsAsync(client, stream.ReadAsync(new byte[1]).AsTask(), Task.CompletedTask);

        Assert.That(() => stream.ReadAsync(new byte[1], 0, 1), Ended);
        Assert.That(() => stream.Read(new byte[1], 0, 1), Ended);
    }

    [Test]
    public async Task A_stream_whose_end_is_not_read_yet_has_none()
    {
        using var handler = RecordingHandler.Answering("ab");
        using var client = TestClient.For(Wire.Url, o => o.HttpMessageHandler = handler);
        await using var stream = await client.DownloadAsync();
        client.Dispose();
        Assert.That(() => stream.ReadAsync(new byte[4], 0, 4), Ended);
    }

    [Test]
    public async Task Many_calls_at_once()
    {
        using var handler = new RecordingHandler((_, stop) => Never<HttpResponseMessage>(stop));
        using var client = TestClient.For(Wire.Url, o => (o.HttpMessageHandler, o.Retry.MaxRetries) = (handler, 3));
        var calls = Enumerable.Range(0, 20).Select(i => client.GetWidgetAsync($"{i}")).ToList();
        client.Dispose();
        foreach (var call in calls)
            Assert.That(() => call, Ended);
        Assert.That(handler.Requests, Has.Count.EqualTo(20));
    }

    [Test]
    public void Later_calls_too_with_and_without_a_credential()
    {
        using var handler = new RecordingHandler();
        var client = TestClient.For(Wire.Url, o => (o.HttpMessageHandler, o.Credential) = (handler, new HeaderCredential("key", "k")));
        client.Dispose();
        Assert.That(() => client.GetWidgetAsync("1"), Ended);
        Assert.That(() => client.DownloadAsync(), Ended);
        Assert.That(() => CredentialContext.Of(client).SendAsync<object?>(Wire.Get(), null, CancellationToken.None), Ended);
        Assert.That(handler.Requests, Is.Empty);
    }

    [Test]
    public void A_call_that_its_caller_cancelled_before_is_cancelled()
    {
        using var source = new CancellationTokenSource();
        using var handler = new RecordingHandler((_, stop) => Never<HttpResponseMessage>(stop));
        using var client = TestClient.For(Wire.Url, o => o.HttpMessageHandler = handler);
        var call = client.GetWidgetAsync("1", null, source.Token);
        source.Cancel();
        client.Dispose();
        Assert.That(() => call, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task An_answer_that_had_come_is_told()
    {
        using var handler = Script.Of(404);
        using var client = TestClient.For(Wire.Url, o => o.HttpMessageHandler = handler);
        var call = client.GetWidgetAsync("1");
        await Task.WhenAny(call);
        client.Dispose();
        Assert.That(() => call, Throws.InstanceOf<ApiException>().With.Property("StatusCode").EqualTo(404));
    }

    private static NUnit.Framework.Constraints.IResolveConstraint Ended
        => Throws.TypeOf<ObjectDisposedException>().With.Property("ObjectName").EqualTo(nameof(TestClient));

    private static async Task AssertEndsAsync(TestClient client, Task call, Task waits)
    {
        await waits;
        Assert.That(call.IsCompleted, Is.False);
        client.Dispose();
        Assert.That(() => call, Ended);
    }

    private static async Task<T> Never<T>(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("Never.");
    }
}
