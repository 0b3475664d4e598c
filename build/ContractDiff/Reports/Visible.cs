using System.Globalization;
using System.Text;

namespace CloudMgmt.ContractDiff.Reports;

/// <summary>Makes text from a document safe to show: what would steer a terminal, a log or a reader's eye is spelt out.</summary>
internal static class Visible
{
    public static string Text(string text)
    {
        var first = 0;
        while (first < text.Length && !IsHidden(text, first))
            first++;
        return first == text.Length ? text : Spell(text, first);
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
        _ => $"\\u{(int)character:x4}",
    };

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
}
