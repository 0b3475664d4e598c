using CloudMgmt.Core;

namespace CloudMgmt.CloudEndure;

/// <summary>
/// Logs in to CloudEndure with <c>POST /login</c> and keeps the session: a cookie, and a header that repeats another cookie.
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

    private CloudEndureCredential(Dictionary<string, string> login) => _login = login;

    /// <summary>Logs in with the API token of a user, which the console shows under its API settings.</summary>
    /// <param name="userApiToken">The token.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException"><paramref name="userApiToken"/> is null or empty.</exception>
    public static CloudEndureCredential FromApiToken(string userApiToken)
        => new(new() { ["userApiToken"] = Check(userApiToken, nameof(userApiToken)) });

    /// <summary>Logs in with the name and the password of a user.</summary>
    /// <param name="username">The name, an e-mail address.</param>
    /// <param name="password">The password.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">A text is null or empty.</exception>
    public static CloudEndureCredential FromPassword(string username, string password)
        => new(new() { ["username"] = Check(username, nameof(username)), ["password"] = Check(password, nameof(password)) });

    /// <inheritdoc/>
    protected override async Task<Lease> LogInAsync(CredentialContext context, CancellationToken cancellationToken)
    {
        var request = new ApiRequest("POST", "/login", "LogIn")
            .JsonBody(_login)
            .ReturnsNothing("200")
            .Fails<Error>("default");
        var started = context.TimeProvider.GetUtcNow();
        var response = await context.SendAsync<object?>(request, null, cancellationToken).ConfigureAwait(false);
        return new Lease(Session(response.Headers), started + SessionLifetime);
    }

    private static Authorization Session(ApiHeaders headers)
    {
        var cookies = ResponseCookies.Read(headers);
        if (!cookies.TryGetValue(SessionCookie, out var session))
            throw new ApiException(
                "LogIn (POST /login) answered 200 without the cookie 'session'.",
                new ApiErrorInfo { StatusCode = 200, Method = "POST", PathTemplate = "/login", OperationId = "LogIn" });
        // Old versions of the API set no XSRF cookie and ask for no header.
        return cookies.TryGetValue(XsrfCookie, out var xsrf)
            ? new Authorization([new(XsrfHeader, xsrf)], [new(SessionCookie, session), new(XsrfCookie, xsrf)])
            : new Authorization([], [new(SessionCookie, session)]);
    }

    private static string Check(string value, string parameter)
        => string.IsNullOrWhiteSpace(value) ? throw new ArgumentException("The value must not be empty.", parameter) : value;
}
