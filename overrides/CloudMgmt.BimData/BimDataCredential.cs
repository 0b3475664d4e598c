using CloudMgmt.Core;
using CloudMgmt.Core.Internal;

namespace CloudMgmt.BimData;

/// <summary>
/// The ways to authenticate to BIMData.
/// Override: the generator does not turn security schemes into credentials.
/// </summary>
public static class BimDataCredential
{
    /// <summary>The address of the public service's token endpoint.</summary>
    public static Uri DefaultTokenUrl { get; } = new("https://iam.bimdata.io/auth/realms/bimdata/protocol/openid-connect/token");

    /// <summary>An access token that the application has already.</summary>
    /// <param name="accessToken">The token, without the word Bearer.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">The token is empty or has a character that a header cannot carry.</exception>
    public static Credential FromAccessToken(string accessToken)
        => new HeaderCredential("Authorization", Prefixed("Bearer", accessToken, nameof(accessToken)));

    /// <summary>
    /// A callback that gives an access token before each attempt, and once more when the service answers 401. See
    /// <see cref="HeaderCredential"/> for where and when it runs.
    /// </summary>
    /// <param name="accessToken">Gives the token, without the word Bearer; null or blank
    /// fails the call with an <see cref="InvalidOperationException"/>.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="accessToken"/> is null.</exception>
    public static Credential FromAccessToken(Func<CancellationToken, ValueTask<string>> accessToken)
        => new HeaderCredential("Authorization", Argument.NotNull(accessToken), "Bearer");

    /// <summary>An API key, which does not expire.</summary>
    /// <param name="apiKey">The key, without the word ApiKey.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">The key is empty or has a character that a header cannot carry.</exception>
    public static Credential FromApiKey(string apiKey) => new HeaderCredential("Authorization", Prefixed("ApiKey", apiKey, nameof(apiKey)));

    /// <summary>
    /// OAuth2 client credentials: an access token is fetched when needed and kept. In its last minute it is renewed in the
    /// background, while calls go on with it; when the service refuses it earlier, it is renewed and the call is sent once more.
    /// </summary>
    /// <param name="clientId">The id of the application.</param>
    /// <param name="clientSecret">The secret of the application.</param>
    /// <param name="scopes">What the token shall allow, such as <c>cloud:read</c>; null for all that the application may do.</param>
    /// <param name="tokenUrl">The token endpoint; null for <see cref="DefaultTokenUrl"/>.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">A text is null or empty, or the token endpoint is neither https nor on this
    /// machine, or has a query.</exception>
    public static RenewableCredential FromClientCredentials(
        string clientId, string clientSecret, IEnumerable<string>? scopes = null, Uri? tokenUrl = null)
        => new ClientCredentials(clientId, clientSecret, tokenUrl ?? DefaultTokenUrl, scopes, secretInBody: true);

    private static string Prefixed(string scheme, string value, string parameter) => $"{scheme} {Argument.NotBlank(value, parameter)}";
}
