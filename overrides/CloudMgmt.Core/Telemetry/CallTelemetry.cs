using System.Diagnostics;

namespace CloudMgmt.Core;

/// <summary>One operation as traces, metrics and logs see it: begun, and ended once.</summary>
internal sealed class CallTelemetry(ApiRequest request, Uri baseUrl, ApiLog log, Deadline clock) : IDisposable
{
    private readonly Activity? _activity = ApiTelemetry.Start(request, baseUrl);
    private Uri _server = baseUrl;
    private int _renewals;

    public int Retries { get; private set; }

    /// <summary>Told where it goes, when a login has moved the base address.</summary>
    public void Calls(Uri server) => _server = server;

    // Counted only when it is sent: a call may end during the wait before it.
    public void WillRetry(ApiException failure, TimeSpan delay) => log.Retrying(request, ErrorType.Of(failure), Retries + 1, delay);

    public void Retry(ApiException failure)
    {
        Retries++;
        ApiTelemetry.CountRetry(request, _server, ErrorType.Of(failure));
    }

    // Sending the same call again with a renewed credential is a resend to the conventions, but no retry of a failure.
    public void Renew()
    {
        _renewals++;
        log.Renewing(request);
    }

    public void Succeeded(int status)
    {
        Stop(status, null);
        log.Completed(request, status, clock.Elapsed, Retries);
    }

    public TException Failed<TException>(TException failure)
        where TException : Exception
    {
        var errorType = ErrorType.Of(failure);
        Stop((failure as ApiException)?.StatusCode ?? 0, errorType);
        log.Failed(request, errorType, clock.Elapsed, Retries);
        return failure;
    }

    // The caller gave up, which is no error of the service and nothing to warn about.
    public void Cancelled()
    {
        Stop(0, ErrorType.Cancelled);
        log.Cancelled(request, clock.Elapsed, Retries);
    }

    public void Dispose() => ApiTelemetry.End(_activity);

    private void Stop(int status, string? errorType)
        => ApiTelemetry.Stop(_activity, request, _server, status, errorType, Retries + _renewals, clock.Elapsed);
}
