using System.Globalization;
using System.Text;

namespace CloudMgmt.OpenApi;

/// <summary>
/// Writes a text that a regular expression matches, as far as it is of the usual kind: what looks ahead or back is passed over, and of
/// alternatives the first counts. Whether it matches is for the caller to see.
/// </summary>
internal sealed class PatternText
{
    private const int Deepest = 50;
    private const int Longest = 10_000;

    // What a class that says what it is not may take, the plainest first.
    private static readonly string Candidates = string.Concat(
        "a0A-_ .", new string([.. Enumerable.Range('!', '~' - '!' + 1).Select(code => (char)code)]));

    private readonly string _pattern;
    private readonly int _repeats;
    private int _position;

    private PatternText(string pattern, int repeats) => (_pattern, _repeats) = (pattern, repeats);

    /// <param name="pattern">The regular expression.</param>
    /// <param name="repeats">How often what may be repeated without end is repeated beyond its least number.</param>
    /// <returns>The text; null for an expression that is not of the usual kind.</returns>
    public static string? TryMake(string pattern, int repeats)
    {
        var reader = new PatternText(pattern, repeats);
        try
        {
            var text = reader.Alternatives(0);
            return reader._position == pattern.Length ? text : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private string Alternatives(int depth)
    {
        if (depth > Deepest)
            throw new FormatException();
        var first = Sequence(depth);
        while (Takes('|'))
            Sequence(depth);
        return first;
    }

    private string Sequence(int depth)
    {
        var text = new StringBuilder();
        while (_position < _pattern.Length && _pattern[_position] is not ('|' or ')'))
        {
            var atom = Atom(depth);
            for (var count = Times(); count > 0; count--)
            {
                text.Append(atom);
                if (text.Length > Longest)
                    throw new FormatException();
            }
        }

        return text.ToString();
    }

    private string Atom(int depth)
    {
        var next = Next();
        switch (next)
        {
            case '^' or '$':
                return "";
            case '.':
                return "a";
            case '[':
                return Class();
            case '(':
                return Group(depth);
            case '\\':
                return Escaped(Next());
            case '*' or '+' or '?':
                throw new FormatException();
            default:
                return next.ToString();
        }
    }

    private string Group(int depth)
    {
        var isAside = false;
        if (Takes('?'))
        {
            switch (Next())
            {
                case ':':
                    break;
                case '=' or '!':
                    isAside = true;
                    break;
                case '<' when _position < _pattern.Length && _pattern[_position] is '=' or '!':
                    isAside = true;
                    _position++;
                    break;
                case '<':
                    while (Next() != '>')
                    {
                    }

                    break;
                default:
                    throw new FormatException();
            }
        }

        var text = Alternatives(depth + 1);
        if (!Takes(')'))
            throw new FormatException();
        return isAside ? "" : text;
    }

    /// <summary>How often what stands before is to be there.</summary>
    private int Times()
    {
        var times = Quantifier();
        // One that takes as little as it can takes the same here.
        Takes('?');
        return times;
    }

    private int Quantifier()
    {
        if (Takes('*'))
            return _repeats;
        if (Takes('+'))
            return 1 + _repeats;
        if (Takes('?'))
            return 0;
        if (_position >= _pattern.Length || _pattern[_position] != '{')
            return 1;
        var end = _pattern.IndexOf('}', _position);
        var bounds = end < 0 ? [] : _pattern[(_position + 1)..end].Split(',');
        if (bounds.Length is 0 or > 2 || !int.TryParse(bounds[0], NumberStyles.None, CultureInfo.InvariantCulture, out var least))
            throw new FormatException();
        _position = end + 1;
        if (bounds.Length == 1)
            return least;
        return int.TryParse(bounds[1], NumberStyles.None, CultureInfo.InvariantCulture, out var most)
            ? Math.Min(least + _repeats, Math.Max(least, most))
            : least + _repeats;
    }

    private string Class()
    {
        var isNegated = Takes('^');
        var ranges = new List<(char From, char To)>();
        for (var isFirst = true; isFirst || _position >= _pattern.Length || _pattern[_position] != ']'; isFirst = false)
        {
            var from = Member(ranges);
            if (from is null)
                continue;
            if (_position + 1 < _pattern.Length && _pattern[_position] == '-' && _pattern[_position + 1] != ']')
            {
                _position++;
                ranges.Add((from.Value, Member(ranges) ?? throw new FormatException()));
            }
            else
            {
                ranges.Add((from.Value, from.Value));
            }
        }

        _position++;
        if (isNegated)
            return Candidates.First(candidate => !ranges.Exists(range => candidate >= range.From && candidate <= range.To)).ToString();
        // The plainest of what it takes.
        return (Candidates.Cast<char?>().FirstOrDefault(
            candidate => ranges.Exists(range => candidate >= range.From && candidate <= range.To))
            ?? ranges[0].From).ToString();
    }

    /// <summary>A character of a class; null for an escape that stands for several, which are added.</summary>
    private char? Member(List<(char From, char To)> ranges)
    {
        var next = Next();
        if (next != '\\')
            return next;
        var escape = Next();
        var several = escape switch
        {
            'd' => ((char From, char To)[])[('0', '9')],
            'w' => [('a', 'z'), ('A', 'Z'), ('0', '9'), ('_', '_')],
            's' => [(' ', ' '), ('\t', '\t'), ('\n', '\n'), ('\r', '\r')],
            'S' => [('!', '~')],
            'D' => [('!', '/'), (':', '~')],
            'W' => [('!', '/'), (':', '@')],
            'p' => Category(),
            _ => [],
        };
        ranges.AddRange(several);
        return several.Length > 0 ? null : Escaped(escape)[0];
    }

    private string Escaped(char escape) => escape switch
    {
        'd' => "0",
        'w' or 'S' or 'D' => "a",
        's' => " ",
        'W' => "-",
        'b' or 'B' or 'A' or 'z' or 'Z' => "",
        'n' => "\n",
        'r' => "\r",
        't' => "\t",
        'u' => Code(4),
        'x' => Code(2),
        'p' => Category()[0].From.ToString(),
        >= '1' and <= '9' => throw new FormatException(),
        _ => escape.ToString(),
    };

    private (char From, char To)[] Category()
    {
        var end = _pattern.IndexOf('}', _position);
        if (!Takes('{') || end < 0)
            throw new FormatException();
        var name = _pattern[_position..end];
        _position = end + 1;
        return name switch
        {
            "Lu" => [('A', 'Z')],
            ['L', ..] => [('a', 'z'), ('A', 'Z')],
            ['N', ..] => [('0', '9')],
            _ => throw new FormatException(),
        };
    }

    private string Code(int length)
    {
        var end = _position + length;
        if (end > _pattern.Length
            || !int.TryParse(_pattern[_position..end], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            throw new FormatException();
        }

        _position = end;
        return ((char)code).ToString();
    }

    private char Next() => _position < _pattern.Length ? _pattern[_position++] : throw new FormatException();

    private bool Takes(char expected)
    {
        if (_position >= _pattern.Length || _pattern[_position] != expected)
            return false;
        _position++;
        return true;
    }
}
