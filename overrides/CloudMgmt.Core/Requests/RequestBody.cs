namespace CloudMgmt.Core;

/// <summary>A body ready to be sent, so that the same call can be sent again after a renewal of the credential.</summary>
internal sealed class RequestBody
{
    public RequestBody(string text, string mediaType) => (Text, MediaType) = (text, mediaType);

    public RequestBody(Stream content, string mediaType)
    {
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        (Bytes, MediaType) = (copy.ToArray(), mediaType);
    }

    public string? Text { get; }

    public byte[]? Bytes { get; }

    public string MediaType { get; }
}
