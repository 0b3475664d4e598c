using System.Globalization;

namespace CloudMgmt.Core;

/// <summary>
/// The class of a failure for <c>error.type</c> and the log. Where the framework's own HTTP telemetry has a name for it, it is
/// the same one. The names are stable and few; none comes from the service.
/// </summary>
internal static class ErrorType
{
    public static readonly string Cancelled = typeof(OperationCanceledException).FullName!;

    public static string Of(Exception failure) => failure switch
    {
        ApiConnectionException lost => Of(lost.Reason),
        // The service reported success with a body that cannot be read: its status is not the error.
        ApiException { StatusCode: >= 200 and < 300 } => "unreadable_response",
        ApiException refused => refused.StatusCode.ToString(CultureInfo.InvariantCulture),
        OperationCanceledException => Cancelled,
        _ => failure.GetType().FullName!,
    };

    private static string Of(ConnectionFailure reason) => reason switch
    {
        ConnectionFailure.NameResolution => "name_resolution_error",
        ConnectionFailure.Refused => "connection_error",
        ConnectionFailure.Reset => "connection_reset",
        ConnectionFailure.Tls => "secure_connection_error",
        ConnectionFailure.Timeout => "timeout",
        ConnectionFailure.AttemptTimeout => "attempt_timeout",
        ConnectionFailure.IdleTimeout => "idle_timeout",
        ConnectionFailure.Truncated => "response_ended",
        ConnectionFailure.InvalidResponse => "invalid_response",
        ConnectionFailure.ProtocolError => "http_protocol_error",
        ConnectionFailure.ResendRefused => "resend_refused",
        _ => "_OTHER",
    };
}
