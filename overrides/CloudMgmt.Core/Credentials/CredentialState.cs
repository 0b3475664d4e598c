namespace CloudMgmt.Core;

/// <summary>What the service thinks of a session.</summary>
internal enum SessionStanding
{
    /// <summary>Handed out, and no call has come back with it yet.</summary>
    Fresh,

    /// <summary>A call with it succeeded.</summary>
    Accepted,

    /// <summary>Refused right after the login, before any call succeeded with it.</summary>
    Doubted,
}

/// <summary>A session or a token that a login gave.</summary>
/// <param name="Authorization">What each attempt carries.</param>
/// <param name="ObtainedAt">When the login began.</param>
/// <param name="RenewAt">When it is time for another one.</param>
/// <param name="UseUntil">When calls have to wait for the other one.</param>
/// <param name="Standing">What the service thinks of it.</param>
internal sealed record HeldSession(
    Authorization Authorization, DateTimeOffset ObtainedAt, DateTimeOffset RenewAt, DateTimeOffset UseUntil,
    SessionStanding Standing = SessionStanding.Fresh);

/// <summary>A login that failed, which is not tried again for a while.</summary>
/// <param name="Failure">How it failed.</param>
/// <param name="Until">Until when calls get that failure at once.</param>
/// <param name="InARow">How many logins failed like that, one after another.</param>
internal sealed record Refusal(Exception Failure, DateTimeOffset Until, int InARow)
{
    /// <summary>Remembers a failure; longer and longer while the kind of it stays the same.</summary>
    public static Refusal Of(Exception failure, Refusal? last, DateTimeOffset now)
    {
        var inARow = last is not null && RetryRules.IsRefusedLogin(last.Failure) == RetryRules.IsRefusedLogin(failure)
            ? last.InARow + 1
            : 1;
        return new Refusal(failure, now + RetryRules.LoginPause(failure, inARow), inARow);
    }

    /// <summary>
    /// The failure for a call that comes later: of the same type, and it says so. One that is not of the SDK stays as it is.
    /// </summary>
    public Exception Again() => Failure is ApiException failure ? failure.Remembered(Until) : Failure;
}

/// <summary>
/// What a credential that logs in holds and remembers: immutable, with a transition for each thing that can happen to it.
/// </summary>
/// <remarks>
/// This is the seam for sharing logins between processes, over a store such as Redis, which is not built. The credential reads its
/// state and replaces it in one place each, so a store that reads, and swaps if nobody did in between (a version, or WATCH), can
/// stand there; the key is a hash of the credential and the base URL, and the value is as secret as the password. Both parts are
/// plain data: of a session the headers, cookies and base URL of <see cref="Authorization"/> with its times; of a refusal
/// <see cref="ApiException.Info"/>, from which the request of the login makes the typed error again, with its time and count. What
/// stays in the process is the task of the login itself; in its place, one process takes a lease that ends by itself after
/// <see cref="ApiClientOptions.Timeout"/>, and the others look again until the state has changed. All times are absolute.
/// </remarks>
internal sealed record CredentialState
{
    // A session that is refused later than this was good once, whoever used it.
    private static readonly TimeSpan RightAfterLogin = TimeSpan.FromMinutes(1);

    // One may have ended on the way, and one operation may answer so for a reason of its own.
    private const int DisappointmentsToRefuse = 2;

    /// <summary>Nothing held and nothing remembered.</summary>
    public static CredentialState Empty { get; } = new();

    /// <summary>What calls go with; null before the first login and after a refusal.</summary>
    public HeldSession? Session { get; private init; }

    /// <summary>The last login that failed, also when its time is over, until a session is accepted.</summary>
    public Refusal? Refusal { get; private init; }

    /// <summary>How many sessions in a row were refused right after their login.</summary>
    public int Disappointments { get; private init; }

    /// <summary>The session that a call can go with; null when it has to wait for a login.</summary>
    public HeldSession? UsableAt(DateTimeOffset now) => Session is { } held && now < held.UseUntil ? held : null;

    /// <summary>Whether the session has to be renewed, although calls may go on with it.</summary>
    public bool IsDueAt(DateTimeOffset now) => Session is { } held && now >= held.RenewAt && RefusalAt(now) is null;

    /// <summary>The failure that calls get in place of a login; null when one may be tried.</summary>
    public Refusal? RefusalAt(DateTimeOffset now) => Refusal is { } refusal && now < refusal.Until ? refusal : null;

    /// <summary>A login succeeded. That the ones before failed is remembered until a call succeeds too.</summary>
    public CredentialState LoggedIn(HeldSession session) => this with { Session = session };

    /// <summary>A login failed. A session that is still valid goes on.</summary>
    public CredentialState LoginFailed(Exception failure, DateTimeOffset now) => this with { Refusal = Refusal.Of(failure, Refusal, now) };

    /// <summary>A call with the session succeeded.</summary>
    public CredentialState SessionAccepted(Authorization accepted)
        => Holds(accepted) && Session!.Standing != SessionStanding.Accepted
            ? Empty with { Session = Session with { Standing = SessionStanding.Accepted } }
            : this;

    /// <summary>
    /// The service answered a call with 401. Right after a login that is a disappointment. After two in a row another call goes with
    /// the same session, for the answer may be one to the operation; if not, that is a refusal like one of the login, and from then
    /// on so is each further session that disappoints.
    /// </summary>
    public CredentialState SessionRefused(Authorization refused, ApiException failure, DateTimeOffset now)
    {
        if (!Holds(refused) || Session!.Standing == SessionStanding.Accepted || now - Session.ObtainedAt >= RightAfterLogin)
            return this;
        if (Disappointments >= DisappointmentsToRefuse)
            return this with { Session = null, Refusal = Refusal.Of(failure, Refusal, now) };
        return Session.Standing == SessionStanding.Fresh
            ? this with { Session = Session with { Standing = SessionStanding.Doubted }, Disappointments = Disappointments + 1 }
            : this;
    }

    /// <summary>The session that was refused is given up, unless another call has renewed it meanwhile.</summary>
    public CredentialState SessionDropped(Authorization refused) => Holds(refused) ? SessionReleased() : this;

    /// <summary>The session is given up.</summary>
    public CredentialState SessionReleased() => this with { Session = null };

    /// <summary>The application knows better: the next call that needs a login tries one.</summary>
    public CredentialState RefusalForgotten() => this with { Refusal = null, Disappointments = 0 };

    private bool Holds(Authorization authorization) => ReferenceEquals(Session?.Authorization, authorization);
}
