using System.Net.Sockets;
using System.Security.Authentication;

namespace CloudMgmt.Core;

/// <summary>Finds out from an exception chain why no response arrived.</summary>
internal static class ConnectionFailures
{
    public static ConnectionFailure Classify(Exception? exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (ClassifyOne(e) is var reason and not ConnectionFailure.Unknown)
                return reason;
        }
        return ConnectionFailure.Unknown;
    }

    private static ConnectionFailure Classify(SocketError error) => error switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => ConnectionFailure.NameResolution,
        SocketError.ConnectionRefused => ConnectionFailure.Refused,
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => ConnectionFailure.Reset,
        SocketError.TimedOut => ConnectionFailure.AttemptTimeout,
        _ => ConnectionFailure.Unknown,
    };

#if NET
    private static ConnectionFailure ClassifyOne(Exception e) => e switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => ConnectionFailure.NameResolution,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => ConnectionFailure.Tls,
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded } => ConnectionFailure.InvalidResponse,
        HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } => ConnectionFailure.Reset,
        ResendRefusedException refused => refused.Reason,
        SocketException socket => Classify(socket.SocketErrorCode),
        AuthenticationException => ConnectionFailure.Tls,
        TimeoutException => ConnectionFailure.AttemptTimeout,
        EndOfStreamException => ConnectionFailure.Reset,
        _ => ConnectionFailure.Unknown,
    };
#else
    private static ConnectionFailure ClassifyOne(Exception e) => e switch
    {
        ResendRefusedException refused => refused.Reason,
        SocketException socket => Classify(socket.SocketErrorCode),
        AuthenticationException => ConnectionFailure.Tls,
        TimeoutException => ConnectionFailure.AttemptTimeout,
        EndOfStreamException => ConnectionFailure.Reset,
        // Without a code of its own, HttpClient wraps the end of a connection in a bare IOException.
        IOException { InnerException: null } => ConnectionFailure.Reset,
        _ => ConnectionFailure.Unknown,
    };
#endif
}
