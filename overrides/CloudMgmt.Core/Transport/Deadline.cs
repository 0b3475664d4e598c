namespace CloudMgmt.Core;

/// <summary>A cancellation token that fires when the caller cancels or the time allowed runs out, and tells the two apart.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenRegistration _cancelled;
    private readonly TimeProvider _time;
    private readonly TimeSpan _allowed;
    private readonly long _started;

    public Deadline(TimeSpan allowed, TimeProvider time, CancellationToken caller)
    {
        (_allowed, _time, _caller) = (allowed, time, caller);
        _started = time.GetTimestamp();
        _source = Delays.CancelAfter(allowed, time);
        // Not a linked source: those take no injected clock, and a call has several deadlines, so that what they allocate counts.
        _cancelled = caller.Register(static source => ((CancellationTokenSource)source!).Cancel(), _source);
    }

    public CancellationToken Token => _source.Token;

    public bool HasPassed => _source.IsCancellationRequested && !_caller.IsCancellationRequested;

    public TimeSpan Allowed => _allowed;

    public TimeSpan Elapsed => _time.GetElapsedTime(_started);

    public TimeSpan Remaining => _allowed == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : _allowed - Elapsed;

    /// <summary>Ends it before its time.</summary>
    public void End() => _source.Cancel();

    public void Dispose()
    {
        _cancelled.Dispose();
        _source.Dispose();
    }
}

/// <summary>The end of a client: of each call that runs then, and of those that come later.</summary>
/// <param name="client">The name of its type.</param>
internal sealed class ClientEnd(string client)
{
    // Never disposed: a call may register itself while the client is.
    private readonly CancellationTokenSource _source = new();

    public bool IsClosed => _source.IsCancellationRequested;

    public void Close() => _source.Cancel();

    public CancellationTokenRegistration OnClose(Action<object?> end, object target) => _source.Token.Register(end, target);

    /// <summary>What each of them ends in.</summary>
    public ObjectDisposedException Ended() => new(client);

    public void ThrowIfClosed()
    {
        if (IsClosed)
            throw Ended();
    }
}

/// <summary>Waits by an injected clock.</summary>
internal static class Delays
{
    public static Task Wait(TimeSpan delay, TimeProvider time, CancellationToken cancellationToken)
#if NET
        => Task.Delay(delay, time, cancellationToken);
#else
        => time.Delay(delay, cancellationToken);
#endif

    /// <summary>Makes a source that is cancelled after a time, which may be infinite.</summary>
    public static CancellationTokenSource CancelAfter(TimeSpan delay, TimeProvider time)
    {
        if (delay == Timeout.InfiniteTimeSpan)
            return new CancellationTokenSource();
#if NET
        return new CancellationTokenSource(delay, time);
#else
        return time.CreateCancellationTokenSource(delay);
#endif
    }
}

/// <summary>The randomness of waits, from 0 to 1.</summary>
internal static class Jitter
{
#if NET
    public static double Next() => Random.Shared.NextDouble();
#else
    private static readonly Random Source = new();

    public static double Next()
    {
        lock (Source)
            return Source.NextDouble();
    }
#endif
}
