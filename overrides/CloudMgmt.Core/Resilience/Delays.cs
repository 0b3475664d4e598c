namespace CloudMgmt.Core;

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
