namespace CloudMgmt.Core;

/// <summary>
/// Makes calls wait for their turn. The framework's own rate limiters take no injected clock, which tests of waiting need.
/// </summary>
internal sealed class ClientLimiter : IDisposable
{
    private readonly TimeProvider _time;
    private readonly TimeSpan _interval;
    private readonly TimeSpan _tolerance;
    private readonly SemaphoreSlim? _concurrency;
    private readonly object _turn = new();
    private DateTimeOffset _nextFree;

    public ClientLimiter(RateLimitOptions options, TimeProvider time)
    {
        _time = time;
        _interval = options.RequestsPerSecond is { } rate ? TimeSpan.FromSeconds(1 / rate) : TimeSpan.Zero;
        _tolerance = TimeSpan.FromTicks(_interval.Ticks * (options.Burst - 1));
        _concurrency = options.MaxConcurrentRequests is { } limit ? new SemaphoreSlim(limit, limit) : null;
    }

    public async Task<Turn> WaitAsync(CancellationToken cancellationToken)
    {
        if (_concurrency is not null)
            await _concurrency.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var wait = Reserve();
            if (wait > TimeSpan.Zero)
                await Delays.Wait(wait, _time, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            _concurrency?.Release();
            throw;
        }
        return new Turn(_concurrency);
    }

    public void Dispose() => _concurrency?.Dispose();

    // Generic cell rate algorithm: each call moves the time at which the next one is due, and may come early by the burst.
    private TimeSpan Reserve()
    {
        if (_interval == TimeSpan.Zero)
            return TimeSpan.Zero;
        lock (_turn)
        {
            var now = _time.GetUtcNow();
            var due = _nextFree > now ? _nextFree : now;
            _nextFree = due + _interval;
            return due - _tolerance - now;
        }
    }

    public readonly struct Turn(SemaphoreSlim? concurrency) : IDisposable
    {
        public void Dispose() => concurrency?.Release();
    }
}
