using CloudMgmt.Core;
using CloudMgmt.Core.Internal;
using CloudMgmt.Core.Serialization;

namespace CloudMgmt.CloudEndure;

/// <summary>
/// Logs in to CloudEndure with <c>POST /login</c> and keeps the session: a cookie, and a header that repeats another cookie.
/// The session is renewed a minute before its hour is over, and once when the service refuses it earlier.
/// Override: the OpenAPI document can name the cookie and the header, but not the login that they come from.
/// </summary>
public sealed class CloudEndureCredential : RenewableCredential
{
    private const string SessionCookie = "session";
    private const string XsrfCookie = "XSRF-TOKEN";
    private const string XsrfHeader = "X-XSRF-TOKEN";

    // A session lasts an hour, by the notes of users; the service does not tell.
    private static readonly TimeSpan SessionLifetime = TimeSpan.FromHours(1);

    private readonly Dictionary<string, string> _login;
    private readonly LoginRedirects _redirects;

    private CloudEndureCredential(Dictionary<string, string> login, IEnumerable<string>? allowedHosts)
        => (_login, _redirects) = (login, new LoginRedirects(allowedHosts));

    /// <summary>Logs in with the API token of a user, which the console shows under its API settings.</summary>
    /// <param name="userApiToken">The token.</param>
    /// <param name="allowedHosts">
    /// Hosts, with a port unless it is the usual one, that a login may be redirected to with the token, besides that of the base
    /// URL; null for none.
    /// </param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="userApiToken"/> is null or empty, or one of <paramref name="allowedHosts"/> is not a host.
    /// </exception>
    public static CloudEndureCredential FromApiToken(string userApiToken, IEnumerable<string>? allowedHosts = null)
        => new(new() { ["userApiToken"] = Argument.NotBlank(userApiToken) }, allowedHosts);

    /// <summary>Logs in with the name and the password of a user.</summary>
    /// <param name="username">The name, an e-mail address.</param>
    /// <param name="password">The password.</param>
    /// <param name="allowedHosts">
    /// Hosts, with a port unless it is the usual one, that a login may be redirected to with the password, besides that of the
    /// base URL; null for none.
    /// </param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">A text is null or empty, or one of <paramref name="allowedHosts"/> is not a host.</exception>
    public static CloudEndureCredential FromPassword(string username, string password, IEnumerable<string>? allowedHosts = null)
        => new(new() { ["username"] = Argument.NotBlank(username), ["password"] = Argument.NotBlank(password) }, allowedHosts);

    /// <summary>Ends the session at the service and forgets it, if there is one. A later call logs in again.</summary>
    /// <param name="client">A client that uses this credential; its connections are used.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the service has answered.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
    /// <exception cref="ApiException">The service refuses the logout; the session is forgotten nevertheless.</exception>
    public async Task LogOutAsync(CloudEndureClient client, CancellationToken cancellationToken = default)
    {
        var context = CredentialContext.Of(client);
        if (Release() is not { } session)
            return;
        var request = new ApiRequest("POST", "/logout", "LogOut")
            .ReturnsNothing("204")
            .Fails<Error>("default", Error.ReadJson);
        try
        {
            await context.SendAsync<object?>(request, session, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.IsUnauthorized)
        {
            // The session was over already.
        }
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> HeaderNames => [XsrfHeader, "Cookie"];

    /// <inheritdoc/>
    protected override async Task<Lease> LogInAsync(CredentialContext context, CancellationToken cancellationToken)
    {
        var request = new ApiRequest("POST", "/login", "LogIn")
            .JsonBody(_login, static (json, login) => json.WriteMap(login, JsonValues.WriteString))
            .ReturnsNothing("200")
            .Fails<Error>("default", Error.ReadJson);
        var started = context.TimeProvider.GetUtcNow();
        var (response, endpoint) = await _redirects.SendAsync(context, request, cancellationToken).ConfigureAwait(false);
        // The answer also names the version of the API. The base URL decides which one is called, so it is not followed.
        return new Lease(Session(response, endpoint), started + SessionLifetime);
    }

    private static Authorization Session(ApiResponse response, Uri? endpoint)
    {
        var cookies = ResponseCookies.Read(response.Headers);
        if (!cookies.TryGetValue(SessionCookie, out var session) || session.Length == 0)
            throw response.Unexpected($"there is no cookie '{SessionCookie}'");
        // Old versions of the API set no XSRF cookie and ask for no header.
        return cookies.TryGetValue(XsrfCookie, out var xsrf)
            ? new Authorization([new(XsrfHeader, xsrf)], [new(SessionCookie, session), new(XsrfCookie, xsrf)], endpoint)
            : new Authorization([], [new(SessionCookie, session)], endpoint);
    }
}
