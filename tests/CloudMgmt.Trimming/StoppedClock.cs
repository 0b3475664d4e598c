namespace CloudMgmt.Trimming;

/// <summary>A clock that stands still, so that the services answer the same each time; what waits for it waits as usual.</summary>
internal sealed class StoppedClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2025, 3, 1, 12, 0, 0, TimeSpan.Zero);
}
