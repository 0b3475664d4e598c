using System.Text;

namespace CloudMgmt.ContractDiff.Reports;

/// <summary>Puts text from a document into Markdown as GitHub reads it, without giving it a meaning there.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_{}[]()+-.!|~>^$=\"'";

    // Mentions, issue numbers and addresses become links even when they are escaped, so a comment goes between.
    private const string Break = "<!-- -->";

    public static string Of(string text)
    {
        var result = new StringBuilder(text.Length * 2);
        foreach (var character in Visible.Text(text))
            Append(result, character);
        return result.Replace("www\\.", $"www{Break}\\.").ToString();
    }

    /// <summary>Text in a code span.</summary>
    public static string Code(string text)
    {
        var visible = Visible.Text(text);
        var fence = new string('`', LongestRun(visible) + 1);
        return fence.Length == 1 && visible.Length > 0 && visible.Trim().Length == visible.Length
            ? $"`{visible}`"
            : $"{fence} {visible} {fence}";
    }

    private static void Append(StringBuilder result, char character)
    {
        switch (character)
        {
            case '&':
                result.Append("&amp;");
                break;
            case '<':
                result.Append("&lt;");
                break;
            case '@' or '#' or ':':
                result.Append(character).Append(Break);
                break;
            default:
                if (Special.Contains(character, StringComparison.Ordinal))
                    result.Append('\\');
                result.Append(character);
                break;
        }
    }

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var character in text)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }
}
