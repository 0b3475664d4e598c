using RestSharp;

namespace CloudMgmt.Core;

/// <summary>
/// RestSharp's client with a shorter way to <see cref="HttpClient"/>. Its own merges parameters, keeps cookies, follows redirects and
/// counts time, of which a request of ours needs nothing: its interceptors make the message, and its writer takes the answer. So that is
/// all that is done here; a third of what a small call allocates went to the rest.
/// </summary>
internal sealed class DirectRestClient : RestClient, IRestClient
{
    private readonly HttpClient _http;
    private readonly HttpMessageInvoker? _handler;

    /// <param name="http">What sends.</param>
    /// <param name="disposeHttpClient">Whether it is this one's to dispose.</param>
    /// <param name="handler">
    /// Its handler, if it adds nothing of its own: without it a call has one method less to come back through, and no token of its own.
    /// </param>
    public DirectRestClient(HttpClient http, bool disposeHttpClient, HttpMessageHandler? handler = null)
        : base(http, disposeHttpClient)
        => (_http, _handler) = (http, handler is null ? null : new HttpMessageInvoker(handler, disposeHandler: false));

    /// <summary>
    /// Sends a request of <see cref="RestRequestFactory"/>. A failure of the transport is an answer too, as RestSharp has it.
    /// </summary>
    public new async Task<RestResponse> ExecuteAsync(RestRequest request, CancellationToken cancellationToken = default)
    {
        using var message = new HttpRequestMessage(MethodOf(request), new Uri(request.Resource)) { Version = request.Version };
        foreach (var interceptor in request.Interceptors!)
            await interceptor.BeforeHttpRequest(message, cancellationToken).ConfigureAwait(false);
        HttpResponseMessage answer;
        try
        {
            answer = await SendAsync(message, request.CompletionOption, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            return new RestResponse(request) { ResponseStatus = ResponseStatus.Error, ErrorException = e };
        }

        using (answer)
        {
            foreach (var interceptor in request.Interceptors)
                await interceptor.AfterHttpRequest(answer, cancellationToken).ConfigureAwait(false);
            return request.AdvancedResponseWriter!(answer, request);
        }
    }

    private Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage message, HttpCompletionOption completion, CancellationToken cancellationToken)
        => _handler?.SendAsync(message, cancellationToken) ?? _http.SendAsync(message, completion, cancellationToken);

    private static HttpMethod MethodOf(RestRequest request) => request.Method switch
    {
        Method.Get => HttpMethod.Get,
        Method.Post => HttpMethod.Post,
        Method.Put => HttpMethod.Put,
        Method.Delete => HttpMethod.Delete,
        Method.Head => HttpMethod.Head,
        Method.Options => HttpMethod.Options,
        var other => new HttpMethod(other.ToString().ToUpperInvariant()),
    };
}
