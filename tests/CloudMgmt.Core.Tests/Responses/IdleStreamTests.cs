using System.Text;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>A streamed body that stands still is given up; whoever reads it slowly is not.</summary>
[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class IdleStreamTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly ManualTimeProvider _time = new();
    private readonly SemaphoreSlim _drip = new(0);
    private readonly byte[] _byte = new byte[1];

    public void Dispose() => _drip.Dispose();

    [TestCase(null, 30)]
    [TestCase(5.0, 5)]
    public async Task A_read_that_waits_too_long_fails_and_so_do_those_after_it(double? set, int seconds, CancellationToken stop)
    {
        await using var server = Dripping();
        using var client = Client(server, set);
        using var stream = await OpenAsync(client, stop);
        _drip.Release();
        Assert.That(await stream.ReadAsync(_byte, stop), Is.EqualTo(1));

        var reading = stream.ReadAsync(_byte, stop).AsTask();
        await TimerAsync(seconds, stop);
        _time.Advance(seconds * Second - TimeSpan.FromTicks(1));
        var wasPatient = !reading.IsCompleted;
        _time.Advance(TimeSpan.FromTicks(1));

        var failure = Assert.ThrowsAsync<ApiConnectionException>(() => reading)!;
        Assert.That((failure.Reason, failure.StatusCode, wasPatient), Is.EqualTo((ConnectionFailure.IdleTimeout, 0, true)));
        Assert.That(
            failure.Message, Is.EqualTo("Download (GET /download) got no response: the body stood still for longer than is allowed."));
        Assert.That(async () => await stream.ReadAsync(_byte, stop), Throws.TypeOf<ApiConnectionException>());
        Assert.That(_time.ActiveTimers, Is.Zero);
    }

    [Test]
    public async Task Time_between_reads_does_not_count(CancellationToken stop)
    {
        await using var server = Dripping();
        using var client = Client(server);
        using var stream = await OpenAsync(client, stop);
        for (var i = 0; i < 5; i++)
        {
            _drip.Release();
            Assert.That(await stream.ReadAsync(_byte, stop), Is.EqualTo(1));
            _time.Advance(TimeSpan.FromHours(1));
        }
        Assert.That(_time.ActiveTimers, Is.Zero);
    }

    [Test]
    public async Task Each_read_has_all_of_the_time(CancellationToken stop)
    {
        await using var server = Dripping();
        using var client = Client(server);
        using var stream = await OpenAsync(client, stop);
        for (var i = 0; i < 5; i++)
        {
            var reading = stream.ReadAsync(_byte, stop).AsTask();
            await TimerAsync(30, stop);
            _time.Advance(29 * Second);
            _drip.Release();
            Assert.That(await reading, Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Without_a_limit_no_timer_runs(CancellationToken stop)
    {
        await using var server = Dripping();
        using var client = Client(server, Timeout.InfiniteTimeSpan.TotalSeconds);
        using var stream = await OpenAsync(client, stop);

        var reading = stream.ReadAsync(_byte, stop).AsTask();
        Assert.That(_time.ActiveTimers, Is.Zero);
        _drip.Release();

        Assert.That(await reading, Is.EqualTo(1));
    }

    [Test]
    public async Task A_cancelled_read_ends_at_once(CancellationToken stop)
    {
        await using var server = Dripping();
        using var client = Client(server);
        using var stream = await OpenAsync(client, stop);
        using var caller = new CancellationTokenSource();

        var reading = stream.ReadAsync(_byte, caller.Token).AsTask();
        await caller.CancelAsync();

        Assert.That(Assert.CatchAsync<OperationCanceledException>(() => reading)!.CancellationToken, Is.EqualTo(caller.Token));
        Assert.That(_time.ActiveTimers, Is.Zero);
    }

    [Test]
    public async Task A_read_without_await_is_bounded_too([Values] bool withContext, CancellationToken stop)
    {
        await using var server = Dripping();
        using var client = Client(server);
        using var stream = await OpenAsync(client, stop);

        var reading = withContext ? OneThread.RunAsync(() => stream.Read(_byte, 0, 1)) : Task.Run(() => stream.Read(_byte, 0, 1), stop);
        await TimerAsync(30, stop);
        _time.Advance(30 * Second);

        Assert.That(Assert.ThrowsAsync<ApiConnectionException>(() => reading)!.Reason, Is.EqualTo(ConnectionFailure.IdleTimeout));
    }

    [Test]
    public async Task So_is_a_stream_that_does_not_heed_its_token_and_the_memory_of_the_caller_is_left_alone(
        [Values] bool cancelled, CancellationToken stop)
    {
        using var stuck = new Stuck();
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var handler = new RecordingHandler(_ => new HttpResponseMessage { Content = new StreamContent(new Deaf(stuck, written)) });
        using var client = TestClient.For(Wire.Url, o => (o.HttpMessageHandler, o.TimeProvider) = (handler, _time));
        using var stream = await client.DownloadAsync(cancellationToken: stop);
        using var caller = new CancellationTokenSource();

        var reading = stream.ReadAsync(_byte, caller.Token).AsTask();
        await stuck.Reached.WaitAsync(stop);
        if (cancelled)
            await caller.CancelAsync();
        else
            _time.Advance(30 * Second);

        Assert.That(
            async () => await reading,
            cancelled ? Throws.InstanceOf<OperationCanceledException>() : Throws.TypeOf<ApiConnectionException>());
        stuck.Dispose();
        await written.Task.WaitAsync(stop);
        Assert.That(_byte[0], Is.Zero);
    }

    [Test]
    public async Task A_stream_that_is_disposed_ends_its_read(CancellationToken stop)
    {
        await using var server = Dripping();
        using var client = Client(server);
        var stream = await OpenAsync(client, stop);

        var reading = stream.ReadAsync(_byte, stop).AsTask();
        await stream.DisposeAsync();

        Assert.That(async () => await reading, Throws.InstanceOf<Exception>());
        Assert.That(async () => await stream.ReadAsync(_byte, stop), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public async Task A_long_body_arrives_whole(CancellationToken stop)
    {
        var bytes = new byte[1_000_000];
        new Random(1).NextBytes(bytes);
        await using var server = await LoopbackServer.StartAsync(context => context.Response.Body.WriteAsync(bytes).AsTask());
        using var client = server.CreateClient();
        foreach (var size in new[] { 1000, 65_536, 100_000, 2_000_000 })
        {
            using var stream = await client.DownloadAsync(cancellationToken: stop);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy, size, stop);
            Assert.That(copy.ToArray().AsSpan().SequenceEqual(bytes), Is.True);
        }
    }

    [Test]
    public void A_time_that_cannot_be_kept_is_refused_by_name([Values(0, -2, long.MaxValue)] long ticks)
        => Assert.That(
            () => TestClient.For(Wire.Url, o => o.StreamIdleTimeout = TimeSpan.FromTicks(ticks)),
            Throws.ArgumentException.With.Message.Contains("TestClientOptions.StreamIdleTimeout"));

    // One byte each time that the test says so.
    private RawServer Dripping() => RawServer.Start(async (stream, stop) =>
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"), stop);
        while (true)
        {
            await _drip.WaitAsync(stop);
            await stream.WriteAsync("x"u8.ToArray(), stop);
        }
    });

    private TestClient Client(RawServer server, double? idleTimeout = null) => server.CreateClient(o =>
    {
        (o.TimeProvider, o.Timeout) = (_time, Timeout.InfiniteTimeSpan);
        if (idleTimeout is { } seconds)
            o.StreamIdleTimeout = TimeSpan.FromSeconds(seconds);
    });

    private static Task<Stream> OpenAsync(TestClient client, CancellationToken stop) => client.DownloadAsync(cancellationToken: stop);

    // Earlier reads may have waited, or not.
    private async Task TimerAsync(int seconds, CancellationToken stop)
    {
        while (_time.ActiveTimers == 0)
        {
            stop.ThrowIfCancellationRequested();
            await Task.Yield();
        }
        Assert.That(await _time.NextTimerAsync(stop), Is.EqualTo(seconds * Second));
    }

    private sealed class Deaf(Stuck stuck, TaskCompletionSource written) : CloudMgmt.Core.Internal.ReadOnlyStream
    {
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => await ReadAsync(buffer.AsMemory(offset, count), cancellationToken);

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await stuck.WaitAsync(0);
            buffer.Span[0] = 1;
            written.SetResult();
            return 1;
        }
    }
}
