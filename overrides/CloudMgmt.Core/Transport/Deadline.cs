namespace CloudMgmt.Core;

/// <summary>A cancellation token that fires when the caller cancels or the time allowed runs out, and tells the two apart.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _caller;
    private readonly TimeProvider _time;
    private readonly TimeSpan _allowed;
    private readonly long _started;
    private readonly ITimer? _timer;

    public Deadline(TimeSpan allowed, TimeProvider time, CancellationToken caller)
    {
        (_allowed, _time, _caller) = (allowed, time, caller);
        _started = time.GetTimestamp();
        _source = CancellationTokenSource.CreateLinkedTokenSource(caller);
        if (allowed != Timeout.InfiniteTimeSpan)
            _timer = time.CreateTimer(static source => Cancel((CancellationTokenSource)source!), _source, allowed, Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token => _source.Token;

    public bool HasPassed => _source.IsCancellationRequested && !_caller.IsCancellationRequested;

    public TimeSpan Elapsed => _time.GetElapsedTime(_started);

    public TimeSpan Remaining => _allowed == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : _allowed - Elapsed;

    public void Dispose()
    {
        _timer?.Dispose();
        _source.Dispose();
    }

    private static void Cancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The call ended while the timer was firing.
        }
    }
}
