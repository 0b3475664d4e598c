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
    private readonly ClientEnd _end;

    public ApiPipeline(ApiClientOptions options, Type client, Func<object, string?> describeError)
    {
        (_options, _describeError) = (options, describeError);
        _requests = new RestRequestFactory(options, UserAgent.For(client, options.ApplicationId));
        _transport = RestTransport.Create(options);
        _limiter = options.RateLimit.IsSet ? new ClientLimiter(options.RateLimit, options.TimeProvider) : null;
        _retries = new RetryLoop(options.Retry, options.Random, options.TimeProvider, AttemptAsync);
        _log = new ApiLog(options.LoggerFactory?.CreateLogger(options.GetType().Namespace ?? ApiTelemetry.Name) is { } logger
            ? new QuietLogger(logger)
            : NullLogger.Instance);
        Context = new CredentialContext(options, SendUnauthorizedAsync, _log);
        _end = new ClientEnd(client.Name);
    }

    public CredentialContext Context { get; }

    // A handler or a callback with a plain await would come back to the context of the caller, who may be blocking it for the result.
    public Task<CallResult> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        if (TaskScheduler.Current != TaskScheduler.Default)
            return RunElsewhereAsync(request, cancellationToken);
        if (SynchronizationContext.Current is not { } context)
            return RunAsync(request, cancellationToken);
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return RunAsync(request, cancellationToken);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    public void Dispose()
    {
        _end.Close();
        _transport.Dispose();
    }

    private Task<CallResult> RunElsewhereAsync(ApiRequest request, CancellationToken cancellationToken)
        => Task.Run(() => RunAsync(request, cancellationToken), CancellationToken.None);

    private async Task<CallResult> RunAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        _end.ThrowIfClosed();
        var credential = _options.Credential?.For(request);
        HeaderRules.CheckOptions(request.Options, credential);
        var address = _options.AddressOf(request);
        if (credential is not null && _options.Exposes(address))
            throw CredentialContext.Exposed(address);
        var allowed = request.Options.Timeout ?? _options.Timeout;
        ApiClientOptions.CheckTimeout(allowed, nameof(RequestOptions));
        using var deadline = new Deadline(allowed, _options.TimeProvider, cancellationToken);
        using var closed = _end.OnClose(static deadline => ((Deadline)deadline!).End(), deadline);
        using var telemetry = new CallTelemetry(request, address, _log, deadline);
        var state = new CallState(request, credential, deadline, telemetry);
        try
        {
            var result = await SendWithinLimitsAsync(state, deadline.Token).ConfigureAwait(false);
            telemetry.Succeeded(result.Status);
            return result;
        }
        // Before the others: the end of the client looks like that of the time, or like a connection that was lost.
        catch (Exception e) when (_end.IsClosed
            && !cancellationToken.IsCancellationRequested
            && e is OperationCanceledException or ApiConnectionException or ObjectDisposedException)
        {
            throw telemetry.Failed(_end.Ended());
        }
        catch (OperationCanceledException e) when (deadline.HasPassed)
        {
            throw telemetry.Failed(NoResponse(request, ConnectionFailure.Timeout, (Exception?)state.LastFailure ?? e, state.WaitsFor));
        }
        // Whatever the cancellation was answered with, by a callback or a handler.
        catch (Exception e) when (cancellationToken.IsCancellationRequested)
        {
            telemetry.Cancelled();
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (Exception e)
        {
            telemetry.Failed(e);
            throw;
        }
    }

    private Task<CallResult> SendWithinLimitsAsync(CallState state, CancellationToken cancellationToken)
        => _limiter is null ? _retries.RunAsync(state, cancellationToken) : SendInTurnAsync(_limiter, state, cancellationToken);

    private async Task<CallResult> SendInTurnAsync(ClientLimiter limiter, CallState state, CancellationToken cancellationToken)
    {
        using var turn = await limiter.WaitAsync(cancellationToken).ConfigureAwait(false);
        return await _retries.RunAsync(state, cancellationToken).ConfigureAwait(false);
    }

    // The credential is waited for in the time of the call: another attempt would only wait for the same login.
    private async Task<CallResult> AttemptAsync(CallState state, CancellationToken cancellationToken)
    {
        var authorization = await AuthorizeAsync(state, cancellationToken).ConfigureAwait(false);
        for (var isRenewed = false; ; isRenewed = true)
        {
            try
            {
                var allowed = RetryRules.AttemptTimeout(state.Request, state.Retries, _options, state.Allowed);
                var result = await SendWithinAsync(
                    allowed, ConnectionFailure.AttemptTimeout, state.Request, authorization, cancellationToken).ConfigureAwait(false);
                state.Credential?.Accepted(authorization);
                return result;
            }
            catch (ApiException e) when (e.IsUnauthorized)
            {
                state.Credential?.Refused(authorization, e);
                // The service no longer accepts what the credential held: once more with what it gives now.
                if (isRenewed || state.Credential?.Invalidate(authorization) != true)
                    throw;
                var renewed = await AuthorizeAsync(state, cancellationToken).ConfigureAwait(false);
                if (ReferenceEquals(renewed, authorization))
                    throw;
                state.Telemetry.Renew();
                authorization = renewed;
            }
        }
    }

    private async ValueTask<Authorization> AuthorizeAsync(CallState state, CancellationToken cancellationToken)
    {
        if (state.Credential is not { } credential)
            return Authorization.None;
        try
        {
            return await AskAsync(credential, state, cancellationToken).ConfigureAwait(false);
        }
        // By a token or a deadline of its own, such as that of an HttpClient: nobody cancelled the call.
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw NoResponse(state.Request, ConnectionFailure.Unknown, e, credential.WaitedFor);
        }
    }

    private async ValueTask<Authorization> AskAsync(Credential credential, CallState state, CancellationToken cancellationToken)
    {
        var asked = credential.IsPrompt
            ? credential.AuthorizeAsync(Context, cancellationToken)
            : new(AskAsync(credential, cancellationToken));
        if (!asked.IsCompletedSuccessfully)
        {
            state.WaitsFor = credential.WaitedFor;
            asked = new(await asked.AsTask().WithinAsync(cancellationToken).ConfigureAwait(false));
            state.WaitsFor = null;
        }
        var authorization = asked.Result;
        if (authorization.BaseUrl is { } moved)
            state.Telemetry.Calls(moved);
        return authorization;
    }

    private Task<Authorization> AskAsync(Credential credential, CancellationToken cancellationToken)
        => Bounded.RunAsync(token => credential.AuthorizeAsync(Context, token).AsTask(), cancellationToken);

    // The calls of a credential itself. The attempts that wait for them have retries already, but their deadlines do not count
    // here: a login goes on when one of those who wait gives up.
    private Task<CallResult> SendUnauthorizedAsync(ApiRequest request, Authorization authorization, CancellationToken cancellationToken)
        => _end.IsClosed
            ? Task.FromException<CallResult>(_end.Ended())
            : SendWithinAsync(_options.Timeout, ConnectionFailure.Timeout, request, authorization, cancellationToken);

    // Once, and in a time that holds whether or not handlers and streams heed their token; without one, in that of the caller.
    private async Task<CallResult> SendWithinAsync(
        TimeSpan allowed, ConnectionFailure outOfTime, ApiRequest request, Authorization authorization, CancellationToken cancellationToken)
    {
        using var deadline = allowed == Timeout.InfiniteTimeSpan ? null : new Deadline(allowed, _options.TimeProvider, cancellationToken);
        var token = deadline?.Token ?? cancellationToken;
        try
        {
            var sending = SendAndReadAsync(request, authorization, token);
            return await (_transport.HeedsTokens ? sending : sending.WithinAsync(token)).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (deadline is { HasPassed: true })
        {
            throw NoResponse(request, outOfTime, e);
        }
        catch (NoResponseException e)
        {
            throw NoResponse(request, e.Reason, e.InnerException);
        }
    }

    private async Task<CallResult> SendAndReadAsync(ApiRequest request, Authorization authorization, CancellationToken cancellationToken)
    {
        var response = await _transport.SendAsync(_requests.Create(request, authorization), cancellationToken).ConfigureAwait(false);
        return await ReadAsync(request, response, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<CallResult> ReadAsync(ApiRequest request, TransportResponse response, CancellationToken cancellationToken)
    {
        var reader = new ResponseReader(
            request, _describeError, _options.MaxResponseBytes, _options.StreamIdleTimeout, _options.TimeProvider, _end);
        if (!response.IsSuccess)
            throw await reader.ReadFailureAsync(response, cancellationToken).ConfigureAwait(false);
        return new CallResult(
            response.StatusCode, response.Headers, await reader.ReadSuccessAsync(response, cancellationToken).ConfigureAwait(false));
    }

    private static ApiConnectionException NoResponse(
        ApiRequest request, ConnectionFailure reason, Exception? cause, string? waitedFor = null)
        => new(reason, new ApiErrorInfo(request) { WaitedFor = waitedFor }, cause);
}
