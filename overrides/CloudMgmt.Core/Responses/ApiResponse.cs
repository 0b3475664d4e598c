namespace CloudMgmt.Core;

/// <summary>The answer to a call that succeeded, without a body.</summary>
public class ApiResponse
{
    /// <summary>Makes a response, also for an application's own tests.</summary>
    /// <param name="statusCode">The HTTP status code, 200 to 299.</param>
    /// <param name="headers">The response headers; none when omitted.</param>
    public ApiResponse(int statusCode, ApiHeaders? headers = null)
    {
        StatusCode = statusCode;
        Headers = headers ?? ApiHeaders.Empty;
    }

    /// <summary>The HTTP status code, 200 to 299.</summary>
    public int StatusCode { get; }

    /// <summary>The response headers, those of the content included.</summary>
    public ApiHeaders Headers { get; }
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

    /// <summary>The body. A stream is the caller's to dispose, which also ends the response.</summary>
    public T Body { get; }
}
