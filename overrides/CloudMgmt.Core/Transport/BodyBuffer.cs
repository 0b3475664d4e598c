using System.Text;

namespace CloudMgmt.Core;

/// <summary>Reads a body into memory under a token, so that parsing it afterwards cannot block on the network.</summary>
internal static class BodyBuffer
{
    private const int ChunkSize = 81920;

    public static async Task<MemoryStream> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        var buffer = new MemoryStream();
        try
        {
            await content.CopyToAsync(buffer, ChunkSize, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or InvalidDataException)
        {
            throw new NoResponseException(ConnectionFailure.Truncated, e);
        }
        buffer.Position = 0;
        return buffer;
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
