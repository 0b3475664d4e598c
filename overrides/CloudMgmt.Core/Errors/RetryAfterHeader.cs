using System.Globalization;

namespace CloudMgmt.Core;

/// <summary>Reads <c>Retry-After</c> (RFC 9110, section 10.2.3): seconds, or a date in any of the three forms of section 5.6.7.</summary>
internal static class RetryAfterHeader
{
    // Without the day of the week, which says nothing that the date does not.
    private const string Fixed = "dd MMM yyyy HH:mm:ss 'GMT'";
    private const string Rfc850 = "dd-MMM-yy HH:mm:ss 'GMT'";
    private const string Asctime = "MMM d HH:mm:ss yyyy";

    // Of several, which the header does not allow, the longest wait: a retry that comes too early is refused again.
    public static TimeSpan? Read(ApiErrorInfo info)
    {
        TimeSpan? longest = null;
        foreach (var text in info.Headers.GetValues("Retry-After"))
        {
            if (Read(text.Trim(), info) is { } wait && !(longest >= wait))
                longest = wait;
        }
        return longest;
    }

    private static TimeSpan? Read(string text, ApiErrorInfo info)
    {
        if (text.Length > 0 && text.All(c => c is >= '0' and <= '9'))
            return TimeSpan.FromSeconds(Seconds(text));
        if (ReadDate(text, info) is not { } until || (Sent(info) ?? info.ReceivedAt) is not { } sent)
            return null;
        // Seconds were asked for: what a clock of our own has beyond them must not shorten the wait.
        return until > sent ? TimeSpan.FromSeconds(Math.Ceiling((until - sent).TotalSeconds)) : TimeSpan.Zero;
    }

    // A number beyond all bounds still says "not now"; taken for nonsense, it would be answered by a retry at once.
    private static int Seconds(string digits)
        => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : int.MaxValue;

    // The clock of the service is the one that its date was taken from; ours may differ.
    private static DateTimeOffset? Sent(ApiErrorInfo info)
        => info.Headers.TryGetValue("Date", out var date) ? ReadDate(date.Trim(), info) : null;

    private static DateTimeOffset? ReadDate(string text, ApiErrorInfo info)
    {
        var comma = text.IndexOf(", ", StringComparison.Ordinal);
        if (comma < 0)
            return Parse(text.Substring(text.IndexOf(' ') + 1), Asctime, DateTimeStyles.AllowInnerWhite);
        var date = text.Substring(comma + 2);
        return Parse(date, Fixed)
            ?? (Parse(date, Rfc850) is { } guessed ? InCentury(guessed, info.ReceivedAt ?? TimeProvider.System.GetUtcNow()) : null);
    }

    // A leap second, which .NET does not know, is the one after the 59th.
    private static DateTimeOffset? Parse(string text, string form, DateTimeStyles styles = DateTimeStyles.None)
    {
        var known = text.Replace(":60 ", ":59 ");
        return DateTimeOffset.TryParseExact(
            known, form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | styles, out var date)
            ? date.AddSeconds(known == text ? 0 : 1)
            : null;
    }

    // Two digits mean no year that is more than fifty years ahead.
    private static DateTimeOffset InCentury(DateTimeOffset date, DateTimeOffset now)
    {
        var century = date.AddYears(now.Year - (now.Year % 100) - (date.Year - (date.Year % 100)));
        return century > now.AddYears(50) ? century.AddYears(-100) : century <= now.AddYears(-50) ? century.AddYears(100) : century;
    }
}
