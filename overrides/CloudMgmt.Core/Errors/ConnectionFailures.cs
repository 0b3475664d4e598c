using System.Net.Sockets;
using System.Security.Authentication;

namespace CloudMgmt.Core;

/// <summary>Finds out from an exception chain why no response arrived.</summary>
internal static class ConnectionFailures
{
    public static ConnectionFailure Classify(Exception? exception)
    {
        // Whatever else the chain says: a connection that is lost within the handshake has none of these.
        if (Chain(exception).Any(e => e is AuthenticationException))
            return ConnectionFailure.Tls;
        var reason = Chain(exception).Select(ClassifyOne).FirstOrDefault(found => found != ConnectionFailure.Unknown);
        return reason == ConnectionFailure.Unknown && WasLostInHandshake(exception) ? ConnectionFailure.Reset : reason;
    }

    /// <summary>Whether the connection did not come about, so that nothing of the request can have been sent.</summary>
    public static bool PrecededSending(Exception? exception)
        => Chain(exception).Any(
            e => ErrorOf(e) is "NameResolutionError" or "ConnectionError" or "SecureConnectionError" or "ProxyTunnelError"
                || WasGoneAtOnce(e));

    // The framework asks a new connection for its peer before it uses it, and does not expect that it may be gone already.
    private static bool WasGoneAtOnce(Exception e) => e is SocketException { SocketErrorCode: SocketError.NotConnected };

    private static bool WasLostInHandshake(Exception? exception) => Chain(exception).Any(e => ErrorOf(e) == "SecureConnectionError");

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
            yield return e;
    }

    private static ConnectionFailure ClassifyOne(Exception e) => ErrorOf(e) switch
    {
        "NameResolutionError" => ConnectionFailure.NameResolution,
        "InvalidResponse" or "ConfigurationLimitExceeded" => ConnectionFailure.InvalidResponse,
        "HttpProtocolError" => ConnectionFailure.ProtocolError,
        "ResponseEnded" => ConnectionFailure.Reset,
        _ => e switch
        {
            ResendRefusedException refused => refused.Reason,
            SocketException socket => Classify(socket.SocketErrorCode),
            TimeoutException => ConnectionFailure.AttemptTimeout,
            EndOfStreamException => ConnectionFailure.Reset,
#if !NET
            // Without a code of its own, HttpClient wraps the end of a connection in a bare IOException.
            IOException { InnerException: null } => ConnectionFailure.Reset,
#endif
            _ => ConnectionFailure.Unknown,
        },
    };

    private static ConnectionFailure Classify(SocketError error) => error switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => ConnectionFailure.NameResolution,
        SocketError.ConnectionRefused => ConnectionFailure.Refused,
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown or SocketError.NotConnected
            => ConnectionFailure.Reset,
        SocketError.TimedOut => ConnectionFailure.AttemptTimeout,
        _ => ConnectionFailure.Unknown,
    };

    /// <summary>The name of the framework's own <c>HttpRequestError</c>, which .NET has since version 8; else null.</summary>
#if NET
    private static string? ErrorOf(Exception e) => e switch
    {
        HttpRequestException request => request.HttpRequestError.ToString(),
        HttpIOException connection => connection.HttpRequestError.ToString(),
        _ => null,
    };
#else
    private static string? ErrorOf(Exception e) => e.GetType().GetProperty("HttpRequestError")?.GetValue(e)?.ToString();
#endif
}
