using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class DeadlineTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly ManualTimeProvider _time = new();
    private readonly CancellationTokenSource _caller = new();

    public void Dispose() => _caller.Dispose();

    [Test]
    public async Task An_attempt_that_takes_too_long_is_made_again(CancellationToken stop)
    {
        using var handler = Hanging(attempts: 1);
        using var client = Client(handler);

        var call = client.GetWidgetAsync("1", cancellationToken: stop);
        await handler.ArrivalAsync(stop);
        await PassAsync([30, 10], advance: 10, stop);
        await PassAsync([0.5], advance: 0.5, stop);

        Assert.That((await call).Name, Is.EqualTo("x"));
        Assert.That(handler.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_last_attempt_has_all_the_time_that_is_left(CancellationToken stop)
    {
        using var handler = Hanging(attempts: 2);
        using var client = Client(handler, o => o.Retry.MaxRetries = 1);

        var call = client.GetWidgetAsync("1", cancellationToken: stop);
        await handler.ArrivalAsync(stop);
        await PassAsync([30, 10], advance: 10, stop);
        await PassAsync([0.5], advance: 0.5, stop);
        await handler.ArrivalAsync(stop);
        _time.Advance(19.5 * Second - TimeSpan.FromTicks(1));
        var wasPatient = !call.IsCompleted;
        _time.Advance(TimeSpan.FromTicks(1));

        AssertFailure(call, ConnectionFailure.Timeout);
        Assert.That(wasPatient, Is.True);
    }

    [Test]
    public async Task An_attempt_that_takes_too_long_and_has_no_retry_in_stock_says_so(CancellationToken stop)
    {
        using var handler = Hanging(attempts: 1);
        using var client = Client(handler, o => o.Retry.Budget = 0);

        var call = client.GetWidgetAsync("1", cancellationToken: stop);
        await handler.ArrivalAsync(stop);
        await PassAsync([30, 10], advance: 10, stop);

        var failure = AssertFailure(call, ConnectionFailure.AttemptTimeout);
        Assert.That(failure.InnerException, Is.InstanceOf<OperationCanceledException>());
    }

    [TestCase(3, 10)]
    [TestCase(30, 10)]
    [TestCase(31.5, 10.5)]
    [TestCase(120, 40)]
    [TestCase(3600, 1200)]
    public async Task Unless_it_is_set_an_attempt_has_10_seconds_or_a_third_of_the_call(
        double timeout, double attempt, CancellationToken stop)
    {
        foreach (var forOneCall in new[] { false, true })
        {
            using var handler = Hanging(attempts: 1);
            using var client = Client(handler, o => (o.Timeout, o.AttemptTimeout) = (forOneCall ? 1000 * Second : timeout * Second, null));
            using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stop);

            var call = client.GetWidgetAsync("1", forOneCall ? new() { Timeout = timeout * Second } : null, cancel.Token);
            Assert.That(await _time.NextTimerAsync(stop), Is.EqualTo(timeout * Second));
            Assert.That(await _time.NextTimerAsync(stop), Is.EqualTo(attempt * Second));
            await cancel.CancelAsync();
            Assert.CatchAsync<OperationCanceledException>(() => call);
        }
    }

    [Test]
    public async Task An_answer_that_takes_12_seconds_of_2_minutes_is_let_through(CancellationToken stop)
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var handler = new RecordingHandler(async (_, token) =>
        {
            await answer.Task.WaitAsync(token);
            return Script.Answering(200)();
        });
        using var client = Client(handler, o => (o.Timeout, o.AttemptTimeout) = (TimeSpan.FromMinutes(2), null));

        var call = client.GetWidgetAsync("1", cancellationToken: stop);
        await handler.ArrivalAsync(stop);
        _time.Advance(12 * Second);
        answer.SetResult();

        Assert.That((await call).Name, Is.EqualTo("x"));
        Assert.That(handler.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Without_a_limit_of_the_call_an_attempt_has_none_either_unless_it_is_set(
        [Values(null, 10.0)] double? attempt, CancellationToken stop)
    {
        using var handler = Hanging(attempts: 1);
        using var client = Client(handler, o => (o.Timeout, o.AttemptTimeout) = (Timeout.InfiniteTimeSpan, attempt * Second));

        var call = client.GetWidgetAsync("1", cancellationToken: _caller.Token);
        await handler.ArrivalAsync(stop);
        Assert.That(_time.ActiveTimers, Is.EqualTo(attempt is null ? 0 : 1));
        await _caller.CancelAsync();

        Assert.CatchAsync<OperationCanceledException>(() => call);
    }

    [TestCase("POST")]
    [TestCase("GET", Description = "not to be repeated")]
    public async Task An_attempt_that_is_never_repeated_may_use_all_the_time(string method, CancellationToken stop)
    {
        using var handler = Hanging(attempts: 1);
        using var client = Client(handler);

        var call = client.SendAsync(new ApiRequest(method, "/x", "Op").NotRepeatable(), stop);
        await handler.ArrivalAsync(stop);
        Assert.That(await _time.NextTimerAsync(stop), Is.EqualTo(30 * Second));
        _time.Advance(30 * Second);

        AssertFailure(call, ConnectionFailure.Timeout);
        Assert.That(handler.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_time_of_a_call_covers_attempts_and_waits(CancellationToken stop)
    {
        using var handler = Hanging(attempts: int.MaxValue);
        using var client = Client(handler);

        var call = client.GetWidgetAsync("1", cancellationToken: stop);
        await handler.ArrivalAsync(stop);
        await PassAsync([30, 10], advance: 10, stop);
        await PassAsync([0.5], advance: 0.5, stop);
        await handler.ArrivalAsync(stop);
        await PassAsync([10], advance: 10, stop);
        await PassAsync([1], advance: 1, stop);
        await handler.ArrivalAsync(stop);
        await PassAsync([10], advance: 8.5, stop);

        var failure = AssertFailure(call, ConnectionFailure.Timeout);
        Assert.That(
            failure.InnerException,
            Is.InstanceOf<ApiConnectionException>().With.Property("Reason").EqualTo(ConnectionFailure.AttemptTimeout));
        Assert.That(handler.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task The_time_that_runs_out_while_waiting_keeps_the_last_failure(CancellationToken stop)
    {
        // The clock jumps over the ends of the wait and of the call at once: a wait that would outlive the call is not begun.
        using var handler = Script.Of(503);
        using var client = Client(handler);

        var call = client.GetWidgetAsync("1", cancellationToken: stop);
        await PassAsync([30, 10, 0.5], advance: 60, stop);

        var failure = AssertFailure(call, ConnectionFailure.Timeout);
        Assert.That((failure.InnerException as ApiException)?.StatusCode, Is.EqualTo(503));
        Assert.That(handler.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task It_covers_the_body_of_the_last_attempt(CancellationToken stop)
    {
        var body = new NeverEnding();
        using var handler = new RecordingHandler(_ => new HttpResponseMessage { Content = new StreamContent(body) });
        using var client = Client(handler);

        var call = client.GetWidgetAsync("1", cancellationToken: stop);
        await body.ReadingAsync(stop);
        await PassAsync([30, 10], advance: 10, stop);
        await PassAsync([0.5], advance: 0.5, stop);
        await body.ReadingAsync(stop);
        await PassAsync([10], advance: 19.5, stop);

        AssertFailure(call, ConnectionFailure.Timeout);
    }

    [Test]
    public async Task Cancelling_ends_the_wait_before_a_retry_at_once(CancellationToken stop)
    {
        using var handler = Script.Of(503);
        using var client = Script.Client(handler, _time);

        var call = client.GetWidgetAsync("1", cancellationToken: _caller.Token);
        await _time.NextTimerAsync(stop);
        await _caller.CancelAsync();

        var cancelled = Assert.CatchAsync<OperationCanceledException>(() => call)!;
        Assert.That(cancelled.CancellationToken, Is.EqualTo(_caller.Token));
        Assert.That(handler.Requests, Has.Count.EqualTo(1));
        Assert.That(_time.ActiveTimers, Is.Zero);
    }

    [Test]
    public async Task Cancelling_an_attempt_makes_no_other(CancellationToken stop)
    {
        using var handler = Hanging(attempts: 1);
        using var client = Client(handler);

        var call = client.GetWidgetAsync("1", cancellationToken: _caller.Token);
        await handler.ArrivalAsync(stop);
        await _caller.CancelAsync();

        Assert.CatchAsync<OperationCanceledException>(() => call);
        Assert.That(handler.Requests, Has.Count.EqualTo(1));
        Assert.That(_time.ActiveTimers, Is.Zero);
    }

    [Test]
    public void A_limit_of_the_applications_own_client_counts_as_one_of_an_attempt()
    {
        using var handler = Hanging(attempts: int.MaxValue);
        using var http = new HttpClient(handler) { Timeout = TimeSpan.FromMilliseconds(1) };
        using var client = TestClient.For(Wire.Url, o => o.HttpClient = http);

        var failure = Assert.ThrowsAsync<ApiConnectionException>(() => client.GetWidgetAsync("1"))!;

        Assert.That(failure.Reason, Is.EqualTo(ConnectionFailure.AttemptTimeout));
    }

    [Test]
    public void The_clients_own_http_client_has_no_limit_beside_those_of_the_options()
    {
        using var http = RestTransport.CreateHttpClient(Hanging(attempts: 0), disposeHandler: true);
        Assert.That(http.Timeout, Is.EqualTo(Timeout.InfiniteTimeSpan));
    }

    private static RecordingHandler Hanging(int attempts)
    {
        var count = 0;
        return new RecordingHandler(async (_, token) =>
        {
            if (Interlocked.Increment(ref count) <= attempts)
                await Task.Delay(Timeout.Infinite, token);
            return Script.Answering(200)();
        });
    }

    private TestClient Client(RecordingHandler handler, Action<TestClientOptions>? configure = null) => Script.Client(handler, _time, o =>
    {
        (o.Timeout, o.AttemptTimeout) = (30 * Second, 10 * Second);
        configure?.Invoke(o);
    });

    private async Task PassAsync(double[] timers, double advance, CancellationToken stop)
    {
        foreach (var timer in timers)
            Assert.That(await _time.NextTimerAsync(stop), Is.EqualTo(TimeSpan.FromSeconds(timer)));
        _time.Advance(TimeSpan.FromSeconds(advance));
    }

    private static ApiConnectionException AssertFailure(Task call, ConnectionFailure reason)
    {
        var failure = Assert.ThrowsAsync<ApiConnectionException>(() => call)!;
        Assert.That(failure.Reason, Is.EqualTo(reason));
        Assert.That(failure.StatusCode, Is.Zero);
        return failure;
    }
}
