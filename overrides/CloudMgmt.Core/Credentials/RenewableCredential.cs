namespace CloudMgmt.Core;

/// <summary>
/// A credential that logs in and keeps what it gets until shortly before it expires. However many calls wait, one login runs;
/// they share its success and its failure, and no caller who gives up ends it. It belongs to one service: clients with other
/// base URLs need a credential of their own.
/// </summary>
public abstract class RenewableCredential : Credential, IDisposable
{
    // Renewed this long before it expires, so that a call does not leave with a session that dies on the way. A session of
    // two minutes or less is renewed after half of its time instead; otherwise it would serve no second call.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    // Between failed renewals in the background, so that a login service that is down is not asked by each call.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly object _gate = new();
    private readonly CancellationTokenSource _disposed = new();
    private volatile Held? _held;
    private Task<Authorization>? _login;
    private Authorization? _refused;
    private Authorization? _lost;

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
        if (_held is not { } held || now >= held.UseUntil)
            return new(LogInOnce(context, now).WaitAsync(cancellationToken));
        if (now >= held.RenewAt)
            _ = LogInOnce(context, now);
        return new(held.Authorization);
    }

    /// <inheritdoc/>
    public sealed override bool Invalidate(Authorization refused)
    {
        lock (_gate)
        {
            // Only the session that was refused is dropped: another call may have renewed it meanwhile.
            if (_held is { } current && ReferenceEquals(current.Authorization, refused))
                (_held, _refused) = (null, refused);
            // Calls that left together come back one by one. Once the login in place of their session was refused, none of
            // them tries it again: a wrong password must not lock the account.
            return !ReferenceEquals(_lost, refused);
        }
    }

    /// <summary>Ends a login that is under way and forgets what is held. What the service keeps ends by itself.</summary>
    public void Dispose()
    {
        _disposed.Cancel();
        Release();
        GC.SuppressFinalize(this);
    }

    /// <summary>Logs in.</summary>
    /// <param name="context">The client that asks.</param>
    /// <param name="cancellationToken">Fires when the credential is disposed, not when a caller gives up.</param>
    /// <returns>What was obtained, and how long it lasts.</returns>
    protected abstract Task<Lease> LogInAsync(CredentialContext context, CancellationToken cancellationToken);

    /// <summary>Forgets what is held, so that a derived class can hand it back to the service.</summary>
    /// <returns>What was held, or null.</returns>
    protected Authorization? Release()
    {
        lock (_gate)
        {
            var held = _held;
            _held = null;
            return held?.Authorization;
        }
    }

    private Task<Authorization> LogInOnce(CredentialContext context, DateTimeOffset now)
    {
        TaskCompletionSource<Authorization> login;
        lock (_gate)
        {
            if (_login is { } running)
                return running;
            if (_held is { } held && held.IsFresh(now))
                return Task.FromResult(held.Authorization);
            login = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _login = login.Task;
        }
        _ = CompleteAsync(login, context);
        return login.Task;
    }

    private async Task CompleteAsync(TaskCompletionSource<Authorization> login, CredentialContext context)
    {
        try
        {
            var held = await ObtainAsync(context).ConfigureAwait(false);
            lock (_gate)
                (_held, _login, _refused, _lost) = (held, null, null, null);
            login.SetResult(held.Authorization);
        }
        catch (Exception e)
        {
            Fail(e, context.TimeProvider.GetUtcNow());
            login.SetException(e);
            // Looked at here, for there may be no caller left who does.
            _ = login.Task.Exception;
        }
    }

    private async Task<Held> ObtainAsync(CredentialContext context)
    {
        var started = context.TimeProvider.GetUtcNow();
        try
        {
            return Hold(await LogInAsync(context, _disposed.Token).ConfigureAwait(false), started);
        }
        catch (OperationCanceledException) when (_disposed.IsCancellationRequested)
        {
            throw new ObjectDisposedException(GetType().Name);
        }
    }

    private void Fail(Exception failure, DateTimeOffset now)
    {
        lock (_gate)
        {
            _login = null;
            _held = _held is { } held ? held with { RenewAt = now + Pause } : null;
            if (failure is ApiException { IsTransient: false } or ApiException { IsRateLimited: true })
                _lost = _refused;
        }
    }

    private Held Hold(Lease lease, DateTimeOffset started)
    {
        var half = TimeSpan.FromTicks((lease.Expires - started).Ticks / 2);
        var renewAt = lease.Expires - (half < Margin ? half : Margin);
        return new Held(lease.Authorization, renewAt, RenewsInBackground ? lease.Expires : renewAt);
    }

    private sealed record Held(Authorization Authorization, DateTimeOffset RenewAt, DateTimeOffset UseUntil)
    {
        public bool IsFresh(DateTimeOffset now) => now < RenewAt && now < UseUntil;
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
