using System.Collections.Concurrent;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ConcurrencyTests : IDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly Gate _gate = new();
    private readonly RecordingHandler _handler;
    private readonly CancellationTokenSource _caller = new();

    public ConcurrencyTests() => _handler = new RecordingHandler(async (_, token) =>
    {
        await _gate.PassAsync(token);
        return Script.Answering(200)();
    });

    public void Dispose()
    {
        _handler.Dispose();
        _caller.Dispose();
    }

    [Test]
    public async Task No_more_calls_than_allowed_are_under_way(CancellationToken stop)
    {
        using var client = Client(4);
        var calls = Enumerable.Range(0, 64).Select(_ => Task.Run(() => client.GetWidgetAsync("1", cancellationToken: stop), stop)).ToList();
        for (var i = 0; i < 64; i++)
            await _gate.ReleaseOneAsync(stop);
        await Task.WhenAll(calls);

        Assert.That(_gate.Most, Is.EqualTo(4));
        Assert.That(_handler.Requests, Has.Count.EqualTo(64));
    }

    [Test]
    public async Task A_cancelled_call_frees_its_place(CancellationToken stop)
    {
        using var client = Client(1);
        var first = client.GetWidgetAsync("1", cancellationToken: _caller.Token);
        await _gate.ArrivedAsync(stop);
        var second = client.GetWidgetAsync("1", cancellationToken: stop);
        await _caller.CancelAsync();
        Assert.CatchAsync<OperationCanceledException>(() => first);

        await _gate.ReleaseOneAsync(stop);
        await second;

        Assert.That(_handler.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_call_that_is_cancelled_while_it_waits_takes_no_place(CancellationToken stop)
    {
        using var client = Client(1);
        var first = client.GetWidgetAsync("1", cancellationToken: stop);
        var waiting = client.GetWidgetAsync("1", cancellationToken: _caller.Token);
        await _caller.CancelAsync();
        Assert.CatchAsync<OperationCanceledException>(() => waiting);
        var third = client.GetWidgetAsync("1", cancellationToken: stop);

        await _gate.ReleaseOneAsync(stop);
        await _gate.ReleaseOneAsync(stop);
        await Task.WhenAll(first, third);

        Assert.That(_handler.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_call_that_is_cancelled_while_it_waits_for_the_rate_frees_its_place(CancellationToken stop)
    {
        using var client = Client(1, o => (o.RateLimit.RequestsPerSecond, o.RateLimit.Burst) = (1, 1));
        var first = client.GetWidgetAsync("1", cancellationToken: stop);
        await _gate.ReleaseOneAsync(stop);
        await first;
        var waiting = client.GetWidgetAsync("1", cancellationToken: _caller.Token);
        await _time.NextTimerAsync(stop);
        await _caller.CancelAsync();
        Assert.CatchAsync<OperationCanceledException>(() => waiting);

        var third = client.GetWidgetAsync("1", cancellationToken: stop);
        await _time.NextTimerAsync(stop);
        _time.Advance(TimeSpan.FromSeconds(1));
        await _gate.ReleaseOneAsync(stop);

        Assert.That((await third).Name, Is.EqualTo("x"));
    }

    [Test]
    public async Task A_failed_call_frees_its_place([Values(404, 503, 0)] int status, CancellationToken stop)
    {
        var answers = new[]
        {
            status == 0 ? Script.Throwing(new HttpRequestException("x")) : Script.Answering(status), Script.Answering(200),
        };
        using var handler = Script.Of(answers);
        using var client = Script.Client(handler, _time, o => (o.RateLimit.MaxConcurrentRequests, o.Retry.MaxRetries) = (1, 0));

        Assert.CatchAsync<ApiException>(() => client.GetWidgetAsync("1", cancellationToken: stop));

        Assert.That((await client.GetWidgetAsync("1", cancellationToken: stop)).Name, Is.EqualTo("x"));
    }

    [Test]
    public async Task A_stream_frees_its_place_once_its_headers_are_there(CancellationToken stop)
    {
        using var handler = Script.Of(200);
        using var client = Script.Client(handler, _time, o => o.RateLimit.MaxConcurrentRequests = 1);
        using var first = await client.DownloadAsync(cancellationToken: stop);
        using var second = await client.DownloadAsync(cancellationToken: stop);
        Assert.That(handler.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Disposing_the_client_ends_a_call_that_holds_its_turn(CancellationToken stop)
    {
        var client = Client(1);
        var call = client.GetWidgetAsync("1", cancellationToken: stop);
        await _gate.ArrivedAsync(stop);
        client.Dispose();
        Assert.That(() => call, Throws.TypeOf<ObjectDisposedException>());
    }

    private TestClient Client(int limit, Action<TestClientOptions>? configure = null) => Script.Client(_handler, _time, o =>
    {
        (o.RateLimit.MaxConcurrentRequests, o.Retry.MaxRetries) = (limit, 0);
        configure?.Invoke(o);
    });

    /// <summary>Holds requests until a test lets them go, and counts how many it held at once.</summary>
    private sealed class Gate
    {
        private readonly SemaphoreSlim _arrived = new(0);
        private readonly SemaphoreSlim _leave = new(0);
        private readonly ConcurrentBag<int> _counts = [];
        private int _inside;

        public int Most => _counts.Max();

        public async Task PassAsync(CancellationToken stop)
        {
            _counts.Add(Interlocked.Increment(ref _inside));
            _arrived.Release();
            try
            {
                await _leave.WaitAsync(stop);
            }
            finally
            {
                Interlocked.Decrement(ref _inside);
            }
        }

        public Task ArrivedAsync(CancellationToken stop) => _arrived.WaitAsync(stop);

        public async Task ReleaseOneAsync(CancellationToken stop)
        {
            await _arrived.WaitAsync(stop);
            _leave.Release();
        }
    }
}
