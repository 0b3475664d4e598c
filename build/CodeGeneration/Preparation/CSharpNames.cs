using System.Globalization;
using System.Text;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>Turns the names of a document into C# identifiers.</summary>
internal static class CSharpNames
{
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
        var result = new StringBuilder();
        var upper = true;
        foreach (var c in name)
        {
            if (!char.IsLetterOrDigit(c) || c > 127)
            {
                upper = true;
                continue;
            }
            result.Append(upper ? char.ToUpperInvariant(c) : c);
            upper = false;
        }
        if (result.Length == 0)
            return "Value";
        return char.IsDigit(result[0]) ? "Value" + result : result.ToString();
    }

    /// <summary>The name of an enumeration member: <c>ACCOUNT_ADMIN</c> gives <c>AccountAdmin</c>, <c>100</c> gives <c>Value100</c>.</summary>
    public static string Member(string value)
    {
        var words = value.Any(char.IsLower) || !value.Any(char.IsLetter) ? value : value.ToLowerInvariant();
        var sign = value.StartsWith('-') && value.Length > 1 && char.IsDigit(value[1]) ? "Minus " : "";
        return value.Length == 0 ? "Empty" : Pascal(sign + words);
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

    public static string Escape(string identifier) => Keywords.Contains(identifier) ? "@" + identifier : identifier;

    /// <summary>Gives a name that is not taken yet, and takes it.</summary>
    public static string Unique(string name, ISet<string> taken, string suffix = "")
    {
        var candidate = taken.Contains(name) && suffix.Length > 0 ? name + suffix : name;
        for (var number = 2; !taken.Add(candidate); number++)
            candidate = name + suffix + number.ToString(CultureInfo.InvariantCulture);
        return candidate;
    }
}
