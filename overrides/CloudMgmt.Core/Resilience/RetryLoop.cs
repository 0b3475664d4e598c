namespace CloudMgmt.Core;

/// <summary>Sends a call again while <see cref="RetryPolicy"/> finds it worth it.</summary>
internal sealed class RetryLoop(
    RetryOptions options, Func<double> random, TimeProvider time, Func<CallState, CancellationToken, Task<CallResult>> attempt)
{
    private readonly RetryPolicy _policy = new(options, random);

    public async Task<CallResult> RunAsync(CallState call, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var result = await attempt(call, cancellationToken).ConfigureAwait(false);
                _policy.Succeeded();
                return result;
            }
            catch (ApiException failure)
            {
                if (cancellationToken.IsCancellationRequested
                    || _policy.NextDelay(call.Request, failure, call.Retries, call.Remaining) is not { } delay)
                {
                    throw;
                }

                call.WillRetry(failure, delay);
            }
            await Delays.Wait(call.NextDelay, time, cancellationToken).ConfigureAwait(false);
            call.Retry();
        }
    }
}

/// <summary>
/// Decides whether a failed attempt is followed by another one, and when: by <see cref="RetryRules"/>, the settings and the stock of
/// retries.
/// </summary>
internal sealed class RetryPolicy(RetryOptions options, Func<double> random)
{
    private readonly RetryBudget _budget = new(options.Budget);

    public void Succeeded() => _budget.GiveBack();

    /// <summary>Gives the wait before the next attempt, or null when there shall be none.</summary>
    public TimeSpan? NextDelay(ApiRequest request, ApiException failure, int retries, TimeSpan remaining)
    {
        if (retries >= options.MaxRetries || !RetryRules.MayRepeat(request, failure))
            return null;
        return RetryRules.Wait(failure, Backoff(retries), remaining) is { } delay && _budget.TryTake() ? delay : null;
    }

    private TimeSpan Backoff(int retries)
    {
        var bound = Math.Min(options.MaxDelay.TotalMilliseconds, options.BaseDelay.TotalMilliseconds * Math.Pow(2, retries));
        return TimeSpan.FromMilliseconds(bound * random());
    }
}

/// <summary>
/// The stock of retries of one client. When a service is down every call fails, and retries would multiply the load that keeps
/// it down; an empty stock lets calls fail at once until some succeed again.
/// </summary>
internal sealed class RetryBudget(int capacity)
{
    // Counted in tenths, so that a success can give back a part of a retry.
    private const long Retry = 10;
    private const long Success = 1;

    private readonly long _capacity = (long)capacity * Retry;
    private long _stock = (long)capacity * Retry;

    public bool TryTake()
    {
        while (true)
        {
            var stock = Interlocked.Read(ref _stock);
            if (stock < Retry)
                return false;
            if (Interlocked.CompareExchange(ref _stock, stock - Retry, stock) == stock)
                return true;
        }
    }

    public void GiveBack()
    {
        while (true)
        {
            var stock = Interlocked.Read(ref _stock);
            if (stock >= _capacity || Interlocked.CompareExchange(ref _stock, Math.Min(_capacity, stock + Success), stock) == stock)
                return;
        }
    }
}

/// <summary>What the pipeline knows of one call while it runs.</summary>
internal sealed class CallState(ApiRequest request, Credential? credential, Deadline deadline, CallTelemetry telemetry)
{
    /// <summary>What lets it in; null for nothing.</summary>
    public Credential? Credential { get; } = credential;

    public ApiRequest Request { get; } = request;

    public CallTelemetry Telemetry { get; } = telemetry;

    /// <summary>The wait before the next attempt.</summary>
    public TimeSpan NextDelay { get; private set; }

    /// <summary>Why the last attempt failed, when another one follows.</summary>
    public ApiException? LastFailure { get; private set; }

    /// <summary>What it is waiting for before it can be sent; null when it is on its way.</summary>
    public string? WaitsFor { get; set; }

    /// <summary>How often it was sent again.</summary>
    public int Retries => Telemetry.Retries;

    public TimeSpan Allowed => deadline.Allowed;

    public TimeSpan Remaining => deadline.Remaining;

    public void WillRetry(ApiException failure, TimeSpan delay)
    {
        (LastFailure, NextDelay, WaitsFor) = (failure, delay, null);
        Telemetry.WillRetry(failure, delay);
    }

    /// <summary>Told when the wait is over: a call that ends before was not sent again.</summary>
    public void Retry() => Telemetry.Retry(LastFailure!);
}

/// <summary>Status, headers and body of a call that succeeded.</summary>
internal sealed record CallResult(int Status, ApiHeaders Headers, object? Body) : IDisposable
{
    /// <summary>Ends a body that is streamed, when nobody waits for it any more.</summary>
    public void Dispose() => (Body as IDisposable)?.Dispose();
}
