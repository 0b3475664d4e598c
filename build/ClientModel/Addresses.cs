using CloudMgmt.OpenApi;

namespace CloudMgmt.ClientModel;

/// <summary>The addresses that a document names.</summary>
internal static class Addresses
{
    /// <summary>The address in its usual form; null if calls cannot go there as it stands,
    /// or would carry more than the document says.</summary>
    public static string? Callable(string? text)
        => Uri.TryCreate(text, UriKind.Absolute, out var url)
            && url is { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" } ? url.AbsoluteUri : null;

    /// <summary>The address of the first server, its variables at their defaults; null if there is none.</summary>
    /// <param name="holder">What has servers: the document, a path or an operation.</param>
    public static string? First(MapNode holder)
    {
        if (holder.List("servers")?.Items is not [MapNode server, ..] || server.Text("url") is not { } url)
            return null;
        foreach (var (name, variable) in server.Map("variables").Maps())
            url = url.Replace("{" + name + "}", (variable["default"] as ScalarNode)?.Text, StringComparison.Ordinal);
        return url;
    }

    /// <summary>Where calls go.</summary>
    /// <param name="text">An address; a relative one lies below the base, or on its machine if it begins with a slash.</param>
    /// <param name="baseUrl">The base; null if none is known.</param>
    /// <returns>The address without a slash at its end; null if calls cannot go there.</returns>
    public static string? Resolve(string? text, string? baseUrl)
        => (Callable(text) ?? Below(text, baseUrl))?.TrimEnd('/');

    private static string? Below(string? text, string? baseUrl)
        => baseUrl is not null && text?.Contains('{', StringComparison.Ordinal) == false
            && Uri.TryCreate(text, UriKind.Relative, out var relative)
            && Uri.TryCreate(new Uri(baseUrl + "/"), relative, out var url) ? Callable(url.AbsoluteUri) : null;
}
