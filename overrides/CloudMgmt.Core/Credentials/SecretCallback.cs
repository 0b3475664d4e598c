namespace CloudMgmt.Core;

/// <summary>The callback of an application that gives the secret of a header.</summary>
internal sealed class SecretCallback(string header, Func<CancellationToken, ValueTask<string>> ask, string? scheme)
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile string? _refused;
    private volatile string? _refusedForGood;

    // A turn ends with the wait for the callback, not with the callback: one that is stuck would end all calls to come. Its answer
    // is not shared: it may depend on who asks.
    public async Task<Authorization> AskAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var secret = await Bounded.RunAsync(token => ask(token).AsTask(), cancellationToken).ConfigureAwait(false);
            return Authorization.Header(header, Check(secret));
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>
    /// Whether asking again may help after a refusal. A secret that is refused and then given again is not sent twice by each
    /// call to come.
    /// </summary>
    public bool MayChange(Authorization refused)
    {
        var value = refused.Headers.FirstOrDefault().Value;
        if (value == _refusedForGood)
            return false;
        _refused = value;
        return true;
    }

    public override string ToString() => $"the callback that gives its header '{header}'";

    private string Check(string? secret)
    {
        if (string.IsNullOrWhiteSpace(secret))
            throw new InvalidOperationException($"The callback that gives the header '{header}' gave {(secret is null ? "null" : "an empty text")} for a secret; nothing was sent.");
        var value = HeaderRules.CheckValue(header, scheme is null ? secret : $"{scheme} {secret}");
        if (value == _refused)
            _refusedForGood = value;
        return value;
    }
}
