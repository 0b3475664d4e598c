using System.Net;
using RestSharp;

namespace CloudMgmt.Core;

/// <summary>
/// A RestSharp response whose content is still unread. RestSharp disposes the HTTP message when its call returns, so the
/// content is taken out of it first: bodies can then be read asynchronously, under the caller's token, without a second copy.
/// </summary>
internal sealed class DetachedResponse(RestRequest request, HttpResponseMessage message) : RestResponse(request)
{
    public HttpContent? UnreadContent { get; private set; }

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

    public ApiHeaders AllHeaders { get; } = Collect(message);

    private static ApiHeaders Collect(HttpResponseMessage message)
    {
        var content = message.Content is null ? [] : message.Content.Headers.AsEnumerable();
        return new ApiHeaders(message.Headers.Concat(content).SelectMany(h => h.Value.Select(v => new KeyValuePair<string, string>(h.Key, v))));
    }
}
