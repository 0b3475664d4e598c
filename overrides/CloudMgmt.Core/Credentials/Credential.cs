using System.Diagnostics;

namespace CloudMgmt.Core;

/// <summary>
/// Proves who is calling. It is asked before each attempt, so it can be rotated while calls run, and it may be shared by
/// several clients. Implementations must be safe to use from several threads at once.
/// </summary>
[DebuggerDisplay("{GetType().Name,nq} (secret)")]
public abstract class Credential
{
    /// <summary>What a call says that it was waiting for when it runs out of time.</summary>
    internal virtual string WaitedFor => $"its credential ({GetType().Name})";

    /// <summary>
    /// Whether <see cref="AuthorizeAsync"/> neither blocks its thread nor needs the caller's context: then it is called without another
    /// thread.
    /// </summary>
    internal virtual bool IsPrompt => false;

    /// <summary>The names of the headers that it sets, as far as they are known before it is asked: no call may set them itself.</summary>
    protected internal virtual IReadOnlyList<string> HeaderNames => [];

    /// <summary>
    /// Gives what the next attempt must carry, logging in first where that is needed. It runs on another thread than the caller's,
    /// and the call waits for it no longer than its own time, whether or not it heeds the token.
    /// </summary>
    /// <param name="context">The client that asks, with a way to call the service without a credential.</param>
    /// <param name="cancellationToken">Ends the wait; it fires too when the deadline of the call passes.</param>
    /// <returns>Headers and cookies for the attempt.</returns>
    /// <exception cref="ApiException">The service refuses the login.</exception>
    public abstract ValueTask<Authorization> AuthorizeAsync(CredentialContext context, CancellationToken cancellationToken);

    /// <summary>What of it a call carries; null for nothing.</summary>
    /// <param name="request">The call.</param>
    internal virtual Credential? For(ApiRequest request)
        => request.Security is { } ways && ways.All(way => way.Count == 0) ? null : this;

    /// <summary>Told after each success of a call.</summary>
    internal virtual void Accepted(Authorization authorization)
    {
    }

    /// <summary>Told after each 401 of a call, before <see cref="Invalidate"/> is asked, if it is.</summary>
    internal virtual void Refused(Authorization authorization, ApiException failure)
    {
    }

    /// <summary>Told after a 401: forget what was refused.</summary>
    /// <param name="refused">What the refused attempt carried.</param>
    /// <returns>
    /// Whether another attempt may succeed. The call is then sent once more, unless <see cref="AuthorizeAsync"/> gives the very same
    /// object again.
    /// </returns>
    public virtual bool Invalidate(Authorization refused) => false;

    /// <summary>The name of the type only, so that a log cannot show the secret.</summary>
    /// <returns>The type name.</returns>
    public override string ToString() => GetType().Name;
}
