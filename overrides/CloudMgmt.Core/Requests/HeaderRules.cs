namespace CloudMgmt.Core;

/// <summary>What may stand in a request header. RestSharp would echo a bad value in its own exception, and a value may be a secret.</summary>
internal static class HeaderRules
{
    public static string CheckName(string name)
    {
        if (name.Length == 0 || name.Any(c => c <= ' ' || c >= 127 || "()<>@,;:\\\"/[]?={}".Contains(c)))
            throw new ArgumentException("A header name must be a token of visible ASCII characters.", nameof(name));
        return name;
    }

    public static string CheckValue(string name, string? value)
    {
        if (value is null)
            throw new ArgumentException($"Header '{name}' has no value.", name);
        return IsValue(value)
            ? value
            : throw new ArgumentException($"The value of header '{name}' has a character that a header cannot carry (line break, control or non-ASCII).", name);
    }

    public static bool IsValue(string value) => value.All(c => (c >= ' ' || c == '\t') && c < 127);
}
