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
