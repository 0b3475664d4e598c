using System.Globalization;
using System.Text.RegularExpressions;

namespace CloudMgmt.Emulator.Specs;

/// <summary>The formats of strings that are checked; others are taken as annotations.</summary>
internal static partial class StringFormats
{
    public static bool Fits(string text, string? format) => format switch
    {
        "date-time" => DateTimeForm().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", out _),
        "uuid" => Guid.TryParseExact(text, "D", out _),
        "email" => EmailForm().IsMatch(text),
        "uri" => Uri.IsWellFormedUriString(text, UriKind.Absolute),
        "byte" => Convert.TryFromBase64String(text, new byte[text.Length], out _),
        _ => true,
    };

    /// <summary>RFC 3339, which is stricter than what .NET can parse: the offset must be there.</summary>
    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})\z")]
    private static partial Regex DateTimeForm();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\z")]
    private static partial Regex EmailForm();
}
