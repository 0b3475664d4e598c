using System.Text;

namespace CloudMgmt.Core;

/// <summary>
/// OAuth2 client credentials (RFC 6749, section 4.4): an access token is fetched when needed and kept. In its last minute it is renewed in
/// the background, while calls go on with it; when the service refuses it earlier, it is renewed and the call is sent once more.
/// </summary>
public sealed class ClientCredentials : RenewableCredential
{
    // What is assumed when the service does not say.
    private static readonly TimeSpan DefaultLifetime = TimeSpan.FromHours(1);

    // A token that claims more than a day is renewed after one all the same.
    private const double LongestLifetimeSeconds = 24 * 3600;

    private readonly Uri _tokenUrl;
    private readonly string _clientId;
    private readonly string _clientSecret;
    private readonly string? _scope;
    private readonly bool _isInBody;

    /// <summary>Makes a credential.</summary>
    /// <param name="clientId">The id of the application.</param>
    /// <param name="clientSecret">The secret of the application.</param>
    /// <param name="tokenUrl">The token endpoint.</param>
    /// <param name="scopes">What the token shall allow; null for all that the application may do.</param>
    /// <param name="secretInBody">
    /// Whether id and secret go in the body of the request for a token; otherwise by HTTP basic authentication, which every service takes.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A text is null or empty, or the token endpoint is neither https nor on this machine, or has a query.
    /// </exception>
    public ClientCredentials(
        string clientId, string clientSecret, Uri tokenUrl, IEnumerable<string>? scopes = null, bool secretInBody = false)
    {
        (_clientId, _clientSecret) = (Argument.NotBlank(clientId), Argument.NotBlank(clientSecret));
        _tokenUrl = CheckUrl(Argument.NotNull(tokenUrl));
        (_scope, _isInBody) = (scopes is null ? null : string.Join(" ", scopes), secretInBody);
    }

    /// <inheritdoc/>
    protected override bool RenewsInBackground => true;

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> HeaderNames => ["Authorization"];

    /// <inheritdoc/>
    protected override async Task<Lease> LogInAsync(CredentialContext context, CancellationToken cancellationToken)
    {
        var request = new ApiRequest("POST", _tokenUrl.AbsolutePath, "GetAccessToken").Form("grant_type", "client_credentials");
        if (_isInBody)
            request.Form("client_id", _clientId).Form("client_secret", _clientSecret);
        request.Form("scope", _scope).Returns<AccessToken>("200", AccessToken.ReadJson)
            .Fails<TokenError>("default", TokenError.ReadJson);
        var started = Argument.NotNull(context).TimeProvider.GetUtcNow();
        var response = await context.SendAsync<AccessToken>(request, Identification(), cancellationToken).ConfigureAwait(false);
        var token = response.Body.Value is { Length: > 0 } given ? given : throw response.Unexpected("there is no access token");
        return new Lease(Authorization.Header("Authorization", "Bearer " + token), started + Lifetime(response.Body.ExpiresIn));
    }

    // Both are encoded like a form before they become a user and a password (RFC 6749, section 2.3.1).
    private Authorization Identification()
    {
        var text = $"{Uri.EscapeDataString(_clientId)}:{Uri.EscapeDataString(_clientSecret)}";
        return new Authorization(
            _isInBody ? null : [new("Authorization", "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes(text)))],
            baseUrl: new Uri(_tokenUrl.GetLeftPart(UriPartial.Authority)));
    }

    // The secret of the application goes there.
    private static Uri CheckUrl(Uri tokenUrl)
        => tokenUrl is { IsAbsoluteUri: true, UserInfo: "", Query: "", Fragment: "" }
            && (tokenUrl.Scheme == "https" || tokenUrl is { Scheme: "http", IsLoopback: true })
            ? tokenUrl
            : throw new ArgumentException(
                "The token endpoint must be an absolute https address without user information, query and fragment.", nameof(tokenUrl));

    private static TimeSpan Lifetime(double? seconds) => seconds switch
    {
        null => DefaultLifetime,
        > LongestLifetimeSeconds => TimeSpan.FromSeconds(LongestLifetimeSeconds),
        > 0 => TimeSpan.FromSeconds(seconds.Value),
        _ => TimeSpan.Zero,
    };
}
