using System.Globalization;

namespace CloudMgmt.CloudEndure;

/// <summary>Times in CSV text. Their form is not documented, so only forms that mean the same everywhere are read.</summary>
internal static class AuditLogTime
{
    public static DateTimeOffset? Parse(string? text)
        => text is not null && (ParseYearFirst(text.Trim(), out var time) || ParseHttpDate(text.Trim(), out time)) ? time : null;

    public static string? Format(DateTimeOffset? time)
        => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads the one form that <see cref="FormatUtcSeconds"/> writes, in which most logs are.</summary>
    public static bool TryParseUtcSeconds(ReadOnlySpan<byte> text, out long utcTicks)
    {
        utcTicks = 0;
        if (text.Length != 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':'
            || text[19] != 'Z')
        {
            return false;
        }

        var (year, month, day) = (Number(text, 0, 4), Number(text, 5, 2), Number(text, 8, 2));
        var (hour, minute, second) = (Number(text, 11, 2), Number(text, 14, 2), Number(text, 17, 2));
        if (year < 2 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour is < 0 or > 23
            || minute is < 0 or > 59 || second is < 0 or > 59)
        {
            return false;
        }

        utcTicks = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Ticks;
        return true;
    }

    public static string FormatUtcSeconds(long utcTicks)
        => new DateTime(utcTicks, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // -1 when it is none.
    private static int Number(ReadOnlySpan<byte> text, int start, int length)
    {
        var number = 0;
        for (var i = start; i < start + length; i++)
        {
            if (!IsDigit((char)text[i]))
                return -1;
            number = (number * 10) + text[i] - '0';
        }
        return number;
    }

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
