using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CloudMgmt.ClientModel;

/// <summary>Turns the names of a document into C# identifiers.</summary>
internal static class CSharpNames
{
    private const int MaximumLength = 100;

    // Of a name that is made of others, before it is one in C#: what is deep within itself would take the square of its depth.
    private const int MaximumParts = 2000;

    private const char FirstMarked = '\u00C0';

    // What the letters from there on are without their marks. The generator runs without the tables that would know it.
    private const string WithoutMarks =
        "AAAAAAACEEEEIIIIDNOOOOO OUUUUYTsaaaaaaaceeeeiiiidnooooo ouuuuyty"
        + "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlL"
        + "lLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

    private static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "async", "await", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const",
        "continue", "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false",
        "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock",
        "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public",
        "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch",
        "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void",
        "volatile", "while", "field", "value", "record", "required", "nameof",
    ];

    /// <summary><c>cloud_pk</c> gives <c>CloudPk</c>; a run of capitals keeps its form (<c>userIDs</c> gives <c>UserIDs</c>).</summary>
    public static string Pascal(string name)
    {
        var words = Sign(name) + (Ascii.IsValid(name) ? name : Spell(name));
        var result = words.Length <= MaximumLength ? stackalloc char[words.Length] : new char[words.Length];
        var (length, upper) = (0, true);
        foreach (var c in words)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                upper = true;
                continue;
            }
            result[length++] = upper ? char.ToUpperInvariant(c) : c;
            upper = false;
        }
        if (length == 0)
            return Shorten(CodePoints(name));
        return Shorten(char.IsDigit(result[0]) ? $"Value{result[..length]}" : result[..length].ToString());
    }

    /// <summary>The name of a value: <c>ACCOUNT_ADMIN</c> gives <c>AccountAdmin</c>, <c>100</c> gives <c>Value100</c>.</summary>
    public static string Member(string value)
    {
        var isShouted = value.Any(char.IsLetter) && !value.Any(char.IsLower);
        return value.Length == 0 ? "Empty" : Pascal(isShouted ? value.ToLowerInvariant() : value);
    }

    /// <summary><c>cloud_pk</c> gives <c>cloudPk</c>; keywords get an at sign.</summary>
    public static string Camel(string name)
    {
        var pascal = Pascal(name);
        var capitals = pascal.TakeWhile(char.IsUpper).Count();
        // A leading acronym is lowered up to its last capital, which begins the next word: IDs gives ids, APIKey gives apiKey.
        var lower = capitals <= 1 ? 1 : capitals == pascal.Length ? capitals : capitals - 1;
        return Escape(pascal[..lower].ToLower(CultureInfo.InvariantCulture) + pascal[lower..]);
    }

    /// <summary>Whether a name has only what the names here are made of: Latin letters, digits and underscores.</summary>
    public static bool IsIdentifier(string name)
        => name is [not (>= '0' and <= '9'), ..] && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    /// <summary>Shortens a name that is made of those of many levels.</summary>
    public static string Bounded(string name) => name.Length <= MaximumParts ? name : Shorten(name);

    public static string Escape(string identifier) => Keywords.Contains(identifier) ? "@" + identifier : identifier;

    /// <summary>Gives a name that is not taken yet, and takes it, together with a name that is made of it.</summary>
    public static string Unique(string name, ISet<string> taken, string suffix = "", Func<string, string>? derived = null)
    {
        var candidate = IsTaken(name) && suffix.Length > 0 ? name + suffix : name;
        for (var number = 2; IsTaken(candidate); number++)
            candidate = name + suffix + number.ToString(CultureInfo.InvariantCulture);
        taken.Add(candidate);
        if (derived is not null)
            taken.Add(derived(candidate));
        return candidate;

        bool IsTaken(string text) => taken.Contains(text) || (derived is not null && taken.Contains(derived(text)));
    }

    // Without it 1, +1 and -1 would be the same.
    private static string Sign(string name) => name switch
    {
        ['-', >= '0' and <= '9', ..] => "Minus ",
        ['+', >= '0' and <= '9', ..] => "Plus ",
        _ => "",
    };

    // Latin letters without their marks, and those of other scripts by their code points: names must stay apart that differ in these.
    private static string Spell(string name)
    {
        var words = new StringBuilder();
        foreach (var c in name)
        {
            if (c is >= FirstMarked and <= '\u017F')
                words.Append(WithoutMarks[c - FirstMarked]);
            else if (!char.IsAscii(c) && char.IsLetter(c))
                words.Append(CodePoint(c));
            else if (char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                words.Append(c);
        }
        return words.ToString();
    }

    // Names without a Latin letter or digit; a number would depend on their order.
    private static string CodePoints(string name) => name.Length == 0 ? "Value" : string.Concat(name.Select(CodePoint));

    private static string CodePoint(char c) => $"U{(int)c:X4}";

    // A type is a file, and file names have limits. The hash keeps apart what differs in the rest.
    private static string Shorten(string name)
        => name.Length <= MaximumLength ? name
            : name[..(MaximumLength - 8)] + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8];
}
