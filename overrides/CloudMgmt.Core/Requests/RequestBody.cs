using System.Net.Http.Headers;
using System.Runtime.CompilerServices;

namespace CloudMgmt.Core;

/// <summary>A body ready to be sent, so that the same call can be sent again after a renewal of the credential.</summary>
internal sealed class RequestBody(byte[] bytes, MediaTypeHeaderValue contentType)
{
    public byte[] Bytes { get; } = bytes;

    public MediaTypeHeaderValue ContentType { get; } = contentType;

    public static RequestBody Of(string text, string mediaType, string? parameter) => OfUtf8(WellFormed.Encode(text, parameter), mediaType);

    public static RequestBody OfUtf8(byte[] text, string mediaType, [CallerArgumentExpression(nameof(mediaType))] string? name = null)
    {
        var type = Parse(mediaType, name);
        type.CharSet = "utf-8";
        return new RequestBody(text, type);
    }

    public static RequestBody Of(Stream content, string mediaType, [CallerArgumentExpression(nameof(mediaType))] string? name = null)
    {
        var type = Parse(mediaType, name);
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return new RequestBody(copy.ToArray(), type);
    }

    private static MediaTypeHeaderValue Parse(string mediaType, string? name)
        => MediaTypeHeaderValue.TryParse(mediaType, out var type)
            ? type
            : throw new ArgumentException("The media type is malformed.", name);
}
