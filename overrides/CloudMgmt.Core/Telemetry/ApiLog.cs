using Microsoft.Extensions.Logging;

namespace CloudMgmt.Core;

/// <summary>
/// The log of a client. It names operations by their path templates, never by their values, and shows no header and no body, so
/// that no secret and no personal data reaches a log. Ids, names and levels of the events are stable; the README lists them.
/// </summary>
internal sealed partial class ApiLog(ILogger logger)
{
    public void Completed(ApiRequest request, int status, TimeSpan elapsed, int retries)
        => Completed(logger, request.OperationId, request.Method, request.PathTemplate, status, elapsed.TotalMilliseconds, retries);

    public void Failed(ApiRequest request, string errorType, TimeSpan elapsed, int retries)
        => Failed(logger, request.OperationId, request.Method, request.PathTemplate, errorType, elapsed.TotalMilliseconds, retries);

    public void Retrying(ApiRequest request, string errorType, int retry, TimeSpan delay)
        => Retrying(logger, request.OperationId, errorType, retry, delay.TotalMilliseconds);

    public void Renewing(ApiRequest request) => Renewing(logger, request.OperationId);

    public void Cancelled(ApiRequest request, TimeSpan elapsed, int retries)
        => Cancelled(logger, request.OperationId, request.Method, request.PathTemplate, elapsed.TotalMilliseconds, retries);

    public void LoggingIn(string credential) => LoggingIn(logger, credential);

    public void LoggedIn(string credential, TimeSpan elapsed) => LoggedIn(logger, credential, elapsed.TotalMilliseconds);

    public void LoginFailed(string credential, string errorType, TimeSpan elapsed, DateTimeOffset? until)
        => LoginFailed(logger, credential, errorType, elapsed.TotalMilliseconds, until);

    [LoggerMessage(1, LogLevel.Debug, "{Operation} ({Method} {Path}) answered {Status} after {Elapsed:0.0} ms and {Retries} retries.")]
    private static partial void Completed(
        ILogger logger, string operation, string method, string path, int status, double elapsed, int retries);

    [LoggerMessage(2, LogLevel.Warning, "{Operation} ({Method} {Path}) failed with {Error} after {Elapsed:0.0} ms and {Retries} retries.")]
    private static partial void Failed(
        ILogger logger, string operation, string method, string path, string error, double elapsed, int retries);

    [LoggerMessage(3, LogLevel.Information, "{Operation} failed with {Error}; retry {Retry} follows in {Delay:0.0} ms.")]
    private static partial void Retrying(ILogger logger, string operation, string error, int retry, double delay);

    [LoggerMessage(4, LogLevel.Information, "{Operation} was answered 401; the credential is renewed and the call sent once more.")]
    private static partial void Renewing(ILogger logger, string operation);

    [LoggerMessage(5, LogLevel.Debug, "{Operation} ({Method} {Path}) was cancelled by the caller after {Elapsed:0.0} ms and {Retries} retries.")]
    private static partial void Cancelled(ILogger logger, string operation, string method, string path, double elapsed, int retries);

    [LoggerMessage(6, LogLevel.Debug, "{Credential} logs in.")]
    private static partial void LoggingIn(ILogger logger, string credential);

    [LoggerMessage(7, LogLevel.Information, "{Credential} logged in after {Elapsed:0.0} ms.")]
    private static partial void LoggedIn(ILogger logger, string credential, double elapsed);

    [LoggerMessage(8, LogLevel.Warning, "The login of {Credential} failed with {Error} after {Elapsed:0.0} ms; this is remembered until {Until:u}.")]
    private static partial void LoginFailed(ILogger logger, string credential, string error, double elapsed, DateTimeOffset? until);
}
