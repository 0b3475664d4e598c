using System.Buffers;

namespace CloudMgmt.OpenApi;

/// <summary>What YAML 1.2 allows and YamlDotNet trips over, written so that it does not; nothing moves to another line or column.</summary>
internal static class YamlText
{
    // Noncharacters, which no text may have: for a blank that must not look like one, and for what were line breaks in YAML 1.1.
    private const char Blank = '\uFDD0';
    private static readonly (char Real, char StandIn)[] Breaks = [('\u0085', '\uFDD1'), ('\u2028', '\uFDD2'), ('\u2029', '\uFDD3')];
    private static readonly SearchValues<char> Real = SearchValues.Create([.. Breaks.Select(pair => pair.Real)]);
    private static readonly SearchValues<char> StandIns = SearchValues.Create([Blank, .. Breaks.Select(pair => pair.StandIn)]);

    public static string Hide(string text)
        => text.AsSpan().ContainsAny(Real) ? Breaks.Aggregate(text, (result, pair) => result.Replace(pair.Real, pair.StandIn)) : text;

    public static string Show(string text)
        => text.AsSpan().ContainsAny(StandIns)
            ? Breaks.Aggregate(text.Replace(Blank, ' '), (result, pair) => result.Replace(pair.StandIn, pair.Real))
            : text;

    /// <summary>Empties the lines that hold only blanks, where these mean nothing, and makes tabs before a comment spaces.</summary>
    public static string WithoutBlanks(string text)
    {
        var lines = text.Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index];
            if (string.IsNullOrWhiteSpace(line))
                lines[index] = "";
            else if (line.AsSpan().TrimStart(" \t") is ['#', ..])
                lines[index] = line.Replace('\t', ' ');
            else if (BlockScalar(line) is var (parent, width))
                index = SkipBlock(lines, index + 1, parent, width) - 1;
        }
        return string.Join('\n', lines);
    }

    // Before the first line of text, blanks up to its width mean nothing. Without one, a block scalar is as wide as its widest line, so
    // that each is empty. One that says how wide it is has blanks beyond.
    private static int SkipBlock(string[] lines, int first, int parent, int width)
    {
        var end = first;
        while (end < lines.Length && (lines[end].AsSpan().TrimEnd('\r').IndexOfAnyExcept(' ') is var text && (text < 0 || text > parent)))
            end++;
        var blank = lines[first..end].TakeWhile(string.IsNullOrWhiteSpace).Count();
        var own = first + blank == end ? int.MaxValue : lines[first + blank].AsSpan().IndexOfAnyExcept(' ');
        for (var index = first; index < first + blank; index++)
        {
            if (width > 0 && lines[index].AsSpan().TrimEnd('\r').Length > parent + width)
                lines[index] = $"{lines[index][..(parent + width)]}{Blank}{lines[index][(parent + width + 1)..]}";
            else if (width == 0 && lines[index].AsSpan().TrimEnd('\r').Length <= own)
                lines[index] = "";
        }
        return end;
    }

    /// <summary>
    /// If a block scalar begins at the end of a line, how far what holds it is indented, and how much further its text, if it says so.
    /// </summary>
    private static (int Parent, int Width)? BlockScalar(string line)
    {
        var comment = line.IndexOf(" #", StringComparison.Ordinal);
        var head = (comment < 0 ? line : line[..comment]).AsSpan().TrimEnd();
        var before = head.TrimEnd("+-123456789");
        if (head.Length - before.Length > 2 || before is not [.. var start, '|' or '>'] || start is [.., not (' ' or '\t')])
            return null;
        start = start.TrimEnd();
        var word = start[(start.LastIndexOfAny(' ', '\t') + 1)..];
        if (word is not ([] or [.., ':' or '-' or '?'] or ['&' or '!', ..]))
            return null;
        return (Indentation(line), head[before.Length..].Trim("+-") is [var width] ? width - '0' : 0);
    }

    // "  - - key: |" is indented as the key is, "  - |" as the dash.
    private static int Indentation(string line)
    {
        var (indentation, next) = (0, line.AsSpan().IndexOfAnyExcept(' '));
        while (line.AsSpan(next) is ['-' or '?' or ':', ' ' or '\t', ..])
        {
            indentation = next;
            next += 1 + line.AsSpan(next + 1).IndexOfAnyExcept(' ', '\t');
        }
        return line[next] is '|' or '>' ? indentation : next;
    }
}
