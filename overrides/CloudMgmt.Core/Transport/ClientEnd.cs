namespace CloudMgmt.Core;

/// <summary>The end of a client: of each call that runs then, and of those that come later.</summary>
/// <param name="client">The name of its type.</param>
internal sealed class ClientEnd(string client)
{
    // Never disposed: a call may register itself while the client is.
    private readonly CancellationTokenSource _source = new();

    public bool IsClosed => _source.IsCancellationRequested;

    public void Close() => _source.Cancel();

    public CancellationTokenRegistration OnClose(Action<object?> end, object target) => _source.Token.Register(end, target);

    /// <summary>What each of them ends in.</summary>
    public ObjectDisposedException Ended() => new(client);

    public void ThrowIfClosed()
    {
        if (IsClosed)
            throw Ended();
    }
}
