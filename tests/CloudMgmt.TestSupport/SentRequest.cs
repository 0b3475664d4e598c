using RestSharp;

namespace CloudMgmt.TestSupport;

/// <summary>What a client handed to RestSharp, in the form that goes on the wire.</summary>
public sealed class SentRequest
{
    private readonly string[] _parts;
    private readonly string _baseUrl;

    /// <summary>Keeps what a request says.</summary>
    /// <param name="request">The request.</param>
    /// <param name="baseUrl">The base URL of the client.</param>
    public SentRequest(RestRequest request, Uri baseUrl)
    {
        _parts = request.Resource.Split('?', 2);
        _baseUrl = baseUrl.AbsoluteUri.TrimEnd('/');
        Method = request.Method.ToString().ToUpperInvariant();
        using var message = MessageOf(request);
        Headers = message.Headers.NonValidated.ToDictionary(h => h.Key, h => h.Value.Single(), StringComparer.OrdinalIgnoreCase);
        ContentType = message.Content?.Headers.ContentType?.MediaType;
        Body = message.Content is { } content && !IsEmpty(content) ? content.ReadAsStringAsync().GetAwaiter().GetResult() : null;
    }

    public string Method { get; }

    /// <summary>The path below the base URL, with a leading slash; the whole address when it lies elsewhere.</summary>
    public string Path => _parts[0].StartsWith(_baseUrl + "/", StringComparison.Ordinal) ? _parts[0][_baseUrl.Length..] : _parts[0];

    /// <summary>The encoded query string without a question mark; empty when there is none.</summary>
    public string Query => _parts.Length > 1 ? _parts[1] : "";

    /// <summary>All request headers but those of the body, each at most once.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The text of the body, or null.</summary>
    public string? Body { get; }

    /// <summary>The media type of the body, or null.</summary>
    public string? ContentType { get; }

    /// <summary>Method, path and query in one line, for comparisons.</summary>
    public string Line => Query.Length == 0 ? $"{Method} {Path}" : $"{Method} {Path}?{Query}";

    // A call without a body has content too, which is nothing on the wire.
    private static bool IsEmpty(HttpContent content) => content.Headers is { ContentLength: 0, ContentType: null };

    // As RestSharp does before it sends: headers and content are put on the message itself.
    private static HttpRequestMessage MessageOf(RestRequest request)
    {
        var message = new HttpRequestMessage();
        foreach (var interceptor in request.Interceptors ?? [])
            interceptor.BeforeHttpRequest(message, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return message;
    }
}
