using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace CloudMgmt.Core;

/// <summary>Makes the content of an HTTP message from the description of a call; anew for each attempt, because sending disposes it.</summary>
internal static class MessageContent
{
    private static readonly MediaTypeHeaderValue UrlEncoded = new("application/x-www-form-urlencoded") { CharSet = "utf-8" };

    public static HttpContent? Of(ApiRequest call)
        => call.IsMultipart ? Multipart(call.FormParts)
        : call.FormParts.Count > 0 ? Bytes(Encoding.UTF8.GetBytes(UrlEncode(call.FormParts)), UrlEncoded)
        : call.Body is { } body ? Bytes(body.Bytes, body.ContentType)
        : null;

    // With a copy of the type: a handler may change it, which must not reach another attempt or call.
    private static ByteArrayContent Bytes(byte[] bytes, MediaTypeHeaderValue type)
        => new(bytes) { Headers = { ContentType = (MediaTypeHeaderValue)((ICloneable)type).Clone() } };

    private static MultipartFormDataContent Multipart(IReadOnlyList<FormPart> parts)
    {
        var form = new MultipartFormDataContent();
        foreach (var part in parts)
        {
            if (part.File is { } file)
                form.Add(Bytes(file.Bytes, file.ContentType), part.Name, part.FileName!);
            else
                form.Add(new StringContent(part.Text!), part.Name);
        }
        return form;
    }

    private static string UrlEncode(IEnumerable<FormPart> parts)
        => string.Join("&", parts.Select(p => $"{WebUtility.UrlEncode(p.Name)}={WebUtility.UrlEncode(p.Text)}"));
}
