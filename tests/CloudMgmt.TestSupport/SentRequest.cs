using System.Net.Http.Headers;
using RestSharp;

namespace CloudMgmt.TestSupport;

/// <summary>What a client handed to RestSharp, in the form that goes on the wire.</summary>
/// <param name="request">The request.</param>
/// <param name="baseUrl">The base URL of the client.</param>
public sealed class SentRequest(RestRequest request, Uri baseUrl)
{
    private readonly string[] _parts = request.Resource.Split('?', 2);

    public string Method { get; } = request.Method.ToString().ToUpperInvariant();

    /// <summary>The path below the base URL, with a leading slash; the whole address when it lies elsewhere.</summary>
    public string Path => baseUrl.AbsoluteUri.TrimEnd('/') is var start && _parts[0].StartsWith(start + "/", StringComparison.Ordinal) ? _parts[0][start.Length..] : _parts[0];

    /// <summary>The encoded query string without a question mark; empty when there is none.</summary>
    public string Query => _parts.Length > 1 ? _parts[1] : "";

    /// <summary>All request headers, each at most once.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; } = HeadersOf(request);

    /// <summary>The text of the body, or null.</summary>
    public string? Body { get; } = request.Parameters.OfType<BodyParameter>().SingleOrDefault()?.Value as string;

    /// <summary>The media type of the body, or null.</summary>
    public string? ContentType { get; } = request.Parameters.OfType<BodyParameter>().SingleOrDefault()?.ContentType.Value;

    /// <summary>Method, path and query in one line, for comparisons.</summary>
    public string Line => Query.Length == 0 ? $"{Method} {Path}" : $"{Method} {Path}?{Query}";

    // As RestSharp does before it sends: the headers are put on the message itself.
    private static Dictionary<string, string> HeadersOf(RestRequest request)
    {
        using var message = new HttpRequestMessage();
        foreach (var interceptor in request.Interceptors ?? [])
            interceptor.BeforeHttpRequest(message, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        IEnumerable<HttpHeaders> all = message.Content is { } content ? [message.Headers, content.Headers] : [message.Headers];
        return all.SelectMany(headers => headers.NonValidated).ToDictionary(h => h.Key, h => h.Value.Single(), StringComparer.OrdinalIgnoreCase);
    }
}
