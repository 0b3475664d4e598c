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

    // Once the text has ended, the row before the current record, and whether that was the mark at its end.
    private AuditLogRow? _ahead;
    private bool _aheadIsMark;

    private AuditLogCsvReader(AuditLogCsvText text, AuditLogCsvOpening opening, AuditLogCsvErrors errors)
    {
        (_text, _errors) = (text, errors);
        text.Encoding = opening.Encoding;
        _csv = CsvReader.Create(text, new CsvReaderOptions
        {
            Encoding = opening.Encoding,
            Separator = opening.Separator,
            // The columns have rules of their own, and the mark must not become one unseen.
            HasHeader = false,
            // Few users and events fill a log: a value that comes again is one string.
            PoolStrings = true,
            TrackLineNumbers = true,
            MaxRecordSize = MaxRowBytes,
        });
    }

    /// <summary>The row that was read last.</summary>
    public AuditLogRow Current { get; private set; }

    public static async Task<AuditLogCsvReader> OpenAsync(ApiResponse<Stream> response, CancellationToken cancellationToken)
    {
        var text = new AuditLogCsvText(response.Body);
        var errors = new AuditLogCsvErrors(response);
        var opening = await AuditLogCsvOpening.ReadAsync(text, response.Headers, cancellationToken).ConfigureAwait(false);
        return opening.IsCsv
            ? new AuditLogCsvReader(text, opening, errors)
            : throw await errors.NotCsvAsync(text, opening.Encoding, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a row.</summary>
    /// <returns>Whether there was one.</returns>
    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var record = _csv.ReadAsync(cancellationToken);
        // Nearly every row lies in the buffer and is not near the end.
        if (_columns is null || !record.IsCompletedSuccessfully || !record.Result || _text.HasEnded)
            return ReadOnAsync(record, cancellationToken);
        Current = Row(_columns);
        return new(true);
    }

    public void Dispose() => _csv.Dispose();

    private async ValueTask<bool> ReadOnAsync(ValueTask<bool> record, CancellationToken cancellationToken)
    {
        try
        {
            var isOne = await record.ConfigureAwait(false);
            if (_columns is null && isOne)
            {
                _columns = new AuditLogColumns(Names());
                _aheadIsMark = IsMark();
                isOne = await _csv.ReadAsync(cancellationToken).ConfigureAwait(false);
            }
            if (isOne && _text.HasEnded && _ahead is null)
                isOne = await KeepAsync(cancellationToken).ConfigureAwait(false);
            return isOne ? Deliver() : End();
        }
        catch (CsvFormatException e)
        {
            throw _errors.Unreadable(e);
        }
    }

    private async ValueTask<bool> KeepAsync(CancellationToken cancellationToken)
    {
        (_ahead, _aheadIsMark) = (Row(_columns!), IsMark());
        return await _csv.ReadAsync(cancellationToken).ConfigureAwait(false);
    }

    private bool Deliver()
    {
        var row = Row(_columns!);
        Current = _ahead ?? row;
        if (_ahead is not null)
            (_ahead, _aheadIsMark) = (row, IsMark());
        return true;
    }

    // The last row is the mark, or else what came of it and the row that it broke into.
    private bool End()
        => _text.Failure is { } cause ? throw _errors.BrokenOff(cause)
        : _aheadIsMark ? false
        : throw _errors.BrokenOff(new EndOfStreamException("The text ends within quotes."));

    private bool IsMark() => AuditLogCsvText.IsMark(_csv.RawRecord);

    private IEnumerable<string> Names()
    {
        CheckColumns();
        return Enumerable.Range(0, _csv.FieldCount).Select(_csv.GetString);
    }

    private AuditLogRow Row(AuditLogColumns columns)
    {
        var count = _csv.FieldCount;
        if (count > columns.Names.Length)
        {
            CheckColumns();
            columns = columns.For(count);
        }
        var cells = default(AuditLogCells);
        for (var i = 0; i < count; i++)
        {
            // Its text can be written again from what it means, and takes no memory until then.
            if (i == columns.Timestamp && AuditLogTime.TryParseUtcSeconds(_csv.GetSpan(i), out cells.UtcTicks))
                continue;
            cells.Set(i, _csv.GetString(i), columns.Names.Length);
        }
        return new AuditLogRow(columns, cells, _csv.RowNumber - 1, _csv.LineNumber);
    }

    private void CheckColumns()
    {
        if (_csv.FieldCount > AuditLogColumns.MaxCount)
            throw _errors.TooManyColumns(_csv.LineNumber);
    }
}
