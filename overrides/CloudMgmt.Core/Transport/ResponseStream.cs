namespace CloudMgmt.Core;

/// <summary>
/// The body of a response as the caller's stream: disposing it ends the response and frees the connection. When the client is disposed,
/// a read that waits ends, and later ones fail.
/// </summary>
internal sealed class ResponseStream : ReadOnlyStream
{
    private readonly TransportResponse _response;
    private readonly Func<Exception, ApiConnectionException> _breakOff;
    private readonly ClientEnd _end;
    private readonly CancellationTokenRegistration _closed;
    private bool _disposed;

    /// <summary>Makes a stream of a response.</summary>
    /// <param name="response">The response.</param>
    /// <param name="breakOff">Makes the exception of a body that breaks off.</param>
    /// <param name="end">The end of the client.</param>
    public ResponseStream(TransportResponse response, Func<Exception, ApiConnectionException> breakOff, ClientEnd end)
    {
        (_response, _breakOff, _end) = (response, breakOff, end);
        _closed = end.OnClose(static response => ((TransportResponse)response!).Dispose(), response);
    }

    public override bool CanRead => !_disposed;

    // The stream of HttpClient would report the end of the body after its disposal.
    private Stream Content => _disposed ? throw new ObjectDisposedException(nameof(ResponseStream)) : _response.Content;

    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return Checked(Content.Read(buffer, offset, count));
        }
        catch (Exception e) when (Means(e, CancellationToken.None) is { } failure)
        {
            throw failure;
        }
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        try
        {
            return Checked(await Content.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (Means(e, cancellationToken) is { } failure)
        {
            throw failure;
        }
    }

#if NET
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return Checked(await Content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (Means(e, cancellationToken) is { } failure)
        {
            throw failure;
        }
    }
#endif

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _closed.Dispose();
            _response.Dispose();
        }
        _disposed = true;
        base.Dispose(disposing);
    }

    // The end of a connection that was taken away is not the end of the body.
    private int Checked(int read)
    {
        _end.ThrowIfClosed();
        return read;
    }

    // Null for what is told as it is. The framework ends a cancelled read by closing the connection under it.
    private Exception? Means(Exception e, CancellationToken cancellationToken)
        => _end.IsClosed && !_disposed ? _end.Ended()
        : !BodyBuffer.IsBreak(e) ? null
        : cancellationToken.IsCancellationRequested ? new OperationCanceledException(e.Message, e, cancellationToken)
        : _breakOff(e);
}
