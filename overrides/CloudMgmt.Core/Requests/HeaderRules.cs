namespace CloudMgmt.Core;

/// <summary>What may stand in a request header. RestSharp would echo a bad value in its own exception, and a value may be a secret.</summary>
internal static class HeaderRules
{
    public const string Problem = "has a character that a header cannot carry (line break, control, non-ASCII, or a space at an end)";

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
            : throw new ArgumentException($"The value of header '{name}' {Problem}.", name);
    }

    // White space at the ends belongs to the line, not to the value: the service would see another value than the caller gave.
    public static bool IsValue(string value)
        => value.All(c => (c >= ' ' || c == '\t') && c < 127) && value.Length == value.Trim().Length;
}
