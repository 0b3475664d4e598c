using System.Globalization;
using System.Text;
using CloudMgmt.Core;
using CsvHelper;

namespace CloudMgmt.CloudEndure;

/// <summary>The exceptions of a response whose status promised CSV. Their messages carry no text of the body; <see cref="ApiException.Info"/> does.</summary>
internal sealed class AuditLogCsvErrors(ApiRequest request, ApiResponse response)
{
    /// <summary>An error document, or anything else that is not CSV.</summary>
    public async Task<ApiException> NotCsvAsync(AuditLogCsvText text, Encoding encoding, CancellationToken cancellationToken)
    {
        while (text.Start.Length < encoding.GetMaxByteCount(ApiErrorInfo.MaxExcerptLength) && await text.PeekAsync(cancellationToken).ConfigureAwait(false))
        {
        }
        if (text.Failure is { } cause)
            return BrokenOff(cause);
        using var reader = new StreamReader(text.OpenStart(), encoding);
        var body = reader.ReadToEnd();
        var info = Info(response.StatusCode, body.Substring(0, Math.Min(body.Length, ApiErrorInfo.MaxExcerptLength)));
        return request.Unexpected(info, $"an error document where CSV was asked for (content type {info.ContentType ?? "not given"})", body);
    }

    /// <summary>The connection was lost in the middle.</summary>
    public ApiConnectionException BrokenOff(Exception cause) => cause as ApiConnectionException ?? new(ConnectionFailure.Truncated, Info(statusCode: 0, excerpt: null), cause);

    /// <summary>A row with more cells than a log can have.</summary>
    public ApiException TooManyColumns(long line)
        => request.Unexpected(Info(response.StatusCode, excerpt: null), $"line {Text(line)} has more than {Text(AuditLogColumns.MaxCount)} columns");

    /// <summary>A row that is too long.</summary>
    public ApiException Unreadable(CsvFormatException cause)
    {
        var info = Info(response.StatusCode, excerpt: null);
        return new(info.Describe($"the CSV text cannot be read from line {Text(cause.LineNumber)} on; a quote may be unclosed there"), info, cause);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private ApiErrorInfo Info(int statusCode, string? excerpt) => new(request)
    {
        StatusCode = statusCode,
        Headers = response.Headers,
        ContentType = response.Headers.GetValues("Content-Type").FirstOrDefault(),
        BodyExcerpt = excerpt,
    };
}
