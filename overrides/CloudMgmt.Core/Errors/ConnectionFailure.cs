namespace CloudMgmt.Core;

/// <summary>Why no HTTP response arrived.</summary>
public enum ConnectionFailure
{
    /// <summary>The cause is not known; the inner exception tells more.</summary>
    Unknown,

    /// <summary>The host name could not be resolved.</summary>
    NameResolution,

    /// <summary>Nothing listens on that host and port.</summary>
    Refused,

    /// <summary>The connection was closed before a response arrived; also while a secure connection was still being agreed on.</summary>
    Reset,

    /// <summary>
    /// No secure connection could be agreed on: the certificate is not trusted, or not the pinned one, or the protocols do not match.
    /// </summary>
    Tls,

    /// <summary>The time allowed for the call ran out (<see cref="ApiClientOptions.Timeout"/>), retries included.</summary>
    Timeout,

    /// <summary>
    /// The time allowed for one attempt ran out (<see cref="ApiClientOptions.AttemptTimeout"/>, or a limit of the operating system or
    /// of the application's own HTTP client), and no further attempt was made.
    /// </summary>
    AttemptTimeout,

    /// <summary>A streamed body stood still for longer than <see cref="ApiClientOptions.StreamIdleTimeout"/> while it was read.</summary>
    IdleTimeout,

    /// <summary>The response began and broke off in the middle of the body.</summary>
    Truncated,

    /// <summary>
    /// What arrived is no HTTP response that can be read: it is not HTTP, or its headers are longer than is allowed. Told apart on .NET
    /// 8 and later.
    /// </summary>
    InvalidResponse,

    /// <summary>
    /// The service ended the stream or the connection by an error of HTTP/2 (RST_STREAM, GOAWAY, such as for ENHANCE_YOUR_CALM), or broke
    /// the rules of that protocol. Told apart on .NET 8 and later.
    /// </summary>
    ProtocolError,

    /// <summary>
    /// A handler of the application wanted to send the call a second time: to follow a redirect, to sign in at a proxy, or to retry. Only
    /// with <see cref="ApiClientOptions.AllowHandlerResends"/> it may. What became of the first sending is not known.
    /// </summary>
    ResendRefused,
}
