using System.Globalization;

namespace CloudMgmt.Core;

/// <summary>What is known of a failed call, apart from the typed error.</summary>
public sealed class ApiErrorInfo
{
    /// <summary>Knows nothing yet.</summary>
    public ApiErrorInfo()
    {
    }

    /// <summary>Takes method, path and name of a call.</summary>
    /// <param name="request">The call.</param>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    public ApiErrorInfo(ApiRequest request)
        => (Method, PathTemplate, OperationId) = (Argument.NotNull(request).Method, request.PathTemplate, request.OperationId);

    /// <summary>The HTTP status code; 0 when no HTTP response arrived.</summary>
    public int StatusCode { get; init; }

    /// <summary>The HTTP method of the call.</summary>
    public string Method { get; init; } = "";

    /// <summary>The path of the operation as the OpenAPI document writes it: no parameter values, which may be personal data.</summary>
    public string PathTemplate { get; init; } = "";

    /// <summary>The name of the operation.</summary>
    public string OperationId { get; init; } = "";

    /// <summary>The response headers.</summary>
    public ApiHeaders Headers { get; init; } = ApiHeaders.Empty;

    /// <summary>When the response was read, by the clock of the client; null when there was none.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>The content type of the response body, if any.</summary>
    public string? ContentType { get; init; }

    /// <summary>
    /// The beginning of the response body as text, at most <see cref="MaxExcerptLength"/> characters; null when there was none.
    /// </summary>
    public string? BodyExcerpt { get; init; }

    /// <summary>
    /// The call for a message. A login by other means than a request of ours has a name only, and a response that a test made has none.
    /// </summary>
    internal string Call
        => OperationId.Length == 0 ? "The call" : Method.Length == 0 ? OperationId : $"{OperationId} ({Method} {PathTemplate})";

    /// <summary>What the call was waiting for when it ended, in place of the service's answer; null when it was not.</summary>
    internal string? WaitedFor { get; init; }

    /// <summary>Says in the words of all messages which call failed, with which status, and how.</summary>
    /// <param name="problem">What is wrong with the answer; null for nothing but its status.</param>
    /// <returns>One line: <c>GetUsers (GET /users) answered 200: the body is empty</c>.</returns>
    public string Describe(string? problem)
    {
        var call = $"{Call} answered {StatusCode.ToString(CultureInfo.InvariantCulture)}";
        return string.IsNullOrWhiteSpace(problem) ? call + "." : $"{call}: {ErrorText.Bound(problem!)}";
    }

    /// <summary>The greatest length of <see cref="BodyExcerpt"/>, in characters.</summary>
    public const int MaxExcerptLength = 16 * 1024;
}
