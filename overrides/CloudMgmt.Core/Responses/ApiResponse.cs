using System.Text;

namespace CloudMgmt.Core;

/// <summary>The answer to a call that succeeded, without a body.</summary>
public class ApiResponse
{
    // A description of the call; null for a response that an application's own test made.
    private readonly ApiRequest? _request;

    /// <summary>Makes a response, also for an application's own tests.</summary>
    /// <param name="statusCode">The HTTP status code, 200 to 299.</param>
    /// <param name="headers">The response headers; none when omitted.</param>
    public ApiResponse(int statusCode, ApiHeaders? headers = null)
    {
        StatusCode = statusCode;
        Headers = headers ?? ApiHeaders.Empty;
    }

    internal ApiResponse(ApiRequest request, CallResult result)
        : this(result.Status, result.Headers)
        => _request = request;

    /// <summary>The HTTP status code, 200 to 299.</summary>
    public int StatusCode { get; }

    /// <summary>The response headers, those of the content included.</summary>
    public ApiHeaders Headers { get; }

    /// <summary>
    /// Makes the exception for an answer that reports success with something else than what was asked for. It names the call.
    /// </summary>
    /// <param name="problem">What is wrong with the answer, without text of its body.</param>
    /// <param name="body">
    /// The body, or its beginning; where it is the error that the document describes, the exception is typed. Null if it is not known.
    /// </param>
    /// <param name="innerException">The cause, if any.</param>
    /// <returns>The exception.</returns>
    public ApiException Unexpected(string problem, string? body = null, Exception? innerException = null)
    {
        var info = Info(StatusCode, body?.Substring(0, Math.Min(body.Length, ApiErrorInfo.MaxExcerptLength)));
        var message = info.Describe(problem);
        var expected = body is null ? null : _request?.Responses.Failure(StatusCode);
        return expected?.TryRead(Encoding.UTF8.GetBytes(body!), Encoding.UTF8) is IApiError error && error.Summarize() is not null
            ? expected.Raise(message, info, error)
            : new ApiException(message, info, innerException);
    }

    /// <summary>Makes the exception for a body that breaks off before its end. It names the call.</summary>
    /// <param name="cause">What ended it; an exception that tells of the connection already is given back as it is.</param>
    /// <returns>The exception, whose status is 0.</returns>
    public ApiConnectionException BrokenOff(Exception cause)
        => cause as ApiConnectionException ?? new(ConnectionFailure.Truncated, Info(statusCode: 0, excerpt: null), cause);

    private ApiErrorInfo Info(int statusCode, string? excerpt) => new()
    {
        Method = _request?.Method ?? "",
        PathTemplate = _request?.PathTemplate ?? "",
        OperationId = _request?.OperationId ?? "",
        StatusCode = statusCode,
        Headers = Headers,
        ContentType = Headers.GetValues("Content-Type").FirstOrDefault(),
        BodyExcerpt = excerpt,
    };
}

/// <summary>The answer to a call that succeeded, with its body.</summary>
/// <typeparam name="T">The type of the body.</typeparam>
public class ApiResponse<T> : ApiResponse
{
    /// <summary>Makes a response, also for an application's own tests.</summary>
    /// <param name="statusCode">The HTTP status code, 200 to 299.</param>
    /// <param name="body">The body.</param>
    /// <param name="headers">The response headers; none when omitted.</param>
    public ApiResponse(int statusCode, T body, ApiHeaders? headers = null)
        : base(statusCode, headers)
        => Body = body;

    internal ApiResponse(ApiRequest request, CallResult result)
        : base(request, result)
        => Body = (T)result.Body!;

    /// <summary>The body. A stream is the caller's to dispose, which also ends the response.</summary>
    public T Body { get; }
}
