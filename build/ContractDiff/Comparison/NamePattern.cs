using System.Text;
using System.Text.RegularExpressions;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Reads patterns that match certain names and no others, which say of a property what its own description would.</summary>
internal static class NamePattern
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private const string Special = ".[]()*+?{}|^$";

    /// <summary>The names that a pattern such as <c>^id$</c> or <c>^(id|key)$</c> matches; null if they cannot be listed.</summary>
    public static IReadOnlyList<string>? Names(string pattern)
    {
        if (pattern is not ['^', .. var inner, '$'])
            return null;
        var options = inner switch
        {
            ['(', '?', ':', .. var group, ')'] => group,
            ['(', .. var group, ')'] => group,
            _ => null,
        };
        if (options is null)
            return Literal(inner) is { } only ? [only] : null;
        var names = new List<string>();
        foreach (var option in options.Split('|'))
        {
            if (Literal(option) is not { } name)
                return null;
            names.Add(name);
        }

        return names;
    }

    /// <summary>Whether a name matches a pattern; what cannot be read matches every name.</summary>
    public static bool Matches(string pattern, string name)
    {
        if (Names(pattern) is { } names)
            return names.Contains(name);
        try
        {
            return Regex.IsMatch(name, pattern, RegexOptions.CultureInvariant, Patience);
        }
        catch (Exception exception) when (exception is ArgumentException or RegexMatchTimeoutException)
        {
            return true;
        }
    }

    private static string? Literal(string pattern)
    {
        var text = new StringBuilder();
        for (var index = 0; index < pattern.Length; index++)
        {
            var isEscaped = pattern[index] == '\\';
            if (isEscaped && ++index == pattern.Length)
                return null;
            // Letters and digits after a backslash are classes, and other signs stand for themselves.
            if (isEscaped ? char.IsLetterOrDigit(pattern[index]) : Special.Contains(pattern[index], StringComparison.Ordinal))
                return null;
            text.Append(pattern[index]);
        }

        return text.ToString();
    }
}
