using System.Buffers;
using System.Text;

namespace CloudMgmt.Core;

/// <summary>
/// A body, read into memory under a token so that parsing it afterwards cannot block on the network. The memory is rented: a
/// large body would else cost its size twice over in garbage. Nothing may keep a reference to it after disposal.
/// </summary>
internal sealed class BodyBuffer : IDisposable
{
    private const int FirstSize = 16 * 1024;

    // What a service says of the length of a body is taken up to here, once the first bytes have come: to grow in steps copies all of it.
    private const int MaxAnnounced = 4 * 1024 * 1024;

    // No array is longer.
    private const long MaxSize = 0x7FFFFFC7;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(FirstSize);

    private BodyBuffer()
    {
    }

    public int Length { get; private set; }

    /// <summary>Why the body broke off, if it did; what came before is there.</summary>
    public Exception? Failure { get; private set; }

    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, Length);

    /// <summary>
    /// Reads up to a number of bytes and leaves the rest unread, so that a body cannot fill the memory, compressed or not.
    /// </summary>
    public static async ValueTask<BodyBuffer> ReadBeginningAsync(
        TransportResponse response, long limit, CancellationToken cancellationToken)
    {
        var buffer = new BodyBuffer();
        try
        {
            await buffer.FillAsync(response, Math.Min(limit, MaxSize), cancellationToken).ConfigureAwait(false);
            return buffer;
        }
        catch (Exception e) when (IsBreak(e))
        {
            buffer.Failure = e;
            return buffer;
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Whether a read failed because the body broke off, or is not in the compressed form that it claims. The last type is how Brotli says
    /// so, within a handler of the application's own.
    /// </summary>
    public static bool IsBreak(Exception e)
        => e is IOException or HttpRequestException or InvalidDataException or (InvalidOperationException and not ObjectDisposedException);

    /// <summary>The beginning of the body as text, for exceptions, with whatever is not text replaced; null when there is none.</summary>
    public string? Excerpt(Encoding declared)
    {
        using var reader = new StreamReader(new MemoryStream(_bytes, 0, Length, writable: false), Charset.Of(Bytes.Span, declared, out _));
        var text = new char[ApiErrorInfo.MaxExcerptLength];
        var length = reader.ReadBlock(text, 0, text.Length);
        return length == 0 ? null : new string(text, 0, length);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, Length) = ([], 0);
    }

    private async ValueTask FillAsync(TransportResponse response, long limit, CancellationToken cancellationToken)
    {
        while (Length < limit)
        {
            if (Length == _bytes.Length)
                Grow(Math.Min(response.AnnouncedLength ?? 0, MaxAnnounced), limit);
            var wanted = (int)Math.Min(_bytes.Length - Length, limit - Length);
#if NET
            var read = await response.Content.ReadAsync(_bytes.AsMemory(Length, wanted), cancellationToken).ConfigureAwait(false);
#else
            var read = await response.Content.ReadAsync(_bytes, Length, wanted, cancellationToken).ConfigureAwait(false);
#endif
            if (read == 0)
                return;
            Length += read;
        }
    }

    // Never beyond the limit: the last doubling is the dearest.
    private void Grow(long announced, long limit)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(limit, Math.Max(announced, _bytes.Length * 2L)));
        Array.Copy(_bytes, larger, Length);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
