using System.Net;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>Whatever gets stuck on the way of a call, the call ends in its time, or at once when it is cancelled.</summary>
[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class StuckTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly ManualTimeProvider _time = new();
    private readonly Stuck _stuck = new();

    public void Dispose() => _stuck.Dispose();

    private static readonly Way[] Ways =
    [
        new(
            "a key callback that never ends",
            "the callback that gives its header 'apiKey'",
            (o, stuck) => o.Credential = new HeaderCredential("apiKey", _ => new(stuck.WaitAsync("k")))),
        new(
            "a key callback that blocks",
            "the callback that gives its header 'apiKey'",
            (o, stuck) => o.Credential = new HeaderCredential("apiKey", _ => new(stuck.Block("k")))),
        new(
            "a credential that never ends",
            "its credential (OwnCredential)",
            (o, stuck) => o.Credential = new OwnCredential(stuck.WaitAsync)),
        new(
            "a credential that blocks",
            "its credential (OwnCredential)",
            (o, stuck) => o.Credential = new OwnCredential(a => Task.FromResult(stuck.Block(a)))),
        new(
            "a handler that never ends",
            null,
            (o, stuck) => o.HttpMessageHandler = new RecordingHandler((_, _) => stuck.WaitAsync(Script.Answering(200)()))),
        new(
            "a body that never ends",
            null,
            (o, stuck) => o.HttpMessageHandler = new RecordingHandler(_ => new() { Content = new StuckContent(stuck) })),
        new(
            "an error that never ends",
            null,
            (o, stuck) => o.HttpMessageHandler = new RecordingHandler(
                _ => new(stuck.Reached.IsCompleted ? HttpStatusCode.OK : HttpStatusCode.NotFound) { Content = new StuckContent(stuck) })),
    ];

    private static readonly Way[] Logins =
    [
        new("a login that never ends", "the login", (o, stuck) => o.Credential = new OwnLogin(stuck.WaitAsync)),
        new("a login that blocks", "the login", (o, stuck) => o.Credential = new OwnLogin(a => Task.FromResult(stuck.Block(a)))),
        new(
            "a login that is not answered",
            "the login",
            (o, stuck) => (o.Credential, o.HttpMessageHandler) = (new TestLogin(), new RecordingHandler(
                (request, _) => stuck.WaitAsync(Answer(request))))),
    ];

    private static IEnumerable<Way> AllWays => [.. Ways, .. Logins];

    [Test]
    public Task No_call_outlasts_its_time([ValueSource(nameof(Ways))] Way way, [Values] bool forOneCall, CancellationToken stop)
        => OutlastsNoTimeAsync(way, forOneCall, stop);

    // With a time of its own: that of the client is the login's too, which then may be the first to say so.
    [Test]
    public Task No_call_waits_for_a_login_longer_than_its_time([ValueSource(nameof(Logins))] Way way, CancellationToken stop)
        => OutlastsNoTimeAsync(way, forOneCall: true, stop);

    private async Task OutlastsNoTimeAsync(Way way, bool forOneCall, CancellationToken stop)
    {
        using var client = Client(way, o => o.Timeout = forOneCall ? TimeSpan.FromHours(1) : Limit);

        var call = client.GetWidgetAsync("1", forOneCall ? new() { Timeout = Limit } : null, stop);
        await _stuck.Reached.WaitAsync(stop);
        _time.Advance(Limit - TimeSpan.FromTicks(1));
        var wasPatient = !call.IsCompleted;
        _time.Advance(TimeSpan.FromTicks(1));

        var failure = Assert.ThrowsAsync<ApiConnectionException>(() => call)!;
        var waiting = way.WaitedFor is null ? "" : $", which was waiting for {way.WaitedFor},";
        Assert.That(failure.Reason, Is.EqualTo(ConnectionFailure.Timeout));
        Assert.That(
            failure.Message,
            Is.EqualTo($"GetWidget (GET /widgets/{{id}}){waiting} got no response: the time allowed for the call ran out."));
        Assert.That(wasPatient, Is.True);
    }

    [Test]
    public async Task A_cancelled_token_ends_it_at_once([ValueSource(nameof(AllWays))] Way way, CancellationToken stop)
    {
        using var client = Client(way);
        using var caller = new CancellationTokenSource();

        var call = client.GetWidgetAsync("1", cancellationToken: caller.Token);
        await _stuck.Reached.WaitAsync(stop);
        await caller.CancelAsync();

        Assert.That(Assert.CatchAsync<OperationCanceledException>(() => call)!.CancellationToken, Is.EqualTo(caller.Token));
    }

    [Test]
    public async Task It_does_not_end_the_client_with_it(
        [ValueSource(nameof(Ways))] Way way, [Values] bool cancelled, CancellationToken stop)
    {
        using var client = Client(way, o => o.RateLimit.MaxConcurrentRequests = 1);
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var first = client.GetWidgetAsync("1", cancellationToken: caller.Token);
        await _stuck.Reached.WaitAsync(stop);
        var second = client.GetWidgetAsync("2", new() { Timeout = TimeSpan.FromHours(1) }, stop);

        if (cancelled)
            await caller.CancelAsync();
        else
            _time.Advance(Limit);

        Assert.That(
            async () => await first,
            cancelled ? Throws.InstanceOf<OperationCanceledException>() : Throws.InstanceOf<ApiConnectionException>());
        Assert.That((await second).Name, Is.EqualTo("x"));
    }

    [Test]
    public async Task A_stuck_login_does_not_end_the_credential_with_it([ValueSource(nameof(Logins))] Way way, CancellationToken stop)
    {
        using var client = Client(way);
        var first = client.GetWidgetAsync("1", cancellationToken: stop);
        await _stuck.Reached.WaitAsync(stop);
        _time.Advance(Limit);
        Assert.That(async () => await first, Throws.InstanceOf<ApiConnectionException>());

        Assert.That(
            () => client.GetWidgetAsync("2", cancellationToken: stop),
            Throws.InstanceOf<ApiConnectionException>().With.Property("Reason").EqualTo(ConnectionFailure.Timeout));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.That((await client.GetWidgetAsync("3", cancellationToken: stop)).Name, Is.EqualTo("x"));
    }

    [Test]
    public async Task An_attempt_that_gets_stuck_is_made_again(CancellationToken stop)
    {
        using var client = Client(
            Ways.Single(w => w.Name == "a handler that never ends"), o => (o.Retry.MaxRetries, o.Random) = (1, () => 0));

        var call = client.GetWidgetAsync("1", cancellationToken: stop);
        await _stuck.Reached.WaitAsync(stop);
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.That((await call).Name, Is.EqualTo("x"));
    }

    [Test]
    public async Task An_answer_that_comes_after_the_call_is_disposed(CancellationToken stop)
    {
        using var content = new Disposed();
        using var client = Client(
            new(
                "late",
                null,
                (o, stuck) => o.HttpMessageHandler = new RecordingHandler(
                    (_, _) => stuck.WaitAsync(new HttpResponseMessage { Content = content }))));

        var call = client.DownloadAsync(cancellationToken: stop);
        await _stuck.Reached.WaitAsync(stop);
        _time.Advance(Limit);
        Assert.CatchAsync<ApiConnectionException>(() => call);
        _stuck.Dispose();

        await content.Task.WaitAsync(stop);
    }

    [Test]
    public void A_failure_that_answers_a_cancellation_counts_as_one()
    {
        using var caller = new CancellationTokenSource();
        using var client = TestClient.For(Wire.Url, o => o.Credential = new HeaderCredential("apiKey", _ =>
        {
            caller.Cancel();
            throw new InvalidOperationException("The vault was closed.");
        }));

        var cancelled = Assert.CatchAsync<OperationCanceledException>(() => client.GetWidgetAsync("1", cancellationToken: caller.Token))!;

        Assert.That(cancelled.CancellationToken, Is.EqualTo(caller.Token));
    }

    private static readonly Way[] PlainAwaits =
    [
        new("a callback", null, (o, _) => o.Credential = new HeaderCredential("apiKey", async _ => await LaterAsync("k"))),
        new("a credential", null, (o, _) => o.Credential = new OwnCredential(async a => await LaterAsync(a))),
        new("a login", null, (o, _) => o.Credential = new OwnLogin(async a => await LaterAsync(a))),
        new(
            "a handler",
            null,
            (o, _) => o.HttpMessageHandler = new RecordingHandler(async (_, _) => await LaterAsync(Script.Answering(200)()))),
    ];

    [Test]
    public async Task A_plain_await_does_not_wait_for_the_thread_that_waits_for_the_call(
        [ValueSource(nameof(PlainAwaits))] Way way, CancellationToken stop)
    {
        using var client = Client(way);

        var widget = await OneThread.RunAsync(() => client.GetWidgetAsync("1", cancellationToken: stop).Result).WaitAsync(stop);

        Assert.That(widget.Name, Is.EqualTo("x"));
    }

    [Test]
    public async Task A_call_from_a_scheduler_that_runs_one_task_at_a_time_does_not_wait_for_it(CancellationToken stop)
    {
        using var client = TestClient.For(
            Wire.Url, o => o.HttpMessageHandler = new RecordingHandler(async (_, _) => await LaterAsync(Script.Answering(200)())));
        var scheduler = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;

        var call = Task.Factory.StartNew(
            () => client.GetWidgetAsync("1", cancellationToken: stop).Result, stop, TaskCreationOptions.None, scheduler);

        Assert.That((await call.WaitAsync(stop)).Name, Is.EqualTo("x"));
    }

    [Test]
    public async Task A_call_leaves_the_context_of_its_caller_as_it_was(CancellationToken stop)
    {
        using var client = TestClient.For(Wire.Url, o => o.HttpMessageHandler = Script.Of(200));
        var kept = await OneThread.RunAsync(() =>
        {
            var before = SynchronizationContext.Current;
            _ = client.GetWidgetAsync("1", cancellationToken: stop).Result;
            return ReferenceEquals(SynchronizationContext.Current, before);
        }).WaitAsync(stop);
        Assert.That(kept, Is.True);
    }

    private static HttpResponseMessage Answer(HttpRequestMessage request)
        => request.RequestUri!.AbsolutePath.EndsWith("/login", StringComparison.Ordinal)
            ? new() { Content = new StringContent("""{"id":"s1"}""", null, "application/json") }
            : Script.Answering(200)();

    private static async Task<T> LaterAsync<T>(T value)
    {
        await Task.Yield();
        return value;
    }

    private TestClient Client(Way way, Action<TestClientOptions>? configure = null) => TestClient.For(Wire.Url, o =>
    {
        (o.TimeProvider, o.Timeout, o.HttpMessageHandler) = (_time, Limit, Script.Of(200));
        way.Configure(o, _stuck);
        configure?.Invoke(o);
    });

    internal sealed record Way(string Name, string? WaitedFor, Action<TestClientOptions, Stuck> Configure)
    {
        public override string ToString() => Name;
    }

    private sealed class OwnCredential(Func<Authorization, Task<Authorization>> authorize) : Credential
    {
        public override ValueTask<Authorization> AuthorizeAsync(CredentialContext context, CancellationToken cancellationToken)
            => new(authorize(Authorization.Header("key", "k")));
    }

    private sealed class OwnLogin(Func<Authorization, Task<Authorization>> logIn) : RenewableCredential
    {
        protected override async Task<Lease> LogInAsync(CredentialContext context, CancellationToken cancellationToken)
            => new(await logIn(Authorization.Header("key", "k")), DateTimeOffset.MaxValue);
    }

    private sealed class StuckContent(Stuck stuck) : HttpContent
    {
        protected override async Task<Stream> CreateContentReadStreamAsync()
            => new StuckStream(stuck, await Script.Answering(200)().Content.ReadAsStreamAsync());

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new NotSupportedException();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private sealed class StuckStream(Stuck stuck, Stream rest) : CloudMgmt.Core.Internal.ReadOnlyStream
    {
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The SDK reads asynchronously.");

        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            await stuck.WaitAsync(0);
            return await rest.ReadAsync(buffer.AsMemory(offset, count), CancellationToken.None);
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await stuck.WaitAsync(0);
            return await rest.ReadAsync(buffer, CancellationToken.None);
        }
    }

    private sealed class Disposed() : StringContent("late")
    {
        private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Task => _disposed.Task;

        protected override void Dispose(bool disposing)
        {
            _disposed.TrySetResult();
            base.Dispose(disposing);
        }
    }
}
