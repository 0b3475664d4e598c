namespace CloudMgmt.Core;

/// <summary>The body of a response as the caller's stream: disposing it ends the response and frees the connection.</summary>
internal sealed class ResponseStream(TransportResponse response) : ReadOnlyStream
{
    private bool _disposed;

    public override bool CanRead => !_disposed;

    // The stream of HttpClient would report the end of the body after its disposal.
    private Stream Content => _disposed ? throw new ObjectDisposedException(nameof(ResponseStream)) : response.Content;

    public override int Read(byte[] buffer, int offset, int count) => Content.Read(buffer, offset, count);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => Content.ReadAsync(buffer, offset, count, cancellationToken);

#if NET
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        => Content.ReadAsync(buffer, cancellationToken);
#endif

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            response.Dispose();
        _disposed = true;
        base.Dispose(disposing);
    }
}
