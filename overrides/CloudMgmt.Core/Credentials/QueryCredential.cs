namespace CloudMgmt.Core;

/// <summary>
/// A secret in a parameter of the query, fixed or fetched by a callback before each attempt. Addresses end up in the logs of proxies and
/// servers: where the service takes the secret in a header as well, prefer <see cref="HeaderCredential"/>.
/// </summary>
public sealed class QueryCredential : Credential
{
    private readonly Authorization? _fixed;
    private readonly SecretCallback? _callback;

    /// <summary>Makes a credential of a fixed secret.</summary>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="value">The secret; it is percent-encoded.</param>
    /// <exception cref="ArgumentException">A text is empty.</exception>
    public QueryCredential(string name, string value) => _fixed = Authorize(Argument.NotBlank(name), Argument.NotBlank(value));

    /// <summary>
    /// Makes a credential that asks for its secret before each attempt, and once more when the service answers 401. See
    /// <see cref="HeaderCredential"/> for where and when the callback runs.
    /// </summary>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="value">Gives the secret. Null or blank fails the call with an <see cref="InvalidOperationException"/>.</param>
    /// <exception cref="ArgumentException">The name is empty, or the callback null.</exception>
    public QueryCredential(string name, Func<CancellationToken, ValueTask<string>> value)
        => _callback = new($"query parameter '{Argument.NotBlank(name)}'", Argument.NotNull(value), secret => Authorize(name, secret));

    internal override bool IsPrompt => true;

    internal override string WaitedFor => _callback?.ToString() ?? base.WaitedFor;

    /// <inheritdoc/>
    public override ValueTask<Authorization> AuthorizeAsync(CredentialContext context, CancellationToken cancellationToken)
        => _callback is null ? new(_fixed!) : new(_callback.AskAsync(cancellationToken));

    /// <summary>Told after a 401: a callback is asked again, and the call sent once more if it gives another secret.</summary>
    /// <param name="refused">What the refused attempt carried.</param>
    /// <returns>Whether the secret comes from a callback.</returns>
    public override bool Invalidate(Authorization refused) => _callback is not null;

    private static Authorization Authorize(string name, string value) => new(query: [new(name, value)]);
}
