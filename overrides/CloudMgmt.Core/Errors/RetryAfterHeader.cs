using System.Globalization;

namespace CloudMgmt.Core;

/// <summary>Reads <c>Retry-After</c> (RFC 9110, section 10.2.3): seconds, or a date.</summary>
internal static class RetryAfterHeader
{
    public static TimeSpan? Read(ApiErrorInfo info)
    {
        if (!info.Headers.TryGetValue("Retry-After", out var text))
            return null;
        if (text.Length > 0 && text.All(c => c is >= '0' and <= '9'))
            return TimeSpan.FromSeconds(Seconds(text));
        if (ReadDate(text) is not { } until || (Sent(info) ?? info.ReceivedAt) is not { } sent)
            return null;
        return until > sent ? until - sent : TimeSpan.Zero;
    }

    // A number beyond all bounds still says "not now"; taken for nonsense, it would be answered by a retry at once.
    private static int Seconds(string digits)
        => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : int.MaxValue;

    // The clock of the service is the one that its date was taken from; ours may differ.
    private static DateTimeOffset? Sent(ApiErrorInfo info) => info.Headers.TryGetValue("Date", out var date) ? ReadDate(date) : null;

    private static DateTimeOffset? ReadDate(string text)
        => DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
}
