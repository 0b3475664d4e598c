namespace CloudMgmt.Core;

/// <summary>The compressed bytes on their way into a decoder: their beginning can be looked at, and their end is remembered.</summary>
internal sealed class CodedInput(Stream body) : ReadOnlyStream
{
    private readonly byte[] _next = new byte[1];
    private int _held;

    /// <summary>Whether the decoder has asked for more than there is.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>The last four bytes, of which the first is the least significant: in a whole gzip body its length when unpacked.</summary>
    public uint Tail { get; private set; }

    /// <summary>How many bytes there were so far.</summary>
    public long Count { get; private set; }

    /// <summary>The next byte, which a read still gives, or -1 at the end.</summary>
    public int Peek()
    {
        if (_held == 0)
            _held = Pass(_next, 0, body.Read(_next, 0, 1));
        return _held == 0 ? -1 : _next[0];
    }

    /// <inheritdoc cref="Peek"/>
    public async Task<int> PeekAsync(CancellationToken cancellationToken)
    {
        if (_held == 0)
            _held = Pass(_next, 0, await body.ReadAsync(_next, 0, 1, cancellationToken).ConfigureAwait(false));
        return _held == 0 ? -1 : _next[0];
    }

    public override int Read(byte[] buffer, int offset, int count)
        => Take(buffer, offset, count) ? 1 : Pass(buffer, offset, body.Read(buffer, offset, count));

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => Take(buffer, offset, count)
            ? 1
            : Pass(buffer, offset, await body.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            body.Dispose();
        base.Dispose(disposing);
    }

    private bool Take(byte[] buffer, int offset, int count)
    {
        if (_held == 0 || count == 0)
            return false;
        buffer[offset] = _next[0];
        _held = 0;
        return true;
    }

    private int Pass(byte[] buffer, int offset, int read)
    {
        HasEnded |= read == 0;
        Count += read;
        for (var i = Math.Max(0, read - sizeof(uint)); i < read; i++)
            Tail = (Tail >> 8) | ((uint)buffer[offset + i] << 24);
        return read;
    }
}
