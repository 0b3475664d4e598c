namespace CloudMgmt.Core;

/// <summary>
/// The rules of repetition: what may be sent again, after which failures, after which wait, and how long an attempt may take that
/// another one can follow. They stand here only; whoever needs one asks.
/// </summary>
internal static class RetryRules
{
    // The least time of an attempt that is cut short for another one: many services answer slowly now and then.
    private static readonly TimeSpan LeastAttempt = TimeSpan.FromSeconds(10);

    // A service that asks for more is answered by failing now: nobody waits that long within one call.
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(1);

    // Of a login, which no call waits for; but a service that asks for years must not end the client for ever.
    private static readonly TimeSpan LongestLoginPause = TimeSpan.FromDays(1);

    /// <summary>Methods: whether sending a call twice does no harm.</summary>
    public static bool IsRepeatable(ApiRequest request)
        => !request.IsMarkedNotRepeatable
            && (request.IsMarkedIdempotent || request.Method is "GET" or "HEAD" or "OPTIONS" or "PUT" or "DELETE" or "QUERY" or "TRACE");

    /// <summary>Statuses: whether the same call may succeed later.</summary>
    public static bool IsTransient(int status) => status is 408 or 429 or 500 or 502 or 503 or 504;

    /// <summary>Failures without an answer: whether the same call may succeed later.</summary>
    public static bool IsTransient(ConnectionFailure reason) => reason != ConnectionFailure.Tls;

    /// <summary>Failures without an answer: whether it is certain that the service did not see the call.</summary>
    public static bool WasNotSent(ConnectionFailure reason, Exception? cause)
        => reason is ConnectionFailure.NameResolution or ConnectionFailure.Refused
        || (reason is ConnectionFailure.Reset or ConnectionFailure.AttemptTimeout or ConnectionFailure.Unknown
            && ConnectionFailures.PrecededSending(cause));

    /// <summary>
    /// Whether a call may be sent again after a failure. It may be that of a login which the call waited for: logins are not
    /// repeated, a service counts them; and one that is remembered is an answer at once.
    /// </summary>
    public static bool MayRepeat(ApiRequest request, ApiException failure)
        => failure.IsTransient
            && failure.RememberedUntil is null
            && ((request.IsRepeatable && failure.Info.OperationId == request.OperationId)
                || failure is ApiConnectionException { WasNotSent: true });

    /// <summary>
    /// The wait before the next attempt, or null for none. <c>Retry-After</c> is the least wait: "0" from a service in trouble must
    /// not turn backoff off. So is the pause after a login that failed. A wait that outlives the call would only hide the failure
    /// behind a timeout.
    /// </summary>
    public static TimeSpan? Wait(ApiException failure, TimeSpan backoff, TimeSpan remaining)
    {
        var wait = Longer(Longer(failure.RetryAfter ?? TimeSpan.Zero, failure.LoginPause), backoff);
        return wait <= LongestRetryAfter && wait < remaining ? wait : null;
    }

    /// <summary>
    /// The time of one attempt. A call that cannot be repeated, and the last attempt of one that can, may use all the time there is:
    /// cutting them short would help nobody.
    /// </summary>
    /// <param name="request">The call.</param>
    /// <param name="retries">How many attempts there were before.</param>
    /// <param name="options">The settings of the client.</param>
    /// <param name="allowed">The time of the whole call.</param>
    public static TimeSpan AttemptTimeout(ApiRequest request, int retries, ApiClientOptions options, TimeSpan allowed)
        => !request.IsRepeatable || retries >= options.Retry.MaxRetries ? Timeout.InfiniteTimeSpan
        : options.AttemptTimeout
            ?? (allowed == Timeout.InfiniteTimeSpan ? allowed : Longer(LeastAttempt, TimeSpan.FromTicks(allowed.Ticks / 3)));

    /// <summary>
    /// Whether a login failed by the answer that the name or the secret is wrong: tried again and again, it locks the account.
    /// </summary>
    public static bool IsRefusedLogin(Exception failure) => failure is ApiException { StatusCode: 401 or 403 };

    /// <summary>
    /// How long a login is not tried again: what the service asks for is the least, since a short one must not lock an account.
    /// </summary>
    /// <param name="failure">How it failed.</param>
    /// <param name="inARow">How many failed like that, one after another, this one included.</param>
    public static TimeSpan LoginPause(Exception failure, int inARow)
    {
        var asked = (failure as ApiException)?.RetryAfter ?? TimeSpan.Zero;
        var (first, most) = IsRefusedLogin(failure)
            ? (TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15))
            : (TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        var seconds = Math.Min(first.TotalSeconds * Math.Pow(2, inARow - 1), most.TotalSeconds);
        return Longer(asked < LongestLoginPause ? asked : LongestLoginPause, TimeSpan.FromSeconds(seconds));
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
