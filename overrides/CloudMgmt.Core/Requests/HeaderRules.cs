namespace CloudMgmt.Core;

/// <summary>
/// What may stand in a request header. RestSharp would echo a bad value in its own exception, and a value may be a secret.
/// </summary>
internal static class HeaderRules
{
    public const string Problem = "has a character that a header cannot carry (line break, control, non-ASCII, or a space at an end)";

    private const string Separators = "()<>@,;:\\\"/[]?={}";

    private static readonly string[] OfTransport =
        ["Host", "Connection", "Keep-Alive", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "HTTP2-Settings", "Expect"];

    /// <summary>Refuses headers of a call that it cannot set itself.</summary>
    /// <exception cref="ArgumentException">
    /// A header is malformed, or belongs to the transport or to the credential; the message names it.
    /// </exception>
    public static void CheckOptions(RequestOptions options, Credential? credential)
    {
        if (!options.HasHeaders)
            return;
        foreach (var header in options.Headers)
        {
            CheckValue(CheckName(header.Key), header.Value);
            if (Owner(header.Key, credential) is { } owner)
                throw new ArgumentException($"Header '{header.Key}' of a call belongs to {owner}.", nameof(options));
        }
    }

    // The credential may name its headers only when it has them: those are looked at again then.
    public static void CheckNotOwned(string name, Authorization authorization)
    {
        if (authorization.Headers.Any(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            || (IsCookie(name) && authorization.Cookies.Count > 0))
        {
            throw new ArgumentException($"Header '{name}' of a call belongs to the credential.", "options");
        }
    }

    private static string? Owner(string name, Credential? credential)
        => name.Equals("Expect", StringComparison.OrdinalIgnoreCase) ? "the transport: the head of the request would go out before its body, and more than once"
        : OfTransport.Contains(name, StringComparer.OrdinalIgnoreCase) ? "the transport"
        : name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase) ? "the body"
        : name.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase) ? "the way to a proxy, which the handler knows"
        : credential?.HeaderNames.Contains(name, StringComparer.OrdinalIgnoreCase) == true ? "the credential"
        : null;

    private static bool IsCookie(string name) => name.Equals("Cookie", StringComparison.OrdinalIgnoreCase);

    public static string CheckName(string name)
    {
        if (!IsToken(name))
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
    {
        // By loops, here and below: these are asked several times a call.
        foreach (var c in value)
        {
            if (c is (< ' ' and not '\t') or >= (char)127)
                return false;
        }
        return value.Length == value.Trim().Length;
    }

    /// <summary>Whether a text can be the name of a header, or a method.</summary>
    public static bool IsToken(string name)
    {
        foreach (var c in name)
        {
            if (c is <= ' ' or >= (char)127 || Separators.IndexOf(c) >= 0)
                return false;
        }
        return name.Length > 0;
    }
}
