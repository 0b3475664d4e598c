using System.Text.RegularExpressions;

namespace CloudMgmt.OpenApi;

/// <summary>What a text must be like.</summary>
/// <param name="Format">The format; null for none.</param>
/// <param name="Patterns">Regular expressions that it matches.</param>
/// <param name="MinLength">The fewest characters.</param>
/// <param name="MaxLength">The most characters.</param>
internal sealed record TextRules(string? Format, IReadOnlyList<string> Patterns, int MinLength, int MaxLength)
{
    // A pattern that takes longer is not worth its time here.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private const int LongestRepeat = 80;
    private const int LongestText = 100_000;

    private static readonly Dictionary<string, string> ByFormat = new(StringComparer.Ordinal)
    {
        ["byte"] = "ZXhhbXBsZQ==",
        ["date"] = "2026-01-31",
        ["date-time"] = "2026-01-31T10:20:30Z",
        ["duration"] = "P1D",
        ["email"] = "somebody@example.com",
        ["hostname"] = "www.example.com",
        ["idn-email"] = "somebody@example.com",
        ["ipv4"] = "192.0.2.1",
        ["ipv6"] = "2001:db8::1",
        ["time"] = "10:20:30Z",
        ["uri"] = "https://www.example.com/",
        ["uri-reference"] = "https://www.example.com/",
        ["url"] = "https://www.example.com/",
        ["uuid"] = "12345678-90ab-4cde-8f01-234567890abc",
    };

    /// <summary>Makes a text like that.</summary>
    /// <param name="examples">Texts to take if they fit.</param>
    /// <param name="otherwise">What to take without any rule.</param>
    /// <param name="variant">Different texts for different numbers, as far as the rules allow.</param>
    public string Make(IEnumerable<string> examples, string otherwise, int variant)
    {
        var formal = Format is null ? null : ByFormat.GetValueOrDefault(Format);
        // An example of a format is often not of it.
        IEnumerable<string> candidates =
        [
            .. formal is null ? examples : [formal], Stretched(otherwise), .. Patterns.SelectMany(FromPattern),
        ];
        var text = candidates.FirstOrDefault(Fits) ?? formal ?? Stretched(otherwise);
        return variant > 0 && formal is null && Fits(text + variant) ? text + variant : text;
    }

    private bool Fits(string text)
        => text.Length >= MinLength && text.Length <= MaxLength && Patterns.All(pattern => Matches(text, pattern));

    private string Stretched(string text)
    {
        var length = Math.Clamp(Math.Max(text.Length, MinLength), 0, Math.Min(MaxLength, LongestText));
        return length <= text.Length ? text[..length] : text.PadRight(length, 'x');
    }

    private IEnumerable<string> FromPattern(string pattern)
    {
        for (var repeats = 0; repeats <= LongestRepeat; repeats++)
        {
            if (PatternText.TryMake(pattern, repeats) is not { } text)
                yield break;
            yield return text;
        }
    }

    private static bool Matches(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.ECMAScript, Patience);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
        catch (ArgumentException)
        {
            // Of another dialect: nobody here can check it.
            return true;
        }
    }
}
