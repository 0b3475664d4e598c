using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class BackoffTests
{
    private const string ServiceTime = "Sat, 01 Mar 2025 09:00:00 GMT";
    private const string OwnTimePlus5 = "Sat, 01 Mar 2025 12:00:05 GMT";
    private readonly ManualTimeProvider _time = new();

    [TestCase(1, new[] { 500.0, 1000, 2000, 4000, 8000, 8000, 8000 })]
    [TestCase(0.5, new[] { 250.0, 500, 1000, 2000, 4000, 4000, 4000 })]
    [TestCase(0, new double[0], Description = "a wait of nothing sets no timer")]
    public async Task The_bound_doubles_up_to_its_greatest_and_the_wait_is_drawn_below_it(double random, double[] expected)
        => Assert.That(await WaitsAsync(Script.Of(503), o => (o.Retry.MaxRetries, o.Random) = (7, () => random)), Is.EqualTo(expected));

    [Test]
    public async Task Each_wait_is_drawn_anew()
    {
        var draws = new Queue<double>([0.1, 0.9, 0.25]);
        Assert.That(await WaitsAsync(Script.Of(503), o => o.Random = draws.Dequeue), Is.EqualTo([50.0, 900, 500]));
    }

    [Test]
    public async Task The_bounds_can_be_set()
        => Assert.That(
            await WaitsAsync(
                Script.Of(503), o => (o.Retry.BaseDelay, o.Retry.MaxDelay) = (TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4))),
            Is.EqualTo([3000.0, 4000, 4000]));

    [TestCase("2", null, 2)]
    [TestCase("0002", null, 2)]
    [TestCase("3600", null, 3600)]
    [TestCase("Sat, 01 Mar 2025 09:00:05 GMT", ServiceTime, 5, Description = "by the clock of the service, three hours behind ours")]
    [TestCase(OwnTimePlus5, null, 5, Description = "by our clock")]
    [TestCase(OwnTimePlus5, "yesterday", 5, Description = "by our clock, since the service's makes no sense")]
    public async Task What_the_service_asks_for_is_waited_for(string retryAfter, string? date, int seconds)
        => Assert.That(await WaitsAsync(Asking(retryAfter, date)), Is.EqualTo([seconds * 1000.0]));

    [TestCase("0")]
    [TestCase("Sat, 01 Mar 2025 08:00:00 GMT", Description = "a date in the past")]
    [TestCase("Mon, 01 Jan 0001 00:00:00 GMT", Description = "the first date there is")]
    [TestCase("-1")]
    [TestCase("-99999999999")]
    [TestCase("1.5")]
    [TestCase("1e3")]
    [TestCase("soon")]
    [TestCase("")]
    [TestCase("٣", Description = "another script's digit")]
    public async Task What_asks_for_no_time_or_makes_no_sense_leaves_the_own_wait(string retryAfter)
        => Assert.That(await WaitsAsync(Asking(retryAfter, ServiceTime)), Is.EqualTo([500.0]));

    [TestCase("3601", Description = "more than an hour")]
    [TestCase("2147483647")]
    [TestCase("99999999999999999999999")]
    [TestCase("Fri, 31 Dec 9999 23:59:59 GMT")]
    public async Task What_asks_for_too_much_fails_at_once(string retryAfter)
    {
        using var handler = Asking(retryAfter, ServiceTime);
        using var client = Script.Client(handler, _time);
        var call = client.GetWidgetAsync("1");

        Assert.That(await _time.RunAsync(call), Is.Empty);
        var failure = Assert.CatchAsync<ApiException>(() => call)!;

        Assert.That(failure.StatusCode, Is.EqualTo(429));
        Assert.That(failure.RetryAfter, Is.GreaterThan(TimeSpan.FromHours(1)));
    }

    [TestCase("29", true)]
    [TestCase("30", false, Description = "the deadline would pass at that moment")]
    [TestCase("31", false)]
    public async Task A_wait_beyond_the_deadline_fails_at_once_with_the_answer(string retryAfter, bool waits, CancellationToken stop)
    {
        using var handler = Asking(retryAfter, null);
        using var client = Script.Client(handler, _time, o => o.Timeout = TimeSpan.FromSeconds(30));
        var call = client.GetWidgetAsync("1", cancellationToken: stop);
        if (waits)
            _time.Advance(TimeSpan.FromSeconds(29));

        if (waits)
            Assert.That((await call).Name, Is.EqualTo("x"));
        else
            Assert.That(Assert.CatchAsync<ApiException>(() => call)!.StatusCode, Is.EqualTo(429));
        Assert.That(handler.Requests, Has.Count.EqualTo(waits ? 2 : 1));
    }

    private static RecordingHandler Asking(string retryAfter, string? date)
        => Script.Of(
            Script.Answering(429, date is null ? [("Retry-After", retryAfter)] : [("Retry-After", retryAfter), ("Date", date)]),
            Script.Answering(200));

    private async Task<IEnumerable<double>> WaitsAsync(RecordingHandler handler, Action<TestClientOptions>? configure = null)
    {
        using (handler)
        using (var client = Script.Client(handler, _time, configure))
        {
            var call = client.GetWidgetAsync("1");
            var waits = await _time.RunAsync(call);
            Assert.That(call.IsCompletedSuccessfully || call.IsFaulted, Is.True);
            return waits.Select(w => w.TotalMilliseconds);
        }
    }
}
