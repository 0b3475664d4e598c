using System.Net.Http.Headers;
using RestSharp;

namespace CloudMgmt.Core;

/// <summary>Sends one HTTP request through RestSharp. RestSharp reports failure by status 0; this class turns it into exceptions.</summary>
/// <param name="client">What sends.</param>
/// <param name="disposeClient">Whether it is this one's to dispose.</param>
/// <param name="heedsTokens">Whether it ends as soon as its token fires, which a handler of the application may not.</param>
internal sealed class RestTransport(IRestClient client, bool disposeClient, bool heedsTokens) : IDisposable
{
    public bool HeedsTokens { get; } = heedsTokens;

    public static RestTransport Create(ApiClientOptions options)
    {
        if (options.RestClient is { } given)
            return new RestTransport(given, disposeClient: false, heedsTokens: false);
        var own = options is { HttpClient: null, HttpMessageHandler: null } ? options.CreateHandler() : null;
        var http = options.HttpClient ?? CreateHttpClient(own ?? options.HttpMessageHandler!, disposeHandler: own is not null);
        return new RestTransport(
            new DirectRestClient(http, disposeHttpClient: options.HttpClient is null, own), disposeClient: true,
            heedsTokens: HttpHandlers.HeedTokens && own is not null);
    }

    // Its own timeout of 100 seconds would cut calls that are allowed more.
    internal static HttpClient CreateHttpClient(HttpMessageHandler handler, bool disposeHandler)
        => new(handler, disposeHandler) { Timeout = Timeout.InfiniteTimeSpan };

    public async Task<TransportResponse> SendAsync(RestRequest request, CancellationToken cancellationToken)
    {
        RestResponse response;
        try
        {
            response = await client.ExecuteAsync(request, cancellationToken).ConfigureAwait(false);
        }
        // RestSharp lets through what its interceptors throw.
        catch (ResendRefusedException e)
        {
            throw new NoResponseException(e.Reason, e);
        }

        if (response is DetachedResponse detached)
            return await OpenAsync(detached, cancellationToken).ConfigureAwait(false);
        if (response.ResponseStatus == ResponseStatus.Completed && response.StatusCode != 0)
            return FromBuffer(response);
        cancellationToken.ThrowIfCancellationRequested();
        throw new NoResponseException(ConnectionFailures.Classify(response.ErrorException), response.ErrorException);
    }

    public void Dispose()
    {
        if (disposeClient)
            (client as IDisposable)?.Dispose();
    }

    private static async ValueTask<TransportResponse> OpenAsync(DetachedResponse response, CancellationToken cancellationToken)
    {
        try
        {
            // A handler that does not heed the token may come back long after the call has ended.
            cancellationToken.ThrowIfCancellationRequested();
            // No real status, and 0 stands for the lack of a response.
            if (response.StatusCode == 0)
                throw new NoResponseException(ConnectionFailure.InvalidResponse, null);
            var body = await OpenBodyAsync(response.UnreadContent, cancellationToken).ConfigureAwait(false);
            var status = (int)response.StatusCode;
            var stream = ContentCoding.Decode(body, response.Codings, TransportResponse.IsSuccessStatus(status));
            return new TransportResponse(status, response.AllHeaders, stream, response.UnreadContent);
        }
        catch
        {
            // Nobody else would free the connection.
            response.UnreadContent?.Dispose();
            throw;
        }
    }

    private static async ValueTask<Stream> OpenBodyAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        if (content is null)
            return Stream.Null;
#if NET
        return await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
        return await content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
    }

    // A mocked IRestClient answers with a plain RestResponse whose body is in memory.
    private static TransportResponse FromBuffer(RestResponse response)
    {
        var bytes = response.RawBytes ?? System.Text.Encoding.UTF8.GetBytes(response.Content ?? "");
        var headers = (response.Headers ?? [])
            .Concat(response.ContentHeaders ?? []).Select(h => new KeyValuePair<string, string>(h.Name, h.Value)).ToList();
        if (response.ContentType is { } type && !headers.Any(h => h.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)))
            headers.Add(new("Content-Type", type));
        return new TransportResponse((int)response.StatusCode, new ApiHeaders(headers), new MemoryStream(bytes), null);
    }
}

/// <summary>No HTTP response arrived, or not all of it; the pipeline adds what it knows of the call.</summary>
internal sealed class NoResponseException(ConnectionFailure reason, Exception? cause) : Exception("No HTTP response arrived.", cause)
{
    public ConnectionFailure Reason { get; } = reason;
}

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
        return ApiHeaders.TakeOver(headers);
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
