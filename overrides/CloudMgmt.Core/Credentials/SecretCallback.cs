namespace CloudMgmt.Core;

/// <summary>The callback of an application that gives the secret of a request.</summary>
/// <param name="place">What the secret is for, such as <c>header 'apiKey'</c>.</param>
/// <param name="ask">Gives the secret.</param>
/// <param name="authorize">Makes of it what an attempt carries.</param>
internal sealed class SecretCallback(string place, Func<CancellationToken, ValueTask<string>> ask, Func<string, Authorization> authorize)
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile Tuple<string, Authorization>? _last;

    // A turn ends with the wait for the callback, not with the callback: one that is stuck would end all calls to come. Its answer
    // is not shared: it may depend on who asks.
    public async Task<Authorization> AskAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var secret = await Bounded.RunAsync(token => ask(token).AsTask(), cancellationToken).ConfigureAwait(false);
            return Authorize(secret);
        }
        finally
        {
            _turn.Release();
        }
    }

    public override string ToString() => $"the callback that gives its {place}";

    // The very same authorization for the same secret, which tells a call that was refused that there is nothing new to send.
    private Authorization Authorize(string? secret)
    {
        if (string.IsNullOrWhiteSpace(secret))
        {
            throw new InvalidOperationException(
                $"The callback that gives the {place} gave {(secret is null ? "null" : "an empty text")} for a secret; nothing was sent.");
        }

        if (_last is { } last && last.Item1 == secret)
            return last.Item2;
        var authorization = authorize(secret!);
        _last = Tuple.Create(secret!, authorization);
        return authorization;
    }
}
