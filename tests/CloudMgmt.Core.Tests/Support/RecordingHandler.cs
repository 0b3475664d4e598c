using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace CloudMgmt.Core.Tests;

/// <summary>An application's own handler: answers from memory and keeps what it was asked to send.</summary>
internal sealed class RecordingHandler(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    private readonly ConcurrentQueue<Sent> _requests = new();
    private readonly SemaphoreSlim _arrivals = new(0);

    public RecordingHandler()
        : this(_ => new HttpResponseMessage(HttpStatusCode.NoContent))
    {
    }

    public RecordingHandler(Func<HttpRequestMessage, HttpResponseMessage> answer)
        : this((request, _) => Task.FromResult(answer(request)))
    {
    }

    public IReadOnlyList<Sent> Requests => [.. _requests];

    public bool IsDisposed { get; private set; }

    public static RecordingHandler Answering(string body, string? contentType = "application/json", int status = 200)
        => Answering(Encoding.UTF8.GetBytes(body), contentType, status);

    public static RecordingHandler Answering(byte[] body, string? contentType = "application/json", int status = 200) => new(_ =>
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return new HttpResponseMessage((HttpStatusCode)status) { Content = content };
    });

    /// <summary>
    /// Waits until a request is here, each one once: that a client has set the timer of an attempt does not say that it has sent it.
    /// </summary>
    public Task ArrivalAsync(CancellationToken cancellationToken) => _arrivals.WaitAsync(cancellationToken);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // A call without a body has content too, which is nothing on the wire.
        var body = request.Content is null or { Headers: { ContentLength: 0, ContentType: null } }
            ? null
            : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
            .Where(h => h.Key != "Content-Length");
        _requests.Enqueue(new Sent(
            request.Method.Method,
            request.RequestUri!.PathAndQuery,
            headers.ToDictionary(h => h.Key, h => string.Join("|", h.Value), StringComparer.OrdinalIgnoreCase),
            body));
        _arrivals.Release();
        return await answer(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}

/// <summary>A request as it left the client.</summary>
internal sealed record Sent(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string? Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public MediaTypeHeaderValue ContentType => MediaTypeHeaderValue.Parse(Headers["Content-Type"]);
}
