using System.Text;

namespace CloudMgmt.Core;

/// <summary>Turns an HTTP response into the value, or the exception, that the operation promises.</summary>
internal sealed class ResponseReader(
    ApiRequest request, Func<object, string?> describeError, long maxBytes, TimeSpan idleTimeout, TimeProvider time, ClientEnd end)
{
    // An error is a small document; whatever is longer is a page meant for people.
    private const long MaxErrorBytes = 1024 * 1024;

    private const int MaxNullLength = 64;

    public async ValueTask<object?> ReadSuccessAsync(TransportResponse response, CancellationToken cancellationToken)
    {
        var expected = request.Responses.Success(response.StatusCode);
        if (expected.Kind == BodyKind.Stream)
        {
            return new ResponseStream(
                response, idleTimeout, time, end, (reason, cause) => new ApiConnectionException(
                    reason, Info(response, excerpt: null, statusCode: 0), cause));
        }

        using (response)
        {
            if (expected.Kind == BodyKind.None)
                return null;
            using var body = await ReadBodyAsync(response, cancellationToken).ConfigureAwait(false);
            return expected.Kind == BodyKind.Text ? ReadText(response, body)
                : expected.IsNullable && IsNull(body.Bytes) ? null
                : ReadJson(response, body, expected.Type!);
        }
    }

    public async Task<ApiException> ReadFailureAsync(TransportResponse response, CancellationToken cancellationToken)
    {
        using (response)
        using (var body = await BodyBuffer.ReadBeginningAsync(response, Math.Min(maxBytes, MaxErrorBytes), cancellationToken)
            .ConfigureAwait(false))
        {
            var info = Info(response, body.Excerpt(response.Encoding));
            if (request.Responses.Failure(response.StatusCode) is { } expected && response.IsJson
                && expected.TryRead(body.Bytes, response.Encoding) is { } error)
            {
                return expected.Raise(info.Describe(describeError(error)), info, error);
            }

            return new ApiException(info.Describe(DescribeUntyped(response, body)), info, body.Failure);
        }
    }

    private async ValueTask<BodyBuffer> ReadBodyAsync(TransportResponse response, CancellationToken cancellationToken)
    {
        var body = await BodyBuffer.ReadBeginningAsync(response, maxBytes + 1, cancellationToken).ConfigureAwait(false);
        if (body.Failure is null && body.Length <= maxBytes)
            return body;
        using (body)
        {
            throw body.Failure is { } cause
                ? new NoResponseException(ConnectionFailure.Truncated, cause)
                : Unreadable(
                    response, body, $"the body has more than the {maxBytes} bytes that {nameof(ApiClientOptions.MaxResponseBytes)} allows");
        }
    }

    private string ReadText(TransportResponse response, BodyBuffer body)
    {
        try
        {
            return Charset.Decode(body.Bytes, response.Encoding);
        }
        catch (UnreadableBodyException e)
        {
            throw Unreadable(response, body, $"the body cannot be read as text {e.Message}");
        }
    }

    private object? ReadJson(TransportResponse response, BodyBuffer body, JsonType type)
    {
        if (body.Length == 0)
            throw Unreadable(response, body, "the body is empty");
        try
        {
            return ApiJson.ReadResponse(body.Bytes, response.Encoding, type) ?? throw Unreadable(response, body, "the body is null");
        }
        // Of a text that is said to be JSON, many services send what is in it.
        catch (UnreadableBodyException) when (type.Type == typeof(string) && !response.IsJson)
        {
            return ReadText(response, body);
        }
        catch (UnreadableBodyException e)
        {
            throw Unreadable(response, body, $"the body cannot be read as {type.Name} {e.Message}");
        }
    }

    // With some room for white space.
    private static bool IsNull(ReadOnlyMemory<byte> body)
        => body.Length <= MaxNullLength && (Encoding.UTF8.GetString(body.ToArray()).Trim() is "" or "null");

    private ApiException Unreadable(TransportResponse response, BodyBuffer body, string problem)
    {
        var info = Info(response, body.Excerpt(response.Encoding));
        return new ApiException(info.Describe($"{problem} (content type {response.ContentType ?? "not given"})"), info);
    }

    private static string? DescribeUntyped(TransportResponse response, BodyBuffer body)
        => body.Failure is not null ? "the body broke off"
        : body.Length == 0 ? "the body is empty"
        : $"the body is not the documented error (content type {response.ContentType ?? "not given"})";

    private ApiErrorInfo Info(TransportResponse response, string? excerpt, int? statusCode = null) => new(request)
    {
        StatusCode = statusCode ?? response.StatusCode,
        Headers = response.Headers,
        ReceivedAt = time.GetUtcNow(),
        ContentType = response.ContentType,
        BodyExcerpt = excerpt,
    };
}
