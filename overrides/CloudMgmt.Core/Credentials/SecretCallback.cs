namespace CloudMgmt.Core;

/// <summary>The callback of an application that gives the secret of a header.</summary>
internal sealed class SecretCallback(string header, Func<CancellationToken, ValueTask<string>> ask, string? scheme)
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile Authorization _last = Authorization.None;

    // A turn ends with the wait for the callback, not with the callback: one that is stuck would end all calls to come. Its answer
    // is not shared: it may depend on who asks.
    public async Task<Authorization> AskAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var secret = await Bounded.RunAsync(token => ask(token).AsTask(), cancellationToken).ConfigureAwait(false);
            return _last = Authorize(secret);
        }
        finally
        {
            _turn.Release();
        }
    }

    public override string ToString() => $"the callback that gives its header '{header}'";

    // The very same authorization for the same secret, which tells a call that was refused that there is nothing new to send.
    private Authorization Authorize(string? secret)
    {
        if (string.IsNullOrWhiteSpace(secret))
            throw new InvalidOperationException($"The callback that gives the header '{header}' gave {(secret is null ? "null" : "an empty text")} for a secret; nothing was sent.");
        var value = HeaderRules.CheckValue(header, scheme is null ? secret : $"{scheme} {secret}");
        var last = _last;
        return last.Headers.FirstOrDefault().Value == value ? last : Authorization.Header(header, value);
    }
}
