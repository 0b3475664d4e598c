using System.Text;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class CancellationTests : IDisposable
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _caller = new();

    public void Dispose() => _caller.Dispose();

    [Test]
    public async Task Before_the_call_nothing_is_sent()
    {
        await using var server = await LoopbackServer.StartAsync(200, "{}");
        using var client = server.CreateClient();
        await _caller.CancelAsync();

        AssertCancelled(client.GetWidgetAsync("1", cancellationToken: _caller.Token));
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task While_waiting_for_the_answer(CancellationToken stop)
    {
        await using var server = RawServer.Start(NeverAnswerAsync);
        using var client = server.CreateClient();

        var call = client.GetWidgetAsync("1", cancellationToken: _caller.Token);
        await _arrived.Task.WaitAsync(stop);
        await _caller.CancelAsync();

        AssertCancelled(call);
    }

    [Test]
    public async Task While_reading_the_body([Values(200, 500)] int status, CancellationToken stop)
    {
        await using var server = RawServer.Start(async (stream, token) =>
        {
            await stream.WriteAsync(
                Encoding.ASCII.GetBytes($"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{{"), token);
            await Task.Delay(Timeout.Infinite, token);
        });
        using var handler = new HeadersSeenHandler();
        using var client = server.CreateClient(o => o.HttpMessageHandler = handler);

        var call = client.GetWidgetAsync("1", cancellationToken: _caller.Token);
        await handler.Seen.WaitAsync(stop);
        await _caller.CancelAsync();

        AssertCancelled(call);
    }

    [Test]
    public async Task While_reading_a_stream(CancellationToken stop)
    {
        await using var server = RawServer.Start(async (stream, token) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 X\r\nContent-Length: 100\r\n\r\n{"u8.ToArray(), token);
            await Task.Delay(Timeout.Infinite, token);
        });
        using var client = server.CreateClient();
        using var stream = await client.DownloadAsync(cancellationToken: stop);

        var reading = stream.CopyToAsync(Stream.Null, _caller.Token);
        await _caller.CancelAsync();

        Assert.That(() => reading, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task While_logging_in(CancellationToken stop)
    {
        await using var server = RawServer.Start(NeverAnswerAsync);
        using var credential = new TestLogin();
        using var client = server.CreateClient(o => o.Credential = credential);

        var call = client.GetWidgetAsync("1", cancellationToken: _caller.Token);
        await _arrived.Task.WaitAsync(stop);
        await _caller.CancelAsync();

        AssertCancelled(call);
    }

    [Test]
    public async Task Cancelling_beats_the_time_that_runs_out_afterwards(CancellationToken stop)
    {
        var time = new ManualTimeProvider();
        await using var server = RawServer.Start(NeverAnswerAsync);
        using var client = server.CreateClient(o => o.TimeProvider = time);

        var call = client.GetWidgetAsync("1", cancellationToken: _caller.Token);
        await _arrived.Task.WaitAsync(stop);
        await _caller.CancelAsync();
        time.Advance(TimeSpan.FromHours(1));

        AssertCancelled(call);
    }

    private void AssertCancelled(Task call)
    {
        var cancelled = Assert.CatchAsync<OperationCanceledException>(() => call)!;
        Assert.That(cancelled.CancellationToken, Is.EqualTo(_caller.Token));
    }

    private Task NeverAnswerAsync(Stream stream, CancellationToken stop)
    {
        _arrived.TrySetResult();
        return Task.Delay(Timeout.Infinite, stop);
    }
}
