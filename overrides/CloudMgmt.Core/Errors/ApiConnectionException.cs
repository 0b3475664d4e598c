namespace CloudMgmt.Core;

/// <summary>No HTTP response arrived: <see cref="ApiException.StatusCode"/> is 0 and <see cref="Reason"/> says why.</summary>
public class ApiConnectionException : ApiException
{
    /// <summary>Makes an exception, also for an application's own tests.</summary>
    /// <param name="reason">Why no response arrived.</param>
    /// <param name="info">What is known of the call.</param>
    /// <param name="innerException">The cause, if any.</param>
    public ApiConnectionException(ConnectionFailure reason, ApiErrorInfo info, Exception? innerException = null)
        : base(Explain(reason, Argument.NotNull(info)), info, innerException)
        => Reason = reason;

    /// <summary>Why no response arrived.</summary>
    public ConnectionFailure Reason { get; }

    /// <summary>
    /// Whether it is certain that the service did not see the call, so that even a call that must not be repeated may be sent again.
    /// </summary>
    public bool WasNotSent => RetryRules.WasNotSent(Reason, InnerException);

    /// <inheritdoc/>
    public override bool IsTransient => RetryRules.IsTransient(Reason);

    private static string Explain(ConnectionFailure reason, ApiErrorInfo info)
    {
        var cause = reason switch
        {
            ConnectionFailure.NameResolution => "the host name could not be resolved",
            ConnectionFailure.Refused => "the connection was refused",
            ConnectionFailure.Reset => "the connection was closed",
            ConnectionFailure.Tls => "no secure connection could be made",
            ConnectionFailure.Timeout => "the time allowed for the call ran out",
            ConnectionFailure.AttemptTimeout => "the time allowed for one attempt ran out",
            ConnectionFailure.IdleTimeout => "the body stood still for longer than is allowed",
            ConnectionFailure.Truncated => "the response broke off",
            ConnectionFailure.InvalidResponse => "what arrived is not an HTTP response that can be read",
            ConnectionFailure.ProtocolError => "the service ended the HTTP/2 stream or connection with an error",
            ConnectionFailure.ResendRefused => "a handler of the application wanted to send it a second time, which "
                + $"{nameof(ApiClientOptions.AllowHandlerResends)} does not allow",
            _ => "the call failed",
        };
        var waiting = info.WaitedFor is { } other ? $", which was waiting for {other}," : "";
        return $"{info.Call}{waiting} got no response: {cause}.";
    }
}
