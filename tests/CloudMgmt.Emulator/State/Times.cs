using System.Globalization;

namespace CloudMgmt.Emulator.State;

/// <summary>The two ways in which the services write a time.</summary>
internal static class Times
{
    public static string NowText(this TimeProvider clock) => clock.GetUtcNow().ToText();

    public static long NowMilliseconds(this TimeProvider clock) => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public static string ToText(this DateTimeOffset time)
        => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static DateTimeOffset ToSeconds(this DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());
}
