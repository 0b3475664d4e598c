using System.Globalization;

namespace CloudMgmt.Core;

/// <summary>Reads <c>Retry-After</c> (RFC 9110, section 10.2.3): seconds, or a date.</summary>
internal static class RetryAfterHeader
{
    public static TimeSpan? Read(ApiHeaders headers)
    {
        if (!headers.TryGetValue("Retry-After", out var text))
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return TimeSpan.FromSeconds(seconds);
        if (!TryReadDate(text, out var until) || !headers.TryGetValue("Date", out var date) || !TryReadDate(date, out var sent))
            return null;
        return until > sent ? until - sent : TimeSpan.Zero;
    }

    private static bool TryReadDate(string text, out DateTimeOffset date)
        => DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date);
}
