namespace CloudMgmt.ClientModel;

/// <summary>The addresses that a document names.</summary>
internal static class Addresses
{
    /// <summary>The address in its usual form; null if calls cannot go there as it stands,
    /// or would carry more than the document says.</summary>
    public static string? Callable(string? text)
        => Uri.TryCreate(text, UriKind.Absolute, out var url)
            && url is { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" } ? url.AbsoluteUri : null;
}
