namespace CloudMgmt.Core;

/// <summary>What a credential may use of the client that asks for it.</summary>
public sealed class CredentialContext
{
    private readonly ApiClientOptions _options;
    private readonly Func<ApiRequest, Authorization, CancellationToken, Task<CallResult>> _send;

    private readonly ApiLog _log;
    private readonly LoginTelemetry? _login;

    internal CredentialContext(
        ApiClientOptions options, Func<ApiRequest, Authorization, CancellationToken, Task<CallResult>> send, ApiLog log,
        LoginTelemetry? login = null)
        => (_options, _send, _log, _login) = (options, send, log, login);

    /// <summary>The base URL of the client.</summary>
    public Uri BaseUrl => _options.BaseUrl!;

    /// <summary>The clock of the client.</summary>
    public TimeProvider TimeProvider => _options.TimeProvider;

    /// <summary>The time of a login.</summary>
    internal TimeSpan Timeout => _options.Timeout;

    /// <summary>
    /// Gives what a client offers to its credential, for calls that a credential makes on its own account, such as a logout.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <returns>The context.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The client was made without options, for mocking.</exception>
    public static CredentialContext Of(ApiClient client) => Argument.NotNull(client).Pipeline.Context;

    /// <summary>
    /// Calls a service over the client's own connections, without asking the client's credential, without repeats and within
    /// <see cref="ApiClientOptions.Timeout"/>.
    /// </summary>
    /// <typeparam name="T">The type of the answer's body.</typeparam>
    /// <param name="request">The call.</param>
    /// <param name="authorization">What the call carries and where it goes; null for nothing and the client's base URL.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ApiException">The service refuses the call.</exception>
    /// <exception cref="InvalidOperationException">
    /// The call would go to another machine over plain http, and <see cref="ApiClientOptions.AllowInsecureHttp"/> is not set.
    /// </exception>
    public async Task<ApiResponse<T>> SendAsync<T>(ApiRequest request, Authorization? authorization, CancellationToken cancellationToken)
    {
        if (authorization?.BaseUrl is { } url && _options.Exposes(url))
            throw Exposed(url);
        _login?.Sends(Argument.NotNull(request), authorization?.BaseUrl ?? BaseUrl);
        var result = await _send(Argument.NotNull(request), authorization ?? Authorization.None, cancellationToken).ConfigureAwait(false);
        _login?.Answered(result.Status);
        return new ApiResponse<T>(request, result);
    }

    internal static InvalidOperationException Exposed(Uri url)
        => new($"A credential does not go to {url.Authority} over plain http; use https, or set {nameof(ApiClientOptions.AllowInsecureHttp)}.");

    internal LoginTelemetry StartLogin(string credential, Deadline clock) => new(_log, clock, BaseUrl, credential);

    /// <summary>The same for one login, which its requests then belong to.</summary>
    internal CredentialContext For(LoginTelemetry login) => new(_options, _send, _log, login);
}
