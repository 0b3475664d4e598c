namespace CloudMgmt.Core;

/// <summary>The way of every call: deadline, credential, transport, and the reading of the answer.</summary>
internal sealed class ApiPipeline : IDisposable
{
    private readonly RestTransport _transport;
    private readonly ApiClientOptions _options;
    private readonly string _userAgent;
    private readonly Func<object, string?> _describeError;

    public ApiPipeline(ApiClientOptions options, string userAgent, Func<object, string?> describeError)
    {
        _options = options;
        _userAgent = userAgent;
        _describeError = describeError;
        _transport = RestTransport.Create(options);
    }

    public async Task<(int Status, ApiHeaders Headers, object? Body)> SendAsync(ApiRequest call, CancellationToken cancellationToken)
    {
        var allowed = call.Options.Timeout ?? _options.Timeout;
        ApiClientOptions.CheckTimeout(allowed, nameof(RequestOptions));
        using var deadline = new Deadline(allowed, _options.TimeProvider, cancellationToken);
        try
        {
            var response = await SendAuthorizedAsync(call, deadline.Token).ConfigureAwait(false);
            var reader = new ResponseReader(call, _describeError);
            if (!response.IsSuccess)
                throw await reader.ReadFailureAsync(response, deadline.Token).ConfigureAwait(false);
            return (response.StatusCode, response.Headers, await reader.ReadSuccessAsync(response, deadline.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException e) when (deadline.HasPassed)
        {
            throw NoResponse(call, ConnectionFailure.Timeout, e);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (NoResponseException e)
        {
            throw NoResponse(call, e.Reason, e.InnerException);
        }
    }

    public void Dispose() => _transport.Dispose();

    private async Task<TransportResponse> SendAuthorizedAsync(ApiRequest call, CancellationToken cancellationToken)
    {
        if (_options.Credential is not { } credential)
            return await SendOnceAsync(call, Authorization.None, cancellationToken).ConfigureAwait(false);
        var context = new CredentialContext(_options, SendUnauthorizedAsync);
        var authorization = await credential.AuthorizeAsync(context, cancellationToken).ConfigureAwait(false);
        var response = await SendOnceAsync(call, authorization, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != 401 || !credential.Invalidate(authorization))
            return response;
        // The service no longer accepts what the credential held: once more with a renewed one.
        response.Dispose();
        authorization = await credential.AuthorizeAsync(context, cancellationToken).ConfigureAwait(false);
        return await SendOnceAsync(call, authorization, cancellationToken).ConfigureAwait(false);
    }

    private Task<TransportResponse> SendOnceAsync(ApiRequest call, Authorization authorization, CancellationToken cancellationToken)
        => _transport.SendAsync(RestRequestFactory.Create(call, authorization, _userAgent), cancellationToken);

    private async Task<(int Status, ApiHeaders Headers, object? Body)> SendUnauthorizedAsync(ApiRequest call, Uri? baseUrl, CancellationToken cancellationToken)
    {
        var response = await SendOnceAsync(call, new Authorization(baseUrl: baseUrl), cancellationToken).ConfigureAwait(false);
        var reader = new ResponseReader(call, _describeError);
        if (!response.IsSuccess)
            throw await reader.ReadFailureAsync(response, cancellationToken).ConfigureAwait(false);
        return (response.StatusCode, response.Headers, await reader.ReadSuccessAsync(response, cancellationToken).ConfigureAwait(false));
    }

    private static ApiConnectionException NoResponse(ApiRequest call, ConnectionFailure reason, Exception? cause)
        => new(reason, new ApiErrorInfo { Method = call.Method, PathTemplate = call.PathTemplate, OperationId = call.OperationId }, cause);
}
