namespace CloudMgmt.Core;

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
