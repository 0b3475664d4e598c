using CsvHelper;

namespace CloudMgmt.CloudEndure;

/// <summary>
/// Writes an audit log as CSV by RFC 4180: UTF-8, commas, CRLF, quotes where needed. What is written first decides the columns, and
/// they become the first row. Dispose the writer to have everything written. It is not for several threads at once.
/// </summary>
/// <remarks>
/// Later rows are put under those columns by name, as by <see cref="AuditLogRow.this[string]"/>; what a row lacks is left empty, and
/// what the first row has no column for is added at the end of its row.
/// </remarks>
public sealed class AuditLogCsvWriter : IAsyncDisposable
{
    private readonly CsvWriter _csv;
    private AuditLogColumns? _columns;

    /// <summary>Makes a writer.</summary>
    /// <param name="destination">Where to write to; it is disposed with the writer, unless the options say otherwise.</param>
    /// <param name="options">The settings; the default ones when omitted.</param>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> is null.</exception>
    public AuditLogCsvWriter(Stream destination, AuditLogCsvWriterOptions? options = null)
        => _csv = CsvWriter.Create(
            destination ?? throw new ArgumentNullException(nameof(destination)), Settings(options), options?.LeaveOpen ?? false);

    /// <inheritdoc cref="AuditLogCsvWriter(Stream, AuditLogCsvWriterOptions?)"/>
    public AuditLogCsvWriter(TextWriter destination, AuditLogCsvWriterOptions? options = null)
        => _csv = CsvWriter.Create(
            destination ?? throw new ArgumentNullException(nameof(destination)), Settings(options), options?.LeaveOpen ?? false);

    /// <summary>Writes a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="cancellationToken">Ends the writing to the destination.</param>
    /// <returns>A task that ends when the row is written or buffered.</returns>
    /// <exception cref="ObjectDisposedException">The writer was disposed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task WriteAsync(AuditLogRow row, CancellationToken cancellationToken = default)
    {
        if (_columns is null)
            await WriteRecordAsync(row.Columns, cancellationToken).ConfigureAwait(false);
        _columns ??= new AuditLogColumns(row.Columns);
        var known = _columns.Names.Select(name => row[name]);
        var added = row.Values.Where((_, index) => _columns.IndexOf(row.Columns[index]) < 0);
        await WriteRecordAsync(known.Concat(added), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Writes an entry as a row of <c>timestamp</c>, <c>username</c>, <c>eventName</c>, <c>description</c>, <c>jobId</c>,
    /// <c>participatingMachines</c> (the names, or else the identifiers, with semicolons between) and <c>changedFields</c>
    /// (<c>name: old -&gt; new</c>). Fields that this version does not know are left out.
    /// </summary>
    /// <param name="entry">The entry.</param>
    /// <param name="cancellationToken">Ends the writing to the destination.</param>
    /// <returns>A task that ends when the row is written or buffered.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="entry"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">The writer was disposed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task WriteAsync(AuditLogEntry entry, CancellationToken cancellationToken = default)
        => WriteAsync(AuditLogEntryRow.Of(entry ?? throw new ArgumentNullException(nameof(entry))), cancellationToken);

    /// <summary>Writes what is buffered, and disposes the destination unless the options say otherwise.</summary>
    /// <returns>A task that ends when everything is written.</returns>
    public ValueTask DisposeAsync() => _csv.DisposeAsync();

    /// <summary>Says the columns before the first row, and writes them unless they are at the destination already.</summary>
    internal async Task StartAsync(AuditLogColumns columns, bool isWritten, CancellationToken cancellationToken)
    {
        _columns = columns;
        if (!isWritten)
            await WriteRecordAsync(columns.Names, cancellationToken).ConfigureAwait(false);
    }

    internal async Task FlushAsync(CancellationToken cancellationToken)
        => await _csv.FlushAsync(cancellationToken).ConfigureAwait(false);

    private static CsvWriterOptions Settings(AuditLogCsvWriterOptions? options) => new()
    {
        Injection = options?.EscapeFormulas ?? false ? CsvInjection.Escape : CsvInjection.None,
        WriteByteOrderMark = options?.WriteByteOrderMark ?? false,
        // A row that was longer than the others stays so.
        ValidateFieldCount = false,
    };

    private async Task WriteRecordAsync(IEnumerable<string?> cells, CancellationToken cancellationToken)
    {
        foreach (var cell in cells)
            _csv.WriteField(cell);
        await _csv.EndRecordAsync(cancellationToken).ConfigureAwait(false);
    }
}
