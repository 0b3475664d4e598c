using CloudMgmt.Core;
using CsvHelper;

namespace CloudMgmt.CloudEndure;

/// <summary>Reads the rows of one response, and turns what can go wrong on the way into the exceptions of the SDK.</summary>
internal sealed class AuditLogCsvReader : IDisposable
{
    // An unclosed quote makes one field of all the text that follows, which must not fill the memory.
    private const int MaxRowBytes = 1024 * 1024;

    private readonly AuditLogCsvText _text;
    private readonly CsvReader _csv;
    private readonly AuditLogCsvErrors _errors;
    private AuditLogColumns? _columns;
    private AuditLogRow? _ahead;

    private AuditLogCsvReader(AuditLogCsvText text, AuditLogCsvOpening opening, AuditLogCsvErrors errors)
    {
        (_text, _errors) = (text, errors);
        _csv = CsvReader.Create(text, new CsvReaderOptions
        {
            Encoding = opening.Encoding,
            Separator = opening.Separator,
            // Few users and events fill a log: a value that comes again is one string.
            PoolStrings = true,
            TrackLineNumbers = true,
            MaxRecordSize = MaxRowBytes,
        });
    }

    public static async Task<AuditLogCsvReader> OpenAsync(ApiResponse<Stream> response, CancellationToken cancellationToken)
    {
        var text = new AuditLogCsvText(response.Body);
        var errors = new AuditLogCsvErrors(response);
        var opening = await AuditLogCsvOpening.ReadAsync(text, response.Headers, cancellationToken).ConfigureAwait(false);
        return opening.IsCsv
            ? new AuditLogCsvReader(text, opening, errors)
            : throw await errors.NotCsvAsync(text, opening.Encoding, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The next row, or null at the end.</summary>
    public async ValueTask<AuditLogRow?> ReadAsync(CancellationToken cancellationToken)
    {
        var row = _ahead ?? await NextAsync(cancellationToken).ConfigureAwait(false);
        if (_text.Failure is null)
            return row;
        // The last row after a break is not whole, and only another one shows that a row is not the last.
        _ahead = row is null ? null : await NextAsync(cancellationToken).ConfigureAwait(false);
        return _ahead is null ? throw _errors.BrokenOff(_text.Failure) : row;
    }

    public void Dispose() => _csv.Dispose();

    private async ValueTask<AuditLogRow?> NextAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await _csv.ReadAsync(cancellationToken).ConfigureAwait(false) ? Current() : null;
        }
        catch (CsvFormatException e)
        {
            throw _errors.Unreadable(e);
        }
    }

    private AuditLogRow Current()
    {
        var columns = (_columns ??= new AuditLogColumns(_csv.Headers)).For(_csv.FieldCount);
        var values = new string?[columns.Names.Length];
        for (var i = 0; i < _csv.FieldCount; i++)
            values[i] = _csv.GetString(i);
        return new AuditLogRow(columns, values, _csv.RowNumber, _csv.LineNumber);
    }
}
