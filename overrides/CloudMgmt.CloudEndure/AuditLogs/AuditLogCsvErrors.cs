using System.Globalization;
using System.Text;
using CloudMgmt.Core;
using CsvHelper;
using Newtonsoft.Json;

namespace CloudMgmt.CloudEndure;

/// <summary>The exceptions of a response whose status promised CSV. Their messages carry no text of the body; <see cref="ApiException.Info"/> does.</summary>
internal sealed class AuditLogCsvErrors(ApiResponse response)
{
    // Made apart from the global settings of the host application.
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new() { DateParseHandling = DateParseHandling.None, MaxDepth = 64 });

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
        var message = Message($"an error document where CSV was asked for (content type {info.ContentType ?? "not given"})");
        return Parse(body) is { } error ? new ApiException<Error>(message, info, error) : new ApiException(message, info);
    }

    /// <summary>The connection was lost in the middle.</summary>
    public ApiConnectionException BrokenOff(Exception cause) => cause as ApiConnectionException ?? new(ConnectionFailure.Truncated, Info(statusCode: 0, excerpt: null), cause);

    /// <summary>A row with more cells than a log can have.</summary>
    public ApiException TooManyColumns(long line)
        => new(Message($"line {line.ToString(CultureInfo.InvariantCulture)} has more than {AuditLogColumns.MaxCount.ToString(CultureInfo.InvariantCulture)} columns"), Info(response.StatusCode, excerpt: null));

    /// <summary>A row that is too long.</summary>
    public ApiException Unreadable(CsvFormatException cause)
        => new(Message($"the CSV text cannot be read from line {cause.LineNumber.ToString(CultureInfo.InvariantCulture)} on; a quote may be unclosed there"), Info(response.StatusCode, excerpt: null), cause);

    private static Error? Parse(string body)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(body));
            return Serializer.Deserialize<Error>(reader) is { } error && (error.Code ?? error.Message) is not null ? error : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string Message(string problem) => $"{AuditLogOperation.Csv} ({AuditLogOperation.Method} {AuditLogOperation.Path}) answered {response.StatusCode.ToString(CultureInfo.InvariantCulture)}: {problem}.";

    private ApiErrorInfo Info(int statusCode, string? excerpt) => new()
    {
        StatusCode = statusCode,
        Method = AuditLogOperation.Method,
        PathTemplate = AuditLogOperation.Path,
        OperationId = AuditLogOperation.Csv,
        Headers = response.Headers,
        ContentType = response.Headers.GetValues("Content-Type").FirstOrDefault(),
        BodyExcerpt = excerpt,
    };
}
