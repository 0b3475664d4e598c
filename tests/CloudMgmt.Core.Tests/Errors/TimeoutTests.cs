using System.Text;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class TimeoutTests
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualTimeProvider _time = new();

    [Test]
    public async Task A_service_that_never_answers_takes_30_seconds_and_no_more(CancellationToken stop)
    {
        await using var server = RawServer.Start(NeverAnswerAsync);
        using var client = server.CreateClient(o => o.TimeProvider = _time);

        var call = client.GetWidgetAsync("1", cancellationToken: stop);
        await _arrived.Task.WaitAsync(stop);
        _time.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromTicks(1));
        var wasPatient = !call.IsCompleted;
        _time.Advance(TimeSpan.FromTicks(1));

        AssertTimeout(call);
        Assert.That(wasPatient, Is.True);
    }

    [Test]
    public async Task The_time_allowed_can_be_set_for_the_client_and_for_one_call([Values] bool forOneCall, CancellationToken stop)
    {
        await using var server = RawServer.Start(NeverAnswerAsync);
        using var client = server.CreateClient(o => (o.TimeProvider, o.Timeout) = (_time, TimeSpan.FromSeconds(forOneCall ? 300 : 5)));

        var call = client.GetWidgetAsync("1", forOneCall ? new() { Timeout = TimeSpan.FromSeconds(5) } : null, stop);
        await _arrived.Task.WaitAsync(stop);
        _time.Advance(TimeSpan.FromSeconds(5));

        AssertTimeout(call);
    }

    [Test]
    public async Task It_covers_the_reading_of_the_body([Values(200, 500)] int status, CancellationToken stop)
    {
        await using var server = RawServer.Start(async (stream, token) =>
        {
            await stream.WriteAsync(
                Encoding.ASCII.GetBytes($"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{{"), token);
            await Task.Delay(Timeout.Infinite, token);
        });
        using var handler = new HeadersSeenHandler();
        using var client = server.CreateClient(o => (o.TimeProvider, o.HttpMessageHandler) = (_time, handler));

        var call = client.GetWidgetAsync("1", cancellationToken: stop);
        await handler.Seen.WaitAsync(stop);
        _time.Advance(TimeSpan.FromSeconds(30));

        AssertTimeout(call);
    }

    [Test]
    public async Task It_covers_the_login(CancellationToken stop)
    {
        await using var server = RawServer.Start(NeverAnswerAsync);
        using var credential = new TestLogin();
        using var client = server.CreateClient(o => (o.TimeProvider, o.Credential) = (_time, credential));

        var call = client.GetWidgetAsync("1", cancellationToken: stop);
        await _arrived.Task.WaitAsync(stop);
        _time.Advance(TimeSpan.FromSeconds(30));

        AssertTimeout(call);
    }

    [Test]
    public async Task Without_a_limit_no_timer_runs(CancellationToken stop)
    {
        await using var server = RawServer.Start(NeverAnswerAsync);
        using var client = server.CreateClient(o => (o.TimeProvider, o.Timeout) = (_time, Timeout.InfiniteTimeSpan));
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stop);

        var call = client.GetWidgetAsync("1", cancellationToken: cancel.Token);
        await _arrived.Task.WaitAsync(stop);
        var timers = _time.ActiveTimers;
        await cancel.CancelAsync();

        Assert.That(() => call, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(timers, Is.Zero);
    }

    [Test]
    public async Task A_call_that_ends_leaves_no_timer(CancellationToken stop)
    {
        await using var server = await LoopbackServer.StartAsync(200, """{"name":"x"}""");
        using var client = server.CreateClient(o => o.TimeProvider = _time);
        await client.GetWidgetAsync("1", cancellationToken: stop);
        Assert.That(_time.ActiveTimers, Is.Zero);
    }

    [Test]
    public void A_time_that_cannot_be_kept_is_refused_by_name([Values(0, -2, long.MaxValue)] long ticks)
    {
        using var client = TestClient.For(Wire.Url, o => o.HttpMessageHandler = RecordingHandler.Answering("{}"));
        Assert.That(
            () => client.GetWidgetAsync("1", new() { Timeout = TimeSpan.FromTicks(ticks) }),
            Throws.ArgumentException.With.Message.Contains("RequestOptions.Timeout"));
    }

    private static void AssertTimeout(Task call)
    {
        var failure = Assert.ThrowsAsync<ApiConnectionException>(() => call)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.Reason, Is.EqualTo(ConnectionFailure.Timeout));
            Assert.That(failure.StatusCode, Is.Zero);
            Assert.That(failure.Message, Does.EndWith("got no response: the time allowed for the call ran out."));
        }
    }

    private Task NeverAnswerAsync(Stream stream, CancellationToken stop)
    {
        _arrived.TrySetResult();
        return Task.Delay(Timeout.Infinite, stop);
    }
}
