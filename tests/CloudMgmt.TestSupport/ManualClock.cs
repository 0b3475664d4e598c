namespace CloudMgmt.TestSupport;

/// <summary>A clock whose time of day stands still until a test moves it. Timers, and so deadlines, stay real.</summary>
public class ManualClock : TimeProvider
{
    private long _ticks = new DateTimeOffset(2025, 3, 1, 12, 0, 0, TimeSpan.Zero).Ticks;

    /// <summary>The time in milliseconds since 1970, as Helios writes it.</summary>
    public long Milliseconds => GetUtcNow().ToUnixTimeMilliseconds();

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public virtual void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
