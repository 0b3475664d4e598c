using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CloudMgmt.ContractDiff.Reports;

/// <summary>Makes text from a document safe to show: what would steer a terminal, a log or a reader's eye is spelt out.</summary>
internal static partial class Visible
{
    public static string Text(string text)
    {
        var first = 0;
        while (first < text.Length && !IsHidden(text, first))
            first++;
        var seen = first == text.Length ? text : Spell(text, first);
        return Command().Replace(seen, match => match.Value[..^1] + Escape(match.Value[^1]));
    }

    private static string Spell(string text, int first)
    {
        var result = new StringBuilder(text, 0, first, text.Length + 16);
        for (var index = first; index < text.Length; index++)
        {
            if (IsHidden(text, index))
                result.Append(Name(text[index]));
            else
                result.Append(text[index]);
        }

        return result.ToString();
    }

    private static string Name(char character) => character switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => Escape(character),
    };

    private static string Escape(char character) => $"\\u{(int)character:x4}";

    private static bool IsHidden(string text, int index)
    {
        var character = text[index];
        if (character is >= ' ' and <= '~')
            return false;
        return char.IsSurrogate(character) ? !IsPaired(text, index) : IsHidden(character);
    }

    private static bool IsHidden(char character)
        => character is >= '\uFFF0' || char.GetUnicodeCategory(character)
            is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.OtherNotAssigned;

    private static bool IsPaired(string text, int index)
        => char.IsHighSurrogate(text[index])
            ? index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])
            : index > 0 && char.IsHighSurrogate(text[index - 1]);

    // What GitHub obeys in the log of a job: the one anywhere, the other at the start of a line.
    [GeneratedRegex(@"##\[|^\s*::", RegexOptions.CultureInvariant)]
    private static partial Regex Command();
}
