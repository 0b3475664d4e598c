namespace CloudMgmt.Core;

/// <summary>
/// Makes calls wait for their turn. The framework's own rate limiters take no injected clock, which tests of waiting need.
/// </summary>
internal sealed class ClientLimiter
{
    private readonly TimeProvider _time;
    private readonly long _started;
    private readonly TimeSpan _interval;
    private readonly TimeSpan _tolerance;
    private readonly SemaphoreSlim? _concurrency;
    private readonly SemaphoreSlim _clock = new(1, 1);
    private TimeSpan _nextFree;

    public ClientLimiter(RateLimitOptions options, TimeProvider time)
    {
        (_time, _started) = (time, time.GetTimestamp());
        _interval = options.RequestsPerSecond is { } rate ? TimeSpan.FromSeconds(1 / rate) : TimeSpan.Zero;
        _tolerance = TimeSpan.FromTicks(_interval.Ticks * (options.Burst - 1));
        _concurrency = options.MaxConcurrentRequests is { } limit ? new SemaphoreSlim(limit, limit) : null;
    }

    // Not the time of day, which can be set back.
    private TimeSpan Now => _time.GetElapsedTime(_started);

    public async Task<Turn> WaitAsync(CancellationToken cancellationToken)
    {
        if (_concurrency is not null)
            await _concurrency.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_interval > TimeSpan.Zero)
                await WaitForRateAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            _concurrency?.Release();
            throw;
        }
        return new Turn(_concurrency);
    }

    // Generic cell rate algorithm: each call moves the time at which the next one is due, and may come early by the burst. One
    // call waits for the clock and the others for that one, so a call that gives up while waiting has taken nothing.
    private async Task WaitForRateAsync(CancellationToken cancellationToken)
    {
        await _clock.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var wait = _nextFree - _tolerance - Now;
            if (wait > TimeSpan.Zero)
                await Delays.Wait(wait, _time, cancellationToken).ConfigureAwait(false);
            var now = Now;
            _nextFree = (_nextFree > now ? _nextFree : now) + _interval;
        }
        finally
        {
            _clock.Release();
        }
    }

    public readonly struct Turn(SemaphoreSlim? concurrency) : IDisposable
    {
        public void Dispose() => concurrency?.Release();
    }
}
