namespace CloudMgmt.Core;

/// <summary>
/// Milliseconds since the beginning of 1970 in UTC, as some services write times. Models have a property beside such a number that gives it
/// as a date and time; this is what both go by.
/// </summary>
public static class UnixTime
{
    /// <summary>The date and time, in UTC, of a number of milliseconds.</summary>
    /// <param name="milliseconds">Milliseconds since 1970; negative before it.</param>
    /// <returns>The time. For a number beyond the years 1 to 9999, which some services send for "never", the first or last moment
    /// of those.</returns>
    public static DateTimeOffset Of(long milliseconds)
        => milliseconds < DateTimeOffset.MinValue.ToUnixTimeMilliseconds() ? DateTimeOffset.MinValue
            : milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.MaxValue
            : DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    /// <inheritdoc cref="Of(long)"/>
    public static DateTimeOffset? Of(long? milliseconds) => milliseconds is { } value ? Of(value) : null;

    /// <summary>The number of milliseconds of a date and time, whatever its offset; what is smaller than a millisecond is
    /// cut off.</summary>
    /// <param name="time">The time.</param>
    /// <returns>Milliseconds since 1970; negative before it.</returns>
    public static long Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    /// <inheritdoc cref="Milliseconds(DateTimeOffset)"/>
    public static long? Milliseconds(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();
}
