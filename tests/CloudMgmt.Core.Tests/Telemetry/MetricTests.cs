using System.Diagnostics.Metrics;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests.Telemetry;

[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class MetricTests
{
    private const string Duration = "cloudmgmt.client.operation.duration";
    private const string Retries = "cloudmgmt.client.retries";

    // A service that no other test calls: measurements are those of the whole process.
    private readonly Uri _service = new($"https://{Guid.NewGuid():n}.test/v1");

    [Test]
    public async Task The_duration_of_an_operation_that_succeeds()
    {
        using var metrics = new MeasurementRecorder(_service);
        await GetAsync(TimeSpan.FromSeconds(2.5), 200);

        var measured = metrics.Of(Duration).Single();
        Assert.That(measured.Value, Is.EqualTo(2.5));
        Assert.That(measured.Tags, Is.EquivalentTo(Described("http.response.status_code", 200)));
    }

    [Test]
    public void The_duration_of_an_operation_that_fails()
    {
        using var metrics = new MeasurementRecorder(_service);
        Assert.CatchAsync<ApiException>(() => GetAsync(TimeSpan.FromSeconds(1), 404));

        var expected = Described("http.response.status_code", 404);
        expected["error.type"] = "404";
        Assert.That(metrics.Of(Duration).Single().Tags, Is.EquivalentTo(expected));
    }

    [Test]
    public async Task Retries_are_counted_by_their_reason_and_the_operation_once()
    {
        using var metrics = new MeasurementRecorder(_service);
        await GetAsync(TimeSpan.FromSeconds(1), 503, 429, 200);

        Assert.That(metrics.Of(Retries).Select(m => m.Tags["error.type"]), Is.EqualTo(["503", "429"]));
        Assert.That(metrics.Of(Retries)[0].Tags, Is.EquivalentTo(Described("error.type", "503")));
        Assert.That(metrics.Of(Duration).Single().Value, Is.EqualTo(3));
    }

    [Test]
    public async Task A_retry_that_is_not_sent_is_not_counted(CancellationToken stop)
    {
        using var metrics = new MeasurementRecorder(_service);
        var clock = new ManualTimeProvider();
        using var caller = new CancellationTokenSource();
        using var handler = Answers.Of(503);
        using var client = Script.Client(handler, clock, o => o.BaseUrl = _service);

        var call = client.GetWidgetAsync("17", cancellationToken: caller.Token);
        await clock.NextTimerAsync(stop);
        await caller.CancelAsync();

        Assert.CatchAsync<OperationCanceledException>(() => call);
        Assert.That(metrics.Of(Retries), Is.Empty);
    }

    [Test]
    public async Task The_instruments_are_as_the_conventions_recommend()
    {
        using var metrics = new MeasurementRecorder(_service);
        await GetAsync(TimeSpan.Zero, 200);

        var duration = (Histogram<double>)metrics.Instrument(Duration);
        Assert.That(duration.Unit, Is.EqualTo("s"));
        Assert.That(
            duration.Advice!.HistogramBucketBoundaries,
            Is.EqualTo([0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]));
        Assert.That(metrics.SdkInstruments, Is.EquivalentTo(new[] { Duration, Retries, "cloudmgmt.client.login.duration" }));
    }

    [Test]
    public async Task The_framework_counts_requests_under_another_name()
    {
        var answers = 0;
        await using var server = await LoopbackServer.StartAsync(
            context => LoopbackServer.AnswerAsync(context, answers++ == 0 ? 503 : 200, """{"name":"x"}"""));
        using var metrics = new MeasurementRecorder(server.Url);
        using var client = server.CreateClient(o => (o.Retry.MaxRetries, o.Retry.BaseDelay) = (1, TimeSpan.Zero));

        await client.GetWidgetAsync("17");

        Assert.That(metrics.Of(Duration), Has.Count.EqualTo(1));
        Assert.That(metrics.Of("http.client.request.duration"), Has.Count.EqualTo(2));
    }

    private async Task GetAsync(TimeSpan attempt, params int[] statuses)
    {
        var clock = new ManualTimeProvider();
        var answers = 0;
        using var handler = new RecordingHandler(_ =>
        {
            clock.Advance(attempt);
            return Answers.Widget(statuses[answers++]);
        });
        using var client = TestClient.For(_service, o =>
        {
            (o.HttpMessageHandler, o.TimeProvider) = (handler, clock);
            (o.Retry.MaxRetries, o.Retry.BaseDelay) = (statuses.Length - 1, TimeSpan.Zero);
        });
        await client.GetWidgetAsync("17");
    }

    private Dictionary<string, object?> Described(string key, object value) => new()
    {
        ["http.request.method"] = "GET",
        ["url.template"] = "/widgets/{id}",
        ["server.address"] = _service.Host,
        ["server.port"] = _service.Port,
        [key] = value,
    };
}
