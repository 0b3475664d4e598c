using RestSharp.Interceptors;

namespace CloudMgmt.Core;

/// <summary>
/// Puts headers and content of a call on its message. RestSharp's parameters would do the same, but it hashes and compares each of
/// them several times a call, by culture; and its forms send equal fields only once and files before all else.
/// </summary>
internal sealed class MessageWriter(IReadOnlyList<KeyValuePair<string, string>> headers, ApiRequest call, bool onlyOnce) : Interceptor
{
    public override ValueTask BeforeHttpRequest(HttpRequestMessage requestMessage, CancellationToken cancellationToken)
    {
        requestMessage.Content = MessageContent.Of(call, requestMessage, onlyOnce);
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
        if (!onlyOnce || responseMessage.RequestMessage is not { } answered || answered.Method.Method.Equals(call.Method, StringComparison.OrdinalIgnoreCase))
            return default;
        responseMessage.Dispose();
        throw new ResendRefusedException(ConnectionFailure.ResendRefused);
    }

    private static void Replace(HttpContent content, string name, string value)
    {
        content.Headers.Remove(name);
        content.Headers.TryAddWithoutValidation(name, value);
    }
}
