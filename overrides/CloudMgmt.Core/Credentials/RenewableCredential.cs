namespace CloudMgmt.Core;

/// <summary>
/// A credential that logs in and keeps what it gets until shortly before it expires. However many calls wait, one login runs;
/// they share its success and its failure, and no caller who gives up ends it. It belongs to one service: clients with other
/// base URLs need a credential of their own.
/// </summary>
/// <remarks>
/// A login that fails is not tried again at once: calls that come meanwhile get the same failure, with
/// <see cref="ApiException.RememberedUntil"/>, and nothing is sent. That lasts as long as the service asks for
/// (<c>Retry-After</c>, at most a day); else 1 minute, doubled from failure to failure up to 15, after 401 and 403, and 1 second,
/// doubled up to 5 minutes, after anything else. Then one call tries again, and the others wait for it. Sessions that are refused
/// with 401 right after their logins, two in a row and by another call again, count as 401. Another credential object starts without
/// memory; <see cref="ForgetRefusal"/> takes it from this one.
/// </remarks>
public abstract class RenewableCredential : Credential, IDisposable
{
    // Renewed this long before it expires, so that a call does not leave with a session that dies on the way. A session of
    // two minutes or less is renewed after half of its time instead; otherwise it would serve no second call.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private readonly object _gate = new();
    private readonly CancellationTokenSource _disposed = new();
    private volatile CredentialState _state = CredentialState.Empty;
    private volatile TimeProvider _time = TimeProvider.System;
    private Task<Authorization>? _login;

    /// <summary>
    /// Whether calls go on with what is held while it is renewed early, and wait only once it has expired. Otherwise they wait
    /// for the early renewal.
    /// </summary>
    protected virtual bool RenewsInBackground => false;

    internal override string WaitedFor => "the login";

    internal override bool IsPrompt => true;

    /// <inheritdoc/>
    public sealed override ValueTask<Authorization> AuthorizeAsync(CredentialContext context, CancellationToken cancellationToken)
    {
        var now = Argument.NotNull(context).TimeProvider.GetUtcNow();
        cancellationToken.ThrowIfCancellationRequested();
        var state = _state;
        if (state.UsableAt(now) is not { } session)
            return new(LogInOnce(context, now).WithinAsync(cancellationToken));
        if (state.IsDueAt(now))
            RenewOnce(context, now);
        return new(session.Authorization);
    }

    /// <inheritdoc/>
    /// <returns>Whether another session may help; not after a login in place of the refused one that was refused itself.</returns>
    public sealed override bool Invalidate(Authorization refused)
    {
        var state = Change(s => s.SessionDropped(refused));
        return state.Session is not null || state.RefusalAt(_time.GetUtcNow()) is not { } refusal
            || !RetryRules.IsRefusedLogin(refusal.Failure);
    }

    /// <summary>
    /// Forgets that a login failed, so that the next call that needs one tries at once: after the account was unlocked, or the
    /// service is known to be back. A session that is held stays.
    /// </summary>
    public void ForgetRefusal() => Change(s => s.RefusalForgotten());

    /// <summary>Ends a login that is under way and forgets what is held. What the service keeps ends by itself.</summary>
    public void Dispose()
    {
        _disposed.Cancel();
        Release();
        GC.SuppressFinalize(this);
    }

    internal override void Accepted(Authorization authorization)
    {
        if (_state.SessionAccepted(authorization) != _state)
            Change(s => s.SessionAccepted(authorization));
    }

    internal override void Refused(Authorization authorization, ApiException failure)
        => Change(s => s.SessionRefused(authorization, failure, _time.GetUtcNow()));

    /// <summary>
    /// Logs in. It runs on a thread of its own and without a synchronization context, and may take no longer than
    /// <see cref="ApiClientOptions.Timeout"/> in all.
    /// </summary>
    /// <param name="context">The client that asks.</param>
    /// <param name="cancellationToken">Fires when the time is over and when the credential is disposed, not when a caller gives up.</param>
    /// <returns>What was obtained, and how long it lasts.</returns>
    protected abstract Task<Lease> LogInAsync(CredentialContext context, CancellationToken cancellationToken);

    /// <summary>Forgets what is held, so that a derived class can hand it back to the service.</summary>
    /// <returns>What was held, or null.</returns>
    protected Authorization? Release()
    {
        lock (_gate)
        {
            var held = _state.Session?.Authorization;
            _state = _state.SessionReleased();
            return held;
        }
    }

    private CredentialState Change(Func<CredentialState, CredentialState> transition)
    {
        lock (_gate)
            return _state = transition(_state);
    }

    private CredentialState EndLogin(Func<CredentialState, CredentialState> transition)
    {
        lock (_gate)
        {
            _login = null;
            return _state = transition(_state);
        }
    }

    private Task<Authorization> LogInOnce(CredentialContext context, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_disposed.IsCancellationRequested)
                throw new ObjectDisposedException(GetType().Name);
            if (_login is { } running)
                return running;
            if (_state.UsableAt(now) is { } session && !_state.IsDueAt(now))
                return Task.FromResult(session.Authorization);
            return _state.RefusalAt(now) is { } refusal ? throw refusal.Again() : StartLogin(context);
        }
    }

    private void RenewOnce(CredentialContext context, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_login is null && _state.IsDueAt(now))
                _ = StartLogin(context);
        }
    }

    private Task<Authorization> StartLogin(CredentialContext context)
    {
        _time = context.TimeProvider;
        var deadline = new Deadline(context.Timeout, _time, _disposed.Token);
        _login = Task.Run(() => LogInAndKeepAsync(context, deadline));
        // There may be no caller left who looks at it.
        Bounded.Discard(_login);
        return _login;
    }

    private async Task<Authorization> LogInAndKeepAsync(CredentialContext context, Deadline deadline)
    {
        using var time = deadline;
        using var login = context.StartLogin(GetType().Name, deadline);
        HeldSession session;
        try
        {
            session = await ObtainAsync(context, login, deadline).ConfigureAwait(false);
        }
        catch (ObjectDisposedException e)
        {
            // The credential, or the client that logged in: neither is a failure of the service for others to hear of.
            EndLogin(s => s);
            login.Failed(e, null);
            throw;
        }
        catch (Exception e)
        {
            var now = _time.GetUtcNow();
            var refusal = EndLogin(s => s.LoginFailed(e, now)).Refusal!;
            if (e is ApiException failure)
                failure.LoginPause = refusal.Until - now;
            login.Failed(e, refusal.Until);
            throw;
        }
        EndLogin(s => s.LoggedIn(session));
        login.Succeeded();
        return session.Authorization;
    }

    private async Task<HeldSession> ObtainAsync(CredentialContext context, LoginTelemetry login, Deadline deadline)
    {
        var started = _time.GetUtcNow();
        try
        {
            login.Begin();
            var lease = await Bounded.RunAsync(token => LogInAsync(context.For(login), token), deadline.Token).ConfigureAwait(false);
            return lease.Authorization.Problem is { } problem ? throw login.Unusable(problem) : Hold(lease, started);
        }
        catch (OperationCanceledException) when (_disposed.IsCancellationRequested)
        {
            throw new ObjectDisposedException(GetType().Name);
        }
        // Or else by a token or a deadline of the login's own, which is no cancellation to those who wait for it.
        catch (OperationCanceledException e)
        {
            throw login.Ended(deadline.HasPassed ? ConnectionFailure.Timeout : ConnectionFailure.Unknown, e);
        }
    }

    private HeldSession Hold(Lease lease, DateTimeOffset started)
    {
        var half = TimeSpan.FromTicks((lease.Expires - started).Ticks / 2);
        var renewAt = lease.Expires - (half < Margin ? half : Margin);
        return new HeldSession(lease.Authorization, started, renewAt, RenewsInBackground ? lease.Expires : renewAt);
    }

    /// <summary>What a login gave.</summary>
    /// <param name="authorization">What each attempt carries.</param>
    /// <param name="expires">When it ends; <see cref="DateTimeOffset.MaxValue"/> when only the service knows.</param>
    protected sealed class Lease(Authorization authorization, DateTimeOffset expires)
    {
        /// <summary>What each attempt carries.</summary>
        public Authorization Authorization { get; } = authorization;

        internal DateTimeOffset Expires { get; } = expires;
    }
}
