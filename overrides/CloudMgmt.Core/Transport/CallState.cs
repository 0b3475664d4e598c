namespace CloudMgmt.Core;

/// <summary>What the pipeline knows of one call while it runs.</summary>
internal sealed class CallState(ApiRequest request, Deadline deadline, ApiLog log)
{
    public ApiRequest Request { get; } = request;

    /// <summary>Attempts after the first.</summary>
    public int Retries { get; private set; }

    /// <summary>The wait before the next attempt.</summary>
    public TimeSpan? NextDelay { get; private set; }

    /// <summary>Why the last attempt failed, when another one follows.</summary>
    public ApiException? LastFailure { get; private set; }

    public TimeSpan Remaining => deadline.Remaining;

    public void WillRetry(ApiException failure, TimeSpan delay)
    {
        Retries++;
        (LastFailure, NextDelay) = (failure, delay);
        log.Retrying(Request, failure, Retries, delay);
        ApiTelemetry.CountRetry(Request);
    }
}

/// <summary>Status, headers and body of a call that succeeded.</summary>
internal sealed record CallResult(int Status, ApiHeaders Headers, object? Body);
