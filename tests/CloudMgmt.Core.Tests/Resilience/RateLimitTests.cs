using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class RateLimitTests : IDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly RecordingHandler _handler = Script.Of(200);
    private readonly CancellationTokenSource _caller = new();

    public void Dispose()
    {
        _handler.Dispose();
        _caller.Dispose();
    }

    [TestCase(1, 1, new[] { 0.0, 1, 2, 3, 4, 5 })]
    [TestCase(4, 1, new[] { 0.0, 0.25, 0.5, 0.75, 1, 1.25 })]
    [TestCase(2, 3, new[] { 0.0, 0, 0, 0.5, 1, 1.5 })]
    [TestCase(0.001, 2, new[] { 0.0, 0, 1000, 2000, 3000, 4000 })]
    [TestCase(10, 1_000_000, new[] { 0.0, 0, 0, 0, 0, 0 })]
    public async Task Calls_start_at_their_rate_after_the_burst(double perSecond, int burst, double[] expected)
    {
        using var client = Client(perSecond, burst);
        var start = _time.GetUtcNow();
        var starts = new List<double>();
        for (var i = 0; i < 6; i++)
        {
            await FinishAsync(client.GetWidgetAsync("1"));
            starts.Add((_time.GetUtcNow() - start).TotalSeconds);
        }
        Assert.That(starts, Is.EqualTo(expected).Within(1e-6));
    }

    [Test]
    public async Task Calls_at_once_wait_one_behind_the_other(CancellationToken stop)
    {
        using var client = Client(1, 2);
        var calls = Enumerable.Range(0, 6).Select(_ => client.GetWidgetAsync("1", cancellationToken: stop)).ToList();
        for (var passed = 2; passed <= 6; passed++)
        {
            await Task.WhenAll(calls.Take(passed));
            Assert.That(_handler.Requests, Has.Count.EqualTo(passed));
            if (passed == 6)
                return;
            await _time.NextTimerAsync(stop);
            _time.Advance(TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1));
            Assert.That(_handler.Requests, Has.Count.EqualTo(passed));
            _time.Advance(TimeSpan.FromTicks(1));
        }
    }

    [Test]
    public async Task A_quiet_time_earns_the_burst_again_and_no_more()
    {
        using var client = Client(1, 3);
        for (var i = 0; i < 3; i++)
            await client.GetWidgetAsync("1");
        _time.Advance(TimeSpan.FromDays(1));

        for (var i = 0; i < 3; i++)
            await client.GetWidgetAsync("1");
        var fourth = client.GetWidgetAsync("1");

        Assert.That(await _time.RunAsync(fourth), Is.EqualTo([TimeSpan.FromSeconds(1)]));
    }

    [Test]
    public async Task Those_who_give_up_leave_their_place_to_the_next(CancellationToken stop)
    {
        using var client = Client(1, 1);
        await client.GetWidgetAsync("1", cancellationToken: stop);
        var givingUp = Enumerable.Range(0, 5).Select(_ => client.GetWidgetAsync("1", cancellationToken: _caller.Token)).ToList();
        await _time.NextTimerAsync(stop);
        var patient = client.GetWidgetAsync("1", cancellationToken: stop);

        await _caller.CancelAsync();
        foreach (var call in givingUp)
            Assert.CatchAsync<OperationCanceledException>(() => call);

        Assert.That(await _time.RunAsync(patient), Is.EqualTo([TimeSpan.FromSeconds(1)]));
        Assert.That(_handler.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Waiting_counts_against_the_time_of_the_call(CancellationToken stop)
    {
        using var client = Client(0.01, 1, o => o.Timeout = TimeSpan.FromSeconds(30));
        await client.GetWidgetAsync("1", cancellationToken: stop);
        var late = client.GetWidgetAsync("1", cancellationToken: stop);
        await _time.NextTimerAsync(stop);
        _time.Advance(TimeSpan.FromSeconds(30));

        Assert.That(Assert.ThrowsAsync<ApiConnectionException>(() => late)!.Reason, Is.EqualTo(ConnectionFailure.Timeout));
        Assert.That(_handler.Requests, Has.Count.EqualTo(1));
    }

    [TestCase(0, 1, 1, "RequestsPerSecond")]
    [TestCase(0.0009, 1, 1, "RequestsPerSecond")]
    [TestCase(double.NaN, 1, 1, "RequestsPerSecond")]
    [TestCase(double.PositiveInfinity, 1, 1, "RequestsPerSecond")]
    [TestCase(1_000_001, 1, 1, "RequestsPerSecond")]
    [TestCase(1, 0, 1, "Burst")]
    [TestCase(1, 1_000_001, 1, "Burst")]
    [TestCase(1, 1, 0, "MaxConcurrentRequests")]
    public void A_limit_that_makes_no_sense_is_refused_by_name(double perSecond, int burst, int concurrent, string setting)
        => Assert.That(
            () => Client(perSecond, burst, o => o.RateLimit.MaxConcurrentRequests = concurrent),
            Throws.ArgumentException.With.Message.Contains("RateLimitOptions." + setting));

    private TestClient Client(double perSecond, int burst, Action<TestClientOptions>? configure = null)
        => Script.Client(_handler, _time, o =>
    {
        (o.RateLimit.RequestsPerSecond, o.RateLimit.Burst) = (perSecond, burst);
        configure?.Invoke(o);
    });

    private async Task FinishAsync(Task call)
    {
        await _time.RunAsync(call);
        await call;
    }
}
