#if !NET
using System.IO.Compression;

namespace CloudMgmt.Core.Internal;

/// <summary>
/// The stream of that name in .NET: Deflate with two bytes before it and a checksum after it, which tells a body that is cut.
/// </summary>
internal sealed class ZLibStream : ReadOnlyStream
{
    private const int HeaderLength = 2;
    private const uint Modulus = 65521;

    private readonly Stream _packed;
    private readonly DeflateStream _body;
    private readonly byte[] _rest = new byte[4096];
    private (uint Low, uint High) _sum = (1, 0);
    private uint _trailer;
    private int _skipped;

    public ZLibStream(Stream packed, CompressionMode mode)
        => (_packed, _body) = (packed, new DeflateStream(new Remembering(this), mode));

    public override int Read(byte[] buffer, int offset, int count)
    {
        for (; _skipped < HeaderLength; _skipped++)
            _ = _packed.Read(_rest, 0, 1);
        var read = Add(buffer, offset, _body.Read(buffer, offset, count));
        while (read == 0 && Remember(_rest, 0, _packed.Read(_rest, 0, _rest.Length)) > 0)
        {
        }
        return Check(read);
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        for (; _skipped < HeaderLength; _skipped++)
            _ = await _packed.ReadAsync(_rest, 0, 1, cancellationToken).ConfigureAwait(false);
        var read = Add(buffer, offset, await _body.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false));
        while (read == 0
            && Remember(_rest, 0, await _packed.ReadAsync(_rest, 0, _rest.Length, cancellationToken).ConfigureAwait(false)) > 0)
        {
        }
        return Check(read);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _packed.Dispose();
        base.Dispose(disposing);
    }

    private int Add(byte[] buffer, int offset, int read)
    {
        for (var i = offset; i < offset + read; i++)
        {
            _sum.Low = (_sum.Low + buffer[i]) % Modulus;
            _sum.High = (_sum.High + _sum.Low) % Modulus;
        }
        return read;
    }

    private int Remember(byte[] buffer, int offset, int read)
    {
        for (var i = Math.Max(0, read - sizeof(uint)); i < read; i++)
            _trailer = (_trailer << 8) | buffer[offset + i];
        return read;
    }

    private int Check(int read)
        => read > 0 || _trailer == ((_sum.High << 16) | _sum.Low)
            ? read
            : throw new InvalidDataException("The checksum of the body is not that of its text.");

    private sealed class Remembering(ZLibStream owner) : ReadOnlyStream
    {
        public override int Read(byte[] buffer, int offset, int count)
            => owner.Remember(buffer, offset, owner._packed.Read(buffer, offset, count));

        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => owner.Remember(
                buffer, offset, await owner._packed.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false));
    }
}
#endif
