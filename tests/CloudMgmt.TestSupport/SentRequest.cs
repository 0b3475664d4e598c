using RestSharp;

namespace CloudMgmt.TestSupport;

/// <summary>What a client handed to RestSharp, in the form that goes on the wire.</summary>
public sealed class SentRequest(RestRequest request)
{
    public string Method { get; } = request.Method.ToString().ToUpperInvariant();

    /// <summary>The path below the base URL, with a leading slash.</summary>
    public string Path { get; } = "/" + request.Resource.TrimStart('/');

    /// <summary>The encoded query string without a question mark; empty when there is none.</summary>
    public string Query { get; } = string.Join("&", request.Parameters.OfType<QueryParameter>().Select(p => $"{p.Name}={p.Value}"));

    /// <summary>All request headers, each at most once.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; } =
        request.Parameters.OfType<HeaderParameter>().ToDictionary(p => p.Name!, p => (string)p.Value!, StringComparer.OrdinalIgnoreCase);

    /// <summary>The text of the body, or null.</summary>
    public string? Body { get; } = request.Parameters.OfType<BodyParameter>().SingleOrDefault()?.Value as string;

    /// <summary>The media type of the body, or null.</summary>
    public string? ContentType { get; } = request.Parameters.OfType<BodyParameter>().SingleOrDefault()?.ContentType.Value;

    /// <summary>Method, path and query in one line, for comparisons.</summary>
    public string Line => Query.Length == 0 ? $"{Method} {Path}" : $"{Method} {Path}?{Query}";
}
