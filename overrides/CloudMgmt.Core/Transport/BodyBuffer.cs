using System.Buffers;
using System.Text;

namespace CloudMgmt.Core;

/// <summary>Reads a body into memory under a token, so that parsing it afterwards cannot block on the network.</summary>
internal static class BodyBuffer
{
    private const int ChunkSize = 81920;

    /// <summary>Reads up to a number of bytes and leaves the rest unread, so that a body cannot fill the memory, compressed or not.</summary>
    public static async Task<MemoryStream> ReadBeginningAsync(Stream content, long limit, CancellationToken cancellationToken)
    {
        var buffer = new MemoryStream();
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            while (buffer.Length < limit)
            {
                var wanted = (int)Math.Min(chunk.Length, limit - buffer.Length);
                var read = await content.ReadAsync(chunk, 0, wanted, cancellationToken).ConfigureAwait(false);
                if (read == 0)
                    break;
                Reserve(buffer, read, limit);
                buffer.Write(chunk, 0, read);
            }
        }
        // The last one is how Brotli says that a body is not what it claims to be.
        catch (Exception e) when (e is IOException or HttpRequestException or InvalidDataException or InvalidOperationException)
        {
            throw new NoResponseException(ConnectionFailure.Truncated, e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
        buffer.Position = 0;
        return buffer;
    }

    // Doubles as the stream itself would, but never beyond the limit: the last doubling is the dearest.
    private static void Reserve(MemoryStream buffer, int more, long limit)
    {
        var needed = buffer.Length + more;
        if (needed > buffer.Capacity)
            buffer.Capacity = (int)Math.Min(limit, Math.Max(needed, buffer.Capacity * 2L));
    }

    /// <summary>The beginning of a body as text, for exceptions; null when there is none.</summary>
    public static string? Excerpt(MemoryStream body, Encoding encoding)
    {
        body.Position = 0;
        using var reader = new StreamReader(body, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 1024, leaveOpen: true);
        var text = new char[ApiErrorInfo.MaxExcerptLength];
        var length = reader.ReadBlock(text, 0, text.Length);
        return length == 0 ? null : new string(text, 0, length);
    }
}
