using System.Globalization;

namespace CloudMgmt.Core;

/// <summary>
/// A call failed. <see cref="StatusCode"/> says how: 0 when no HTTP response arrived (then it is an
/// <see cref="ApiConnectionException"/>), 200 to 299 when the service reported success with a body that cannot be read,
/// and any other code when the service refused.
/// </summary>
public class ApiException : Exception
{
    /// <summary>Makes an exception, also for an application's own tests.</summary>
    /// <param name="message">What went wrong, without secrets.</param>
    /// <param name="info">What is known of the call.</param>
    /// <param name="innerException">The cause, if any.</param>
    /// <exception cref="ArgumentNullException"><paramref name="info"/> is null.</exception>
    public ApiException(string message, ApiErrorInfo info, Exception? innerException = null)
        : base(message, innerException)
        => Info = Argument.NotNull(info);

    /// <summary>The HTTP status code; 0 when no HTTP response arrived.</summary>
    public int StatusCode => Info.StatusCode;

    /// <summary>The call and its answer: method, path template, headers, content type, the beginning of the body.</summary>
    public ApiErrorInfo Info { get; }

    /// <summary>The typed error that the document describes, or null; <see cref="ApiException{TError}"/> gives it with its type.</summary>
    public virtual object? ErrorBody => null;

    /// <summary>The service does not accept the credential (401).</summary>
    public bool IsUnauthorized => StatusCode == 401;

    /// <summary>The credential is accepted but not allowed to do this (403).</summary>
    public bool IsForbidden => StatusCode == 403;

    /// <summary>What was asked for does not exist, or is not visible to the caller (404).</summary>
    public bool IsNotFound => StatusCode == 404;

    /// <summary>The request clashes with the present state (409).</summary>
    public bool IsConflict => StatusCode == 409;

    /// <summary>The service refuses what was sent (400 or 422).</summary>
    public bool IsValidationError => StatusCode is 400 or 422;

    /// <summary>Too many requests (429); <see cref="RetryAfter"/> may say how long to wait.</summary>
    public bool IsRateLimited => StatusCode == 429;

    /// <summary>The same call may succeed later: no response arrived, 408, 429, or 500, 502, 503, 504.</summary>
    public virtual bool IsTransient => RetryRules.IsTransient(StatusCode);

    /// <summary>
    /// How long the service asks to wait, from <c>Retry-After</c>: seconds, or a date against the <c>Date</c> of the response and,
    /// where that is missing, against <see cref="ApiErrorInfo.ReceivedAt"/>. Null when it does not say, or nothing that makes sense.
    /// </summary>
    public TimeSpan? RetryAfter => RetryAfterHeader.Read(Info);

    /// <summary>
    /// Set when this is the failure of an earlier login, given to a call at once and without asking the service: until when that is
    /// done. See <see cref="RenewableCredential"/>.
    /// </summary>
    public DateTimeOffset? RememberedUntil { get; private set; }

    /// <inheritdoc/>
    public override string Message => RememberedUntil is { } until
        ? $"{base.Message.TrimEnd('.')}. This failure of the login is remembered until {until.ToString("u", CultureInfo.InvariantCulture)}; nothing was sent."
        : base.Message;

    /// <summary>How long the login that failed so is not tried again; zero for other failures.</summary>
    internal TimeSpan LoginPause { get; set; }

    // A copy, whatever the type is: others still hold this one.
    internal ApiException Remembered(DateTimeOffset until)
    {
        var copy = (ApiException)MemberwiseClone();
        copy.RememberedUntil = until;
        return copy;
    }
}

/// <summary>A call failed with an error that the OpenAPI document describes.</summary>
/// <typeparam name="TError">The type of the error.</typeparam>
public class ApiException<TError> : ApiException
{
    /// <summary>Makes an exception, also for an application's own tests.</summary>
    /// <param name="message">What went wrong, without secrets.</param>
    /// <param name="info">What is known of the call.</param>
    /// <param name="error">The typed error.</param>
    public ApiException(string message, ApiErrorInfo info, TError error)
        : base(message, info)
        => Error = error;

    /// <summary>The typed error.</summary>
    public TError Error { get; }

    /// <inheritdoc/>
    public override object? ErrorBody => Error;
}
