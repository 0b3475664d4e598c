namespace CloudMgmt.Core;

/// <summary>What a credential may use of the client that asks for it.</summary>
public sealed class CredentialContext
{
    private readonly Func<ApiRequest, Uri?, CancellationToken, Task<CallResult>> _send;

    internal CredentialContext(ApiClientOptions options, Func<ApiRequest, Uri?, CancellationToken, Task<CallResult>> send)
    {
        BaseUrl = options.BaseUrl!;
        TimeProvider = options.TimeProvider;
        _send = send;
    }

    /// <summary>The base URL of the client.</summary>
    public Uri BaseUrl { get; }

    /// <summary>The clock of the client.</summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>Calls a service without a credential, over the client's own connections.</summary>
    /// <typeparam name="T">The type of the answer's body.</typeparam>
    /// <param name="request">The call.</param>
    /// <param name="baseUrl">Where to send it; null for the client's base URL.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ApiException">The service refuses the call.</exception>
    public async Task<ApiResponse<T>> SendAsync<T>(ApiRequest request, Uri? baseUrl, CancellationToken cancellationToken)
    {
        var result = await _send(Argument.NotNull(request), baseUrl, cancellationToken).ConfigureAwait(false);
        return new ApiResponse<T>(result.Status, (T)result.Body!, result.Headers);
    }
}
