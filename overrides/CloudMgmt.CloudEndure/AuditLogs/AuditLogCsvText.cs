using CloudMgmt.Core;
using CloudMgmt.Core.Internal;

namespace CloudMgmt.CloudEndure;

/// <summary>
/// The CSV text of a response. Its beginning can be looked at before it is read. When the connection breaks, the text ends with
/// a last row of our own: whatever row is last is then the one to drop, and every complete row before it is still parsed.
/// </summary>
internal sealed class AuditLogCsvText(Stream content) : ReadOnlyStream
{
    private const int PeekSize = 4096;

    private byte[] _start = [];
    private int _startLength;
    private int _position;

    /// <summary>Why the text broke off, once it did.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The bytes looked at so far.</summary>
    public MemoryStream Start => new(_start, 0, _startLength, writable: false);

    /// <summary>Looks at some more bytes, before the first read.</summary>
    /// <returns>Whether there were any.</returns>
    public async Task<bool> PeekAsync(CancellationToken cancellationToken)
    {
        if (_start.Length - _startLength < PeekSize)
            Array.Resize(ref _start, Math.Max(PeekSize, _start.Length * 2));
        var count = await ReadContentAsync(_start, _startLength, _start.Length - _startLength, cancellationToken).ConfigureAwait(false);
        _startLength += count;
        return count > 0;
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        if (_position == _startLength)
            return await ReadContentAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
        count = Math.Min(count, _startLength - _position);
        Array.Copy(_start, _position, buffer, offset, count);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            content.Dispose();
        base.Dispose(disposing);
    }

    private async Task<int> ReadContentAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        if (Failure is not null)
            return 0;
        try
        {
            return await content.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ApiConnectionException or IOException or HttpRequestException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Failure = e;
            // One byte is a row, or half a character and so still a row, in every encoding.
            buffer[offset] = (byte)'-';
            return 1;
        }
    }
}
