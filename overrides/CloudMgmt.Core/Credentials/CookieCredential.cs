namespace CloudMgmt.Core;

/// <summary>A secret in a cookie, fixed or fetched by a callback before each attempt.</summary>
public sealed class CookieCredential : Credential
{
    private readonly Authorization? _fixed;
    private readonly SecretCallback? _callback;

    /// <summary>Makes a credential of a fixed secret.</summary>
    /// <param name="name">The name of the cookie.</param>
    /// <param name="value">The secret, as the cookie carries it.</param>
    /// <exception cref="ArgumentException">
    /// A text is empty, or has a character that a cookie cannot carry; the message does not repeat it.
    /// </exception>
    public CookieCredential(string name, string value)
        => _fixed = Authorize(HeaderRules.CheckName(Argument.NotBlank(name)), Argument.NotBlank(value));

    /// <summary>
    /// Makes a credential that asks for its secret before each attempt, and once more when the service answers 401. See
    /// <see cref="HeaderCredential"/> for where and when the callback runs.
    /// </summary>
    /// <param name="name">The name of the cookie.</param>
    /// <param name="value">Gives the secret. Null or blank fails the call with an <see cref="InvalidOperationException"/>.</param>
    /// <exception cref="ArgumentException">The name is empty or not the name of a cookie, or the callback null.</exception>
    public CookieCredential(string name, Func<CancellationToken, ValueTask<string>> value)
        => _callback = new(
            $"cookie '{HeaderRules.CheckName(Argument.NotBlank(name))}'", Argument.NotNull(value), secret => Authorize(name, secret));

    internal override bool IsPrompt => true;

    internal override string WaitedFor => _callback?.ToString() ?? base.WaitedFor;

    /// <inheritdoc/>
    public override ValueTask<Authorization> AuthorizeAsync(CredentialContext context, CancellationToken cancellationToken)
        => _callback is null ? new(_fixed!) : new(_callback.AskAsync(cancellationToken));

    /// <summary>Told after a 401: a callback is asked again, and the call sent once more if it gives another secret.</summary>
    /// <param name="refused">What the refused attempt carried.</param>
    /// <returns>Whether the secret comes from a callback.</returns>
    public override bool Invalidate(Authorization refused) => _callback is not null;

    // RFC 6265: what would end the cookie, or begin another one.
    private static Authorization Authorize(string name, string value)
        => value.All(c => c is > ' ' and < '\u007f' and not ('"' or ',' or ';' or '\\'))
            ? new(cookies: [new(name, value)])
            : throw new ArgumentException($"The value of cookie '{name}' has a character that a cookie cannot carry.", nameof(value));
}
