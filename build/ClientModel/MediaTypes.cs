namespace CloudMgmt.ClientModel;

/// <summary>What the runtime can do with a media type.</summary>
internal static class MediaTypes
{
    public const string Multipart = "multipart/form-data";
    public const string UrlEncoded = "application/x-www-form-urlencoded";

    public static bool IsJson(string type)
    {
        var plain = type.Split(';')[0].Trim();
        return plain.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || plain.EndsWith("+json", StringComparison.OrdinalIgnoreCase)
            || plain.Equals("text/json", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether any media type is meant, JSON among them.</summary>
    public static bool IsAny(string type) => type.Split(';')[0].Trim() is "*/*" or "application/*";

    /// <summary>How a body of a media type is sent or read.</summary>
    public static BodyKind KindOf(string type) => IsJson(type) ? BodyKind.Json : IsText(type) ? BodyKind.Text : BodyKind.Stream;

    /// <summary>What is sent where the document allows a whole range of media types.</summary>
    public static string OfKind(BodyKind kind)
        => kind switch { BodyKind.Json => "application/json", BodyKind.Text => "text/plain", _ => "application/octet-stream" };

    public static bool IsMultipart(string type) => type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a form of several parts is sent as, without parameters: the boundary is made when it is sent.</summary>
    public static string OfParts(string type)
        => type.Split(';')[0].Trim() is var plain && plain.Contains('*', StringComparison.Ordinal) ? Multipart : plain;

    public static bool IsForm(string type)
        => IsMultipart(type)
            || type.StartsWith(UrlEncoded, StringComparison.OrdinalIgnoreCase);

    public static bool IsPlainText(string type) => type.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase);

    public static bool IsText(string type)
        => type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || type.Contains("xml", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith(UrlEncoded, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Which of several media types is sent, or asked for: that with the least number. Plain JSON goes before that of a vendor, and a patch
    /// that has the form of what it changes before a list of steps.
    /// </summary>
    public static int Preference(string type) => type switch
    {
        _ when IsPlainJson(type) => 0,
        _ when type.StartsWith("application/merge-patch+json", StringComparison.OrdinalIgnoreCase) => 1,
        _ when IsJson(type) => 2,
        _ when IsMultipart(type) => 3,
        _ when IsForm(type) => 4,
        _ when IsText(type) => 5,
        _ => 6,
    };

    private static bool IsPlainJson(string type)
        => type.Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase);
}
