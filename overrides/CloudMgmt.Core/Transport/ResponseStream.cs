namespace CloudMgmt.Core;

/// <summary>The body of a response as the caller's stream: disposing it ends the response and frees the connection.</summary>
/// <param name="response">The response.</param>
/// <param name="breakOff">Makes the exception of a body that breaks off.</param>
internal sealed class ResponseStream(TransportResponse response, Func<Exception, ApiConnectionException> breakOff) : ReadOnlyStream
{
    private bool _disposed;

    public override bool CanRead => !_disposed;

    // The stream of HttpClient would report the end of the body after its disposal.
    private Stream Content => _disposed ? throw new ObjectDisposedException(nameof(ResponseStream)) : response.Content;

    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return Content.Read(buffer, offset, count);
        }
        catch (Exception e) when (BodyBuffer.IsBreak(e))
        {
            throw breakOff(e);
        }
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        try
        {
            return await Content.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (BodyBuffer.IsBreak(e))
        {
            // Where the framework ends a cancelled read by closing the connection under it.
            cancellationToken.ThrowIfCancellationRequested();
            throw breakOff(e);
        }
    }

#if NET
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await Content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (BodyBuffer.IsBreak(e))
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw breakOff(e);
        }
    }
#endif

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            response.Dispose();
        _disposed = true;
        base.Dispose(disposing);
    }
}
