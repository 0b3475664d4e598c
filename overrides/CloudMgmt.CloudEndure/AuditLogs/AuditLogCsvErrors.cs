using System.Globalization;
using System.Text;
using CloudMgmt.Core;
using CsvHelper;

namespace CloudMgmt.CloudEndure;

/// <summary>
/// The exceptions of a response whose status promised CSV. Their messages carry no text of the body; <see cref="ApiException.Info"/>
/// does.
/// </summary>
internal sealed class AuditLogCsvErrors(ApiResponse response)
{
    /// <summary>An error document, or anything else that is not CSV.</summary>
    public async Task<ApiException> NotCsvAsync(AuditLogCsvText text, Encoding encoding, CancellationToken cancellationToken)
    {
        while (text.Start.Length < encoding.GetMaxByteCount(ApiErrorInfo.MaxExcerptLength)
            && await text.PeekAsync(cancellationToken).ConfigureAwait(false))
        {
        }
        if (text.Failure is { } cause)
            return BrokenOff(cause);
        using var reader = new StreamReader(text.OpenStart(), encoding);
        var contentType = response.Headers.GetValues("Content-Type").FirstOrDefault() ?? "not given";
        return response.Unexpected($"an error document where CSV was asked for (content type {contentType})", reader.ReadToEnd());
    }

    /// <summary>The connection was lost in the middle.</summary>
    public ApiConnectionException BrokenOff(Exception cause) => response.BrokenOff(cause);

    /// <summary>A row with more cells than a log can have.</summary>
    public ApiException TooManyColumns(long line)
        => response.Unexpected($"line {Text(line)} has more than {Text(AuditLogColumns.MaxCount)} columns");

    /// <summary>A row that is too long.</summary>
    public ApiException Unreadable(CsvFormatException cause) => response.Unexpected(
        $"the CSV text cannot be read from line {Text(cause.LineNumber)} on; a quote may be unclosed there", innerException: cause);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
