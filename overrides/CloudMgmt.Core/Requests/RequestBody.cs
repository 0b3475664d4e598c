using System.Net.Http.Headers;
using System.Runtime.CompilerServices;

namespace CloudMgmt.Core;

/// <summary>A body ready to be sent, so that the same call can be sent again after a renewal of the credential.</summary>
internal sealed class RequestBody(byte[] bytes, string contentType)
{
    // Most bodies: that one need not be parsed.
    private const string Json = "application/json";
    internal const string JsonInUtf8 = "application/json; charset=utf-8";

    public byte[] Bytes { get; } = bytes;

    public string ContentType { get; } = contentType;

    public static RequestBody Of(string text, string mediaType, string? parameter) => OfUtf8(WellFormed.Encode(text, parameter), mediaType);

    public static RequestBody OfUtf8(byte[] text, string mediaType, [CallerArgumentExpression(nameof(mediaType))] string? name = null)
        => new(text, mediaType == Json ? JsonInUtf8 : InUtf8(mediaType, name));

    public static RequestBody Of(Stream content, string mediaType, [CallerArgumentExpression(nameof(mediaType))] string? name = null)
    {
        var type = Parse(mediaType, name);
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return new RequestBody(copy.ToArray(), type.ToString());
    }

    /// <summary>The media type of a text, which is always UTF-8.</summary>
    /// <exception cref="ArgumentException">The media type is malformed.</exception>
    public static string InUtf8(string mediaType, [CallerArgumentExpression(nameof(mediaType))] string? name = null)
    {
        var type = Parse(mediaType, name);
        type.CharSet = "utf-8";
        return type.ToString();
    }

    private static MediaTypeHeaderValue Parse(string mediaType, string? name)
        => MediaTypeHeaderValue.TryParse(mediaType, out var type)
            ? type
            : throw new ArgumentException("The media type is malformed.", name);
}
