using System.Globalization;

namespace CloudMgmt.Core;

/// <summary>Times on the wire: RFC 3339, always UTC, with a fraction only when there is one.</summary>
internal static class WireTime
{
    public static string Format(DateTimeOffset time)
    {
        var utc = time.ToUniversalTime();
        return utc.ToString(
            utc.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
            CultureInfo.InvariantCulture);
    }

    public static string FormatDate(DateTimeOffset date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
