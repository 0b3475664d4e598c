using System.Net.Http.Headers;
using RestSharp;

namespace CloudMgmt.Core;

/// <summary>
/// A RestSharp response whose content is still unread. RestSharp disposes the HTTP message when its call returns, so the
/// content is taken out of it first: bodies can then be read asynchronously, under the caller's token, without a second copy.
/// </summary>
internal sealed class DetachedResponse(RestRequest request, HttpResponseMessage message) : RestResponse(request)
{
    public HttpContent? UnreadContent { get; private set; }

    /// <summary>The compression of that content, which its headers no longer tell: the body is read without it.</summary>
    public IReadOnlyList<string> Codings { get; } = ContentCoding.TakeFrom(message.Content);

    public static RestResponse Detach(HttpResponseMessage message, RestRequest request)
    {
        var response = new DetachedResponse(request, message)
        {
            StatusCode = message.StatusCode,
            ResponseStatus = ResponseStatus.Completed,
            UnreadContent = message.Content,
        };
        message.Content = null!;
        return response;
    }

    // After the codings have been taken.
    public ApiHeaders AllHeaders { get; } = Collect(message);

    private static ApiHeaders Collect(HttpResponseMessage message)
    {
        var headers = new List<KeyValuePair<string, string>>();
        AddTo(headers, message.Headers);
        if (message.Content is { } content)
            AddTo(headers, content.Headers);
        return new ApiHeaders(headers);
    }

    // As they came, where the framework can say so: it would parse each value only to write it again.
    private static void AddTo(List<KeyValuePair<string, string>> headers, HttpHeaders received)
    {
#if NET
        foreach (var header in received.NonValidated)
#else
        foreach (var header in received)
#endif
        {
            foreach (var value in header.Value)
                headers.Add(new(header.Key, value));
        }
    }
}
