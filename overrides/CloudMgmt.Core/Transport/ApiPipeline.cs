using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudMgmt.Core;

/// <summary>
/// The way of every call, outermost first: span and log, overall deadline, the client's own limits, retries, and for each attempt
/// its deadline, the credential, the transport and the reading of the answer.
/// </summary>
internal sealed class ApiPipeline : IDisposable
{
    private readonly ApiClientOptions _options;
    private readonly Func<object, string?> _describeError;
    private readonly RestRequestFactory _requests;
    private readonly RestTransport _transport;
    private readonly ClientLimiter? _limiter;
    private readonly RetryLoop _retries;
    private readonly ApiLog _log;

    public ApiPipeline(ApiClientOptions options, string userAgent, Func<object, string?> describeError)
    {
        (_options, _describeError) = (options, describeError);
        _requests = new RestRequestFactory(options, userAgent);
        _transport = RestTransport.Create(options);
        _limiter = options.RateLimit.IsSet ? new ClientLimiter(options.RateLimit, options.TimeProvider) : null;
        _retries = new RetryLoop(options.Retry, options.Random, options.TimeProvider, AttemptAsync);
        Context = new CredentialContext(options, SendUnauthorizedAsync);
        _log = new ApiLog(options.LoggerFactory?.CreateLogger(options.GetType().Namespace ?? ApiTelemetry.Name) ?? NullLogger.Instance);
    }

    public CredentialContext Context { get; }

    public async Task<CallResult> SendAsync(ApiRequest call, CancellationToken cancellationToken)
    {
        var allowed = call.Options.Timeout ?? _options.Timeout;
        ApiClientOptions.CheckTimeout(allowed, nameof(RequestOptions));
        using var deadline = new Deadline(allowed, _options.TimeProvider, cancellationToken);
        using var operation = new Operation(call, _options.BaseUrl!, _log, deadline);
        var state = new CallState(call, deadline, operation);
        try
        {
            var result = await SendWithinLimitsAsync(state, deadline.Token).ConfigureAwait(false);
            operation.Succeeded(result.Status);
            return result;
        }
        catch (OperationCanceledException e) when (deadline.HasPassed)
        {
            throw operation.Failed(NoResponse(call, ConnectionFailure.Timeout, (Exception?)state.LastFailure ?? e));
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            operation.Cancelled(e);
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (Exception e)
        {
            operation.Failed(e);
            throw;
        }
    }

    public void Dispose() => _transport.Dispose();

    private Task<CallResult> SendWithinLimitsAsync(CallState state, CancellationToken cancellationToken)
        => _limiter is null ? _retries.RunAsync(state, cancellationToken) : SendInTurnAsync(_limiter, state, cancellationToken);

    private async Task<CallResult> SendInTurnAsync(ClientLimiter limiter, CallState state, CancellationToken cancellationToken)
    {
        using var turn = await limiter.WaitAsync(cancellationToken).ConfigureAwait(false);
        return await _retries.RunAsync(state, cancellationToken).ConfigureAwait(false);
    }

    private async Task<CallResult> AttemptAsync(CallState state, CancellationToken cancellationToken)
    {
        var call = state.Request;
        var allowed = RetryRules.AttemptTimeout(call, state.Retries, _options, state.Allowed);
        using var deadline = new Deadline(allowed, _options.TimeProvider, cancellationToken);
        try
        {
            var response = await SendAuthorizedAsync(state, deadline.Token).ConfigureAwait(false);
            return await ReadAsync(call, response, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (deadline.HasPassed)
        {
            throw NoResponse(call, ConnectionFailure.AttemptTimeout, e);
        }
        catch (NoResponseException e)
        {
            throw NoResponse(call, e.Reason, e.InnerException);
        }
    }

    private async Task<TransportResponse> SendAuthorizedAsync(CallState state, CancellationToken cancellationToken)
    {
        var call = state.Request;
        if (_options.Credential is not { } credential)
            return await SendOnceAsync(call, Authorization.None, cancellationToken).ConfigureAwait(false);
        var authorization = await credential.AuthorizeAsync(Context, cancellationToken).ConfigureAwait(false);
        var response = await SendOnceAsync(call, authorization, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != 401 || !credential.Invalidate(authorization))
            return response;
        // The service no longer accepts what the credential held: once more with a renewed one.
        response.Dispose();
        authorization = await credential.AuthorizeAsync(Context, cancellationToken).ConfigureAwait(false);
        state.Operation.Renew();
        return await SendOnceAsync(call, authorization, cancellationToken).ConfigureAwait(false);
    }

    // The calls of a credential itself. The attempts that wait for them have retries already, but their deadlines do not count
    // here: a login goes on when one of those who wait gives up.
    private async Task<CallResult> SendUnauthorizedAsync(ApiRequest call, Authorization authorization, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(_options.Timeout, _options.TimeProvider, cancellationToken);
        try
        {
            var response = await SendOnceAsync(call, authorization, deadline.Token).ConfigureAwait(false);
            return await ReadAsync(call, response, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (deadline.HasPassed)
        {
            throw NoResponse(call, ConnectionFailure.Timeout, e);
        }
        catch (NoResponseException e)
        {
            throw NoResponse(call, e.Reason, e.InnerException);
        }
    }

    private Task<TransportResponse> SendOnceAsync(ApiRequest call, Authorization authorization, CancellationToken cancellationToken)
        => _transport.SendAsync(_requests.Create(call, authorization), cancellationToken);

    private async ValueTask<CallResult> ReadAsync(ApiRequest call, TransportResponse response, CancellationToken cancellationToken)
    {
        var reader = new ResponseReader(call, _describeError, _options.MaxResponseBytes, _options.TimeProvider);
        if (!response.IsSuccess)
            throw await reader.ReadFailureAsync(response, cancellationToken).ConfigureAwait(false);
        return new CallResult(response.StatusCode, response.Headers, await reader.ReadSuccessAsync(response, cancellationToken).ConfigureAwait(false));
    }

    private static ApiConnectionException NoResponse(ApiRequest call, ConnectionFailure reason, Exception? cause)
        => new(reason, new ApiErrorInfo { Method = call.Method, PathTemplate = call.PathTemplate, OperationId = call.OperationId }, cause);
}
