using System.Globalization;

namespace CloudMgmt.CloudEndure;

/// <summary>Times in CSV text. Their form is not documented, so only forms that mean the same everywhere are read.</summary>
internal static class AuditLogTime
{
    public static DateTimeOffset? Parse(string? text)
        => text is not null && (ParseYearFirst(text.Trim(), out var time) || ParseHttpDate(text.Trim(), out time)) ? time : null;

    public static string? Format(DateTimeOffset? time)
        => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    // The framework would also take "10:00" for today and "1/2/2025" for the second of January.
    private static bool ParseYearFirst(string text, out DateTimeOffset time)
    {
        time = default;
        return text.Length > 4 && IsDigit(text[0]) && IsDigit(text[1]) && IsDigit(text[2]) && IsDigit(text[3]) && text[4] is '-' or '/'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool ParseHttpDate(string text, out DateTimeOffset time)
        => DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
}
