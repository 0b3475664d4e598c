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
}
