using System.IO.Compression;

namespace CloudMgmt.Core;

/// <summary>
/// A body as it was before its compression. One that is cut or broken ends in an <see cref="IOException"/> or an
/// <see cref="InvalidDataException"/>, never in silence.
/// </summary>
internal sealed class DecodedStream(Stream body, string coding) : ReadOnlyStream
{
    // Ten bytes of header and eight at the end.
    private const int LeastGzip = 18;

    private readonly CodedInput _input = new(body);
    private Stream? _decoder;
    private uint _length;

    private bool IsGzip => coding is "gzip" or "x-gzip";

    // The decoder of gzip looks for a further member, so that it asks for more in any case; but a whole body ends with its length.
    // The others ask for more only as long as they miss something.
    private bool IsWhole
        => IsGzip ? _length == _input.Tail && _input.Count >= LeastGzip
#if !NET
        : _decoder is ZLibStream ? _input.HasEnded
#endif
        : !_input.HasEnded;

    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            _decoder ??= Open(_input.Peek());
            return count == 0 ? 0 : Check(_decoder.Read(buffer, offset, count));
        }
        catch (InvalidOperationException e) when (e is not ObjectDisposedException)
        {
            throw Broken(e);
        }
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        try
        {
            _decoder ??= Open(await _input.PeekAsync(cancellationToken).ConfigureAwait(false));
            return count == 0 ? 0 : Check(await _decoder.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false));
        }
        catch (InvalidOperationException e) when (e is not ObjectDisposedException)
        {
            throw Broken(e);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _decoder?.Dispose();
            _input.Dispose();
        }
        base.Dispose(disposing);
    }

    private Stream Open(int first) => coding switch
    {
        "deflate" => Inflate(first),
#if NET
        "br" => new BrotliStream(_input, CompressionMode.Decompress),
#endif
        _ => new GZipStream(_input, CompressionMode.Decompress),
    };

    // Its name means zlib, but some services leave that wrapping away.
    private Stream Inflate(int first)
    {
        const int Zlib = 8;
        if ((first & 0x0F) != Zlib)
            return new DeflateStream(_input, CompressionMode.Decompress);
        return new ZLibStream(_input, CompressionMode.Decompress);
    }

    private int Check(int read)
    {
        _length += (uint)read;
        return read > 0 || IsWhole ? read : throw new EndOfStreamException("The body ends before its compressed form does.");
    }

    // What the decoder of Brotli says.
    private static InvalidDataException Broken(InvalidOperationException cause)
        => new("The body is not in the compressed form that it claims.", cause);
}
