namespace CloudMgmt.Core;

/// <summary>The body of a response as the caller's stream: disposing it ends the response and frees the connection.</summary>
internal sealed class ResponseStream(TransportResponse response) : Stream
{
    private bool _disposed;

    public override bool CanRead => !_disposed;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    // The stream of HttpClient would report the end of the body after its disposal.
    private Stream Content => _disposed ? throw new ObjectDisposedException(nameof(ResponseStream)) : response.Content;

    public override int Read(byte[] buffer, int offset, int count) => Content.Read(buffer, offset, count);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => Content.ReadAsync(buffer, offset, count, cancellationToken);

#if NET
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        => Content.ReadAsync(buffer, cancellationToken);
#endif

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            response.Dispose();
        _disposed = true;
        base.Dispose(disposing);
    }
}
