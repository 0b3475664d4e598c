using CloudMgmt.Core;

namespace CloudMgmt.BimData;

/// <summary>Fetches access tokens by the OAuth2 client credentials grant. The endpoint takes form-encoded requests only.</summary>
internal sealed class ClientCredentials(string clientId, string clientSecret, IEnumerable<string>? scopes, Uri tokenUrl) : RenewableCredential
{
    // What the service grants when it does not say.
    private static readonly TimeSpan DefaultLifetime = TimeSpan.FromHours(1);

    // A token that claims more than a day is renewed after one all the same.
    private const double LongestLifetimeSeconds = 24 * 3600;

    private readonly string? _scope = scopes is null ? null : string.Join(" ", scopes);

    protected override bool RenewsInBackground => true;

    protected override IReadOnlyList<string> HeaderNames => ["Authorization"];

    protected override async Task<Lease> LogInAsync(CredentialContext context, CancellationToken cancellationToken)
    {
        var request = new ApiRequest("POST", tokenUrl.AbsolutePath, "GetAccessToken")
            .Form("grant_type", "client_credentials")
            .Form("client_id", clientId)
            .Form("client_secret", clientSecret)
            .Form("scope", _scope)
            .Returns<AccessToken>("200", AccessToken.ReadJson)
            .Fails<TokenError>("default", TokenError.ReadJson);
        var started = context.TimeProvider.GetUtcNow();
        var response = await context.SendAsync<AccessToken>(request, new Authorization(baseUrl: new Uri(tokenUrl.GetLeftPart(UriPartial.Authority))), cancellationToken).ConfigureAwait(false);
        var token = response.Body.Value is { Length: > 0 } given ? given : throw response.Unexpected("there is no access token");
        return new Lease(Authorization.Header("Authorization", "Bearer " + token), started + Lifetime(response.Body.ExpiresIn));
    }

    private static TimeSpan Lifetime(double? seconds) => seconds switch
    {
        null => DefaultLifetime,
        > LongestLifetimeSeconds => TimeSpan.FromSeconds(LongestLifetimeSeconds),
        > 0 => TimeSpan.FromSeconds(seconds.Value),
        _ => TimeSpan.Zero,
    };
}
