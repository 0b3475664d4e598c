using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using RestSharp.Interceptors;

namespace CloudMgmt.Core;

/// <summary>
/// Puts headers and content of a call on its message. RestSharp's parameters would do the same, but it hashes and compares each of
/// them several times a call, by culture; and its forms send equal fields only once and files before all else.
/// </summary>
internal sealed class MessageWriter(IReadOnlyList<KeyValuePair<string, string>> headers, ApiRequest request, bool onlyOnce) : Interceptor
{
    public override ValueTask BeforeHttpRequest(HttpRequestMessage requestMessage, CancellationToken cancellationToken)
    {
        if (!requestMessage.Method.Method.Equals(request.Method, StringComparison.OrdinalIgnoreCase))
            requestMessage.Method = new HttpMethod(request.Method);
        requestMessage.Content = MessageContent.Of(request, requestMessage, onlyOnce);
        // RestSharp has put what it can read there.
        requestMessage.Headers.Remove("Accept");
        foreach (var header in headers)
        {
            // False for one that belongs to the content.
            if (!requestMessage.Headers.TryAddWithoutValidation(header.Key, header.Value))
                Replace(requestMessage.Content ??= new ByteArrayContent([]), header.Key, header.Value);
        }
        return default;
    }

    // The framework's handler turns a POST into a GET when it follows a redirect, and that has no content which could refuse.
    public override ValueTask AfterHttpRequest(HttpResponseMessage responseMessage, CancellationToken cancellationToken)
    {
        if (!onlyOnce || responseMessage.RequestMessage is not { } answered
            || answered.Method.Method.Equals(request.Method, StringComparison.OrdinalIgnoreCase))
        {
            return default;
        }

        responseMessage.Dispose();
        throw new ResendRefusedException(ConnectionFailure.ResendRefused);
    }

    private static void Replace(HttpContent content, string name, string value)
    {
        content.Headers.Remove(name);
        content.Headers.TryAddWithoutValidation(name, value);
    }
}

/// <summary>
/// Makes the content of an HTTP message from the description of a call; anew for each attempt, because sending disposes it.
/// </summary>
internal static class MessageContent
{
    private const string UrlEncoded = "application/x-www-form-urlencoded; charset=utf-8";

    // Older frameworks have no property for it.
    private static readonly Encoding Latin1 = Encoding.GetEncoding("iso-8859-1");

    private static readonly bool HasOldHandler =
        RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal)
            || RuntimeInformation.IsOSPlatform(OSPlatform.Create("BROWSER"));

    /// <summary>Makes the content of a message; empty when the call carries none.</summary>
    /// <param name="request">The call.</param>
    /// <param name="message">The message that it is for.</param>
    /// <param name="onlyOnce">Whether it refuses to be written again.</param>
    public static HttpContent? Of(ApiRequest request, HttpRequestMessage message, bool onlyOnce)
        => request.MultipartType is { } type ? Multipart(request.FormParts, new SentForm(message, onlyOnce), type)
        : request.FormParts.Count > 0
            ? Typed(new SentBytes(Encoding.UTF8.GetBytes(UrlEncode(request.FormParts)), message, onlyOnce), UrlEncoded)
        : request.Body is { } body ? Typed(new SentBytes(body.Bytes, message, onlyOnce), body.ContentType)
        : MayBeEmpty(request.Method) ? new SentBytes([], message, onlyOnce)
        : null;

    // The handlers of .NET Framework and of a browser refuse content here.
    private static bool MayBeEmpty(string method) => !HasOldHandler || method is not ("GET" or "HEAD");

    // As a text, which is valid: a handler that asks for the type parses it, and changes what is of this message alone.
    private static ByteArrayContent Typed(ByteArrayContent content, string type)
    {
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private static SentForm Multipart(IReadOnlyList<FormPart> parts, SentForm form, string type)
    {
        form.Headers.ContentType!.MediaType = type;
        foreach (var part in parts)
        {
            var content = part.File is { } file ? Typed(new(file.Bytes), file.ContentType)
                : part.MediaType is { } own ? Typed(new(Encoding.UTF8.GetBytes(part.Text!)), own)
                : new StringContent(part.Text!);
            var fileName = part.FileName is null ? "" : $"; filename={Quoted(part.FileName)}";
            content.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name={Quoted(part.Name)}{fileName}");
            form.Add(content);
        }
        return form;
    }

    // As browsers have it, and RFC 7578: UTF-8, of which the framework would make a word of mail (RFC 2047), which servers take for the
    // name. It writes headers in Latin-1, so each byte is a character here.
    private static string Quoted(string name)
        => $"\"{Latin1.GetString(Encoding.UTF8.GetBytes(string.Concat(name.Select(Escaped))))}\"";

    private static string Escaped(char character)
        => character is '"' or < ' ' or '\u007f' ? $"%{(int)character:X2}" : character.ToString();

    private static string UrlEncode(IEnumerable<FormPart> parts)
        => string.Join("&", parts.Select(p => $"{WebUtility.UrlEncode(p.Name)}={WebUtility.UrlEncode(p.Text)}"));
}

/// <summary>
/// The bytes of a body, or none, written once. The framework's handler sends a request again by itself and unseen: one without content
/// when the connection is closed, and on HTTP/2 any. So every request has content, be it empty, and refuses to be written a second time.
/// </summary>
internal sealed class SentBytes(byte[] bytes, HttpRequestMessage message, bool onlyOnce) : ByteArrayContent(bytes)
{
    private readonly bool _isEmpty = bytes.Length == 0;
    private Writing _writing = new(message, onlyOnce);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        _writing.Begin();
        return base.SerializeToStreamAsync(stream, context);
    }

#if NET
    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _writing.Begin();
        base.SerializeToStream(stream, context, cancellationToken);
    }
#endif

    // With "Expect: 100-continue" the head goes out before the content, up to four times, and with a length of 0 it would be a whole
    // request. In chunks it is one only with their end, which is written once.
    protected override bool TryComputeLength(out long length)
        => base.TryComputeLength(out length) && !(_isEmpty && message.Headers.ExpectContinue == true);
}

/// <summary>A form with files, written once as <see cref="SentBytes"/> are.</summary>
internal sealed class SentForm(HttpRequestMessage message, bool onlyOnce) : MultipartContent("form-data")
{
    private Writing _writing = new(message, onlyOnce);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        _writing.Begin();
        return base.SerializeToStreamAsync(stream, context);
    }

#if NET
    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _writing.Begin();
        base.SerializeToStream(stream, context, cancellationToken);
    }
#endif
}

/// <summary>Counts how often content is written.</summary>
internal struct Writing(HttpRequestMessage message, bool onlyOnce)
{
    private int _times;

    // On HTTP/1.1 only a handler above the connection wants it again; on HTTP/2 it is the connection, when the service gave the stream up.
    public void Begin()
    {
        if (Interlocked.Increment(ref _times) > 1 && onlyOnce)
        {
            throw new ResendRefusedException(
                message.Version.Major >= 2 ? ConnectionFailure.ProtocolError : ConnectionFailure.ResendRefused);
        }
    }
}

/// <summary>A request that shall be on the wire once was to be sent a second time.</summary>
internal sealed class ResendRefusedException(ConnectionFailure reason)
    : IOException($"The request was to be sent a second time: after a connection that was lost, or by a handler of the application (redirect, sign-in, retry). Without {nameof(ApiClientOptions.AllowHandlerResends)} only the client itself does so.")
{
    public ConnectionFailure Reason { get; } = reason;
}
