using System.Text;

namespace CloudMgmt.Core;

/// <summary>A secret in one request header, fixed or fetched by a callback before each attempt.</summary>
public sealed class HeaderCredential : Credential
{
    private readonly string _name;
    private readonly Authorization? _fixed;
    private readonly SecretCallback? _callback;

    /// <summary>Makes a credential of a fixed secret.</summary>
    /// <param name="name">The name of the header.</param>
    /// <param name="value">The whole value of the header.</param>
    /// <exception cref="ArgumentException">
    /// A text is empty, or has a character that a header cannot carry; the message does not repeat it.
    /// </exception>
    public HeaderCredential(string name, string value)
    {
        _name = HeaderRules.CheckName(Argument.NotBlank(name));
        _fixed = Authorization.Header(name, HeaderRules.CheckValue(name, Argument.NotBlank(value)));
    }

    /// <summary>
    /// Makes a credential that asks for its secret before each attempt, and once more when the service answers 401, so that a
    /// secret can be rotated while calls run.
    /// </summary>
    /// <remarks>
    /// The callback runs on another thread and without the caller's synchronization context, so it may block or wait as it
    /// likes. It runs once at a time: calls wait for their turn, so it should keep what it fetched. A call that runs out of time, or
    /// is cancelled, waits no longer, even for a callback that ignores its token; that one runs on by itself, and the next call
    /// may start another.
    /// </remarks>
    /// <param name="name">The name of the header.</param>
    /// <param name="value">
    /// Gives the value of the header. Null or blank fails the call with an <see cref="InvalidOperationException"/>.
    /// </param>
    /// <param name="scheme">What stands before the value, parted by a space, such as <c>Bearer</c>; null for nothing.</param>
    /// <exception cref="ArgumentException">The name is empty or not a header name.</exception>
    public HeaderCredential(string name, Func<CancellationToken, ValueTask<string>> value, string? scheme = null)
    {
        _name = HeaderRules.CheckName(Argument.NotBlank(name));
        _callback = new(
            $"header '{name}'", Argument.NotNull(value),
            secret => Authorization.Header(name, HeaderRules.CheckValue(name, scheme is null ? secret : $"{scheme} {secret}")));
    }

    /// <summary>Makes a credential of a name and a password, for HTTP basic authentication (RFC 7617) in UTF-8.</summary>
    /// <param name="username">The name, without a colon.</param>
    /// <param name="password">The password; it may be empty.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">The name is empty, or has a colon; the message does not repeat it.</exception>
    public static HeaderCredential Basic(string username, string password)
        => Argument.NotBlank(username).IndexOf(':') >= 0
            ? throw new ArgumentException("The name must not have a colon, which ends it.", nameof(username))
            : new("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username}:{Argument.NotNull(password)}")));

    /// <summary>Makes a credential of a fixed token, for the header <c>Authorization</c>.</summary>
    /// <param name="token">The token, without the word Bearer.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">
    /// The token is empty, or has a character that a header cannot carry; the message does not repeat it.
    /// </exception>
    public static HeaderCredential Bearer(string token) => new("Authorization", "Bearer " + Argument.NotBlank(token));

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> HeaderNames => [_name];

    internal override bool IsPrompt => true;

    internal override string WaitedFor => _callback?.ToString() ?? base.WaitedFor;

    /// <inheritdoc/>
    public override ValueTask<Authorization> AuthorizeAsync(CredentialContext context, CancellationToken cancellationToken)
        => _callback is null ? new(_fixed!) : new(_callback.AskAsync(cancellationToken));

    /// <summary>Told after a 401: a callback is asked again, and the call sent once more if it gives another secret.</summary>
    /// <param name="refused">What the refused attempt carried.</param>
    /// <returns>Whether the secret comes from a callback.</returns>
    public override bool Invalidate(Authorization refused) => _callback is not null;
}
