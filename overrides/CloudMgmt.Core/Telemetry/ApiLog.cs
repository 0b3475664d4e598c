using Microsoft.Extensions.Logging;

namespace CloudMgmt.Core;

/// <summary>
/// The log of a client. It names operations by their path templates, never by their values, and shows no header and no body, so
/// that no secret and no personal data reaches a log. The event ids are stable.
/// </summary>
internal sealed partial class ApiLog(ILogger logger)
{
    public void Completed(ApiRequest call, int status, TimeSpan elapsed, int retries)
        => Completed(logger, call.OperationId, call.Method, call.PathTemplate, status, elapsed.TotalMilliseconds, retries);

    public void Failed(ApiRequest call, ApiException failure, TimeSpan elapsed, int retries)
        => Failed(logger, call.OperationId, call.Method, call.PathTemplate, ApiTelemetry.ErrorType(failure), elapsed.TotalMilliseconds, retries);

    public void Retrying(ApiRequest call, ApiException failure, int retry, TimeSpan delay)
        => Retrying(logger, call.OperationId, ApiTelemetry.ErrorType(failure), retry, delay.TotalMilliseconds);

    public void Renewing(ApiRequest call) => Renewing(logger, call.OperationId);

    [LoggerMessage(1, LogLevel.Debug, "{Operation} ({Method} {Path}) answered {Status} after {Elapsed} ms and {Retries} retries.")]
    private static partial void Completed(ILogger logger, string operation, string method, string path, int status, double elapsed, int retries);

    [LoggerMessage(2, LogLevel.Warning, "{Operation} ({Method} {Path}) failed with {Error} after {Elapsed} ms and {Retries} retries.")]
    private static partial void Failed(ILogger logger, string operation, string method, string path, string error, double elapsed, int retries);

    [LoggerMessage(3, LogLevel.Information, "{Operation} failed with {Error}; retry {Retry} follows in {Delay} ms.")]
    private static partial void Retrying(ILogger logger, string operation, string error, int retry, double delay);

    [LoggerMessage(4, LogLevel.Information, "{Operation} was answered 401; the credential is renewed and the call sent once more.")]
    private static partial void Renewing(ILogger logger, string operation);
}
