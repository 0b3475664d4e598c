namespace CloudMgmt.Core;

/// <summary>
/// A credential that logs in, keeps what it gets until shortly before it expires, and logs in once however many calls wait.
/// </summary>
public abstract class RenewableCredential : Credential, IDisposable
{
    // Renewed this long before it expires, so that a call does not leave with a session that dies on the way. A session of
    // two minutes or less is renewed after half of its time instead; otherwise it would serve no second call.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _login = new(1, 1);
    private volatile Held? _held;

    /// <inheritdoc/>
    public sealed override async ValueTask<Authorization> AuthorizeAsync(CredentialContext context, CancellationToken cancellationToken)
    {
        var time = Argument.NotNull(context).TimeProvider;
        if (_held is { } current && current.IsFresh(time))
            return current.Authorization;
        await _login.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_held is { } renewed && renewed.IsFresh(time))
                return renewed.Authorization;
            var started = time.GetUtcNow();
            var lease = await LogInAsync(context, cancellationToken).ConfigureAwait(false);
            _held = Hold(lease, started);
            return lease.Authorization;
        }
        finally
        {
            _login.Release();
        }
    }

    /// <inheritdoc/>
    public sealed override bool Invalidate(Authorization refused)
    {
        // Only the session that was refused is dropped: another call may have renewed it meanwhile.
        if (_held is { } current && ReferenceEquals(current.Authorization, refused))
            _held = null;
        return true;
    }

    /// <summary>Frees the lock of the credential.</summary>
    public void Dispose()
    {
        _login.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Logs in.</summary>
    /// <param name="context">The client that asks.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What was obtained, and how long it lasts.</returns>
    protected abstract Task<Lease> LogInAsync(CredentialContext context, CancellationToken cancellationToken);

    private static Held Hold(Lease lease, DateTimeOffset started)
    {
        var half = TimeSpan.FromTicks((lease.Expires - started).Ticks / 2);
        return new Held(lease.Authorization, lease.Expires - (half < Margin ? half : Margin));
    }

    private sealed record Held(Authorization Authorization, DateTimeOffset RenewAt)
    {
        public bool IsFresh(TimeProvider time) => time.GetUtcNow() < RenewAt;
    }

    /// <summary>What a login gave.</summary>
    /// <param name="authorization">What each attempt carries.</param>
    /// <param name="expires">When it ends.</param>
    protected sealed class Lease(Authorization authorization, DateTimeOffset expires)
    {
        /// <summary>What each attempt carries.</summary>
        public Authorization Authorization { get; } = authorization;

        internal DateTimeOffset Expires { get; } = expires;
    }
}
