using System.Diagnostics;

namespace CloudMgmt.Core;

/// <summary>One operation as traces, metrics and logs see it: begun, and ended once.</summary>
internal sealed class Operation(ApiRequest call, Uri baseUrl, ApiLog log, Deadline clock) : IDisposable
{
    private readonly Activity? _activity = ApiTelemetry.Start(call, baseUrl);

    public void Succeeded(int status, int retries)
    {
        ApiTelemetry.Stop(_activity, call, baseUrl, status, null, retries, clock.Elapsed);
        log.Completed(call, status, clock.Elapsed, retries);
    }

    public ApiException Failed(ApiException failure, int retries)
    {
        ApiTelemetry.Stop(_activity, call, baseUrl, failure.StatusCode, ApiTelemetry.ErrorType(failure), retries, clock.Elapsed);
        log.Failed(call, failure, clock.Elapsed, retries);
        return failure;
    }

    // The caller gave up, which is no error of the service and nothing to warn about.
    public void Cancelled(int retries)
        => ApiTelemetry.Stop(_activity, call, baseUrl, 0, typeof(OperationCanceledException).FullName, retries, clock.Elapsed);

    public void Dispose() => _activity?.Dispose();
}
