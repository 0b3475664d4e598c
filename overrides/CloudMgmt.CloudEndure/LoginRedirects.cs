using CloudMgmt.Core;

namespace CloudMgmt.CloudEndure;

/// <summary>
/// Follows the 307 by which CloudEndure sends a login to the endpoint that serves the user. The token or the password goes along,
/// so it is followed to known hosts only, and never from https to http.
/// </summary>
internal sealed class LoginRedirects
{
    private const string LoginPath = "/login";
    private const int MaxHops = 3;

    private readonly HashSet<string> _allowedHosts;

    public LoginRedirects(IEnumerable<string>? allowedHosts)
        => _allowedHosts = new((allowedHosts ?? []).Select(CheckHost), StringComparer.OrdinalIgnoreCase);

    /// <summary>Sends a login and gives the answer with the base URL that it came from, null if that is the client's own.</summary>
    public async Task<(ApiResponse<object?> Response, Uri? Endpoint)> SendAsync(
        CredentialContext context, ApiRequest login, CancellationToken cancellationToken)
    {
        Uri? endpoint = null;
        for (var hop = 0; ; hop++)
        {
            try
            {
                return (await context.SendAsync<object?>(login, new Authorization(baseUrl: endpoint), cancellationToken)
                    .ConfigureAwait(false), endpoint);
            }
            catch (ApiException e) when (e.StatusCode == 307)
            {
                if (hop == MaxHops)
                    throw Refuse(e, $"more than {MaxHops} times");
                endpoint = Follow(e, endpoint ?? context.BaseUrl, context.BaseUrl.Authority);
            }
        }
    }

    private Uri Follow(ApiException redirect, Uri from, string ownHost)
    {
        var here = new Uri(from.AbsoluteUri.TrimEnd('/') + LoginPath);
        if (!redirect.Info.Headers.TryGetValue("Location", out var location) || !Uri.TryCreate(here, location, out var there))
            throw Refuse(redirect, "without a readable Location");
        if (there.Scheme is not ("http" or "https") || there.UserInfo.Length > 0 || there.Query.Length > 0
            || !there.AbsolutePath.EndsWith(LoginPath, StringComparison.Ordinal))
        {
            throw Refuse(redirect, "to something that is not a login");
        }

        if (here.Scheme == "https" && there.Scheme == "http")
            throw Refuse(redirect, "from https to http");
        if (!there.Authority.Equals(ownHost, StringComparison.OrdinalIgnoreCase) && !_allowedHosts.Contains(there.Authority))
            throw Refuse(redirect, $"to {there.Authority}, which is not an allowed host of the credential");
        return new Uri(there, there.AbsolutePath.Substring(0, there.AbsolutePath.Length - LoginPath.Length));
    }

    private static ApiException Refuse(ApiException redirect, string how)
        => new($"LogIn (POST {LoginPath}) was redirected {how}; nothing was sent there.", redirect.Info, redirect);

    // By the parser that reads the target of a redirect too, so that both write the same host the same way.
    private static string CheckHost(string host)
        => Uri.TryCreate($"https://{host}/", UriKind.Absolute, out var url)
            && url is { AbsolutePath: "/", UserInfo: "", Query: "", Fragment: "" }
            ? url.Authority
            : throw new ArgumentException("An allowed host must be a host name, or a host name with a port.", "allowedHosts");
}
