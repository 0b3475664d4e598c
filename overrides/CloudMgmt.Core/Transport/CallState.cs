namespace CloudMgmt.Core;

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
