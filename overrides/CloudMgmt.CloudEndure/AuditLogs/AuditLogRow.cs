namespace CloudMgmt.CloudEndure;

/// <summary>
/// A row of an audit log in CSV form. CloudEndure documents no columns: those whose names are like the fields of
/// <see cref="AuditLogEntry"/> are properties here, and every column can be had by its name.
/// </summary>
/// <remarks>A value, so that a long log costs no object for each of its rows; the default value has no columns.</remarks>
public readonly struct AuditLogRow
{
    private readonly AuditLogColumns? _columns;
    private readonly AuditLogCells _cells;

    /// <summary>Makes a row, for an application's own tests and for <see cref="AuditLogCsvWriter"/>.</summary>
    /// <param name="fields">
    /// Names of the columns and values. A name that is empty or comes again gets a generated one, as in <see cref="Columns"/>.
    /// </param>
    /// <param name="rowNumber">See <see cref="RowNumber"/>.</param>
    /// <param name="lineNumber">See <see cref="LineNumber"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fields"/> is null.</exception>
    public AuditLogRow(IEnumerable<KeyValuePair<string, string?>> fields, long rowNumber = 0, long lineNumber = 0)
    {
        var list = (fields ?? throw new ArgumentNullException(nameof(fields))).ToList();
        _columns = new AuditLogColumns(list.Select(field => field.Key));
        for (var i = 0; i < list.Count; i++)
            _cells.Set(i, list[i].Value, list.Count);
        (RowNumber, LineNumber) = (rowNumber, lineNumber);
    }

    internal AuditLogRow(AuditLogColumns columns, in AuditLogCells cells, long rowNumber = 0, long lineNumber = 0)
        => (_columns, _cells, RowNumber, LineNumber) = (columns, cells, rowNumber, lineNumber);

    /// <summary>
    /// The names of the columns, as the first row of the log has them. A name that comes again gets a number (<c>name_2</c>), an
    /// empty one its position (<c>column3</c>), and so do fields beyond the last column of the first row.
    /// </summary>
    public IReadOnlyList<string> Columns => Known.Names;

    /// <summary>
    /// The values, one for each of <see cref="Columns"/>: null when the row is too short to have it, empty when it is there and empty.
    /// </summary>
    public IReadOnlyList<string?> Values
    {
        get
        {
            var values = new string?[Known.Names.Length];
            for (var i = 0; i < values.Length; i++)
                values[i] = At(i);
            return values;
        }
    }

    /// <summary>The value of a column as text.</summary>
    /// <param name="column">
    /// The name of the column; when no column has exactly that name, case and all but letters and digits are ignored.
    /// </param>
    /// <returns>The value, or null when there is no such column or the row is too short to have it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="column"/> is null.</exception>
    public string? this[string column] => At(Known.IndexOf(column ?? throw new ArgumentNullException(nameof(column))));

    /// <summary>The number of the row, from 1; the row with the names is not counted. 0 when the row was not read from a log.</summary>
    public long RowNumber { get; }

    /// <summary>
    /// The line of the text in which the row begins, from 1, lines inside of quotes counted too. 0 when the row was not read from a
    /// log.
    /// </summary>
    public long LineNumber { get; }

    /// <summary>
    /// When the event happened; a time without an offset is taken as UTC. Null when missing, and when the text is no date that
    /// begins with the year, nor one as in HTTP headers: <c>row["timestamp"]</c> still has the text. A day and month that could be
    /// swapped is not guessed at.
    /// </summary>
    public DateTimeOffset? Timestamp
        => _cells.UtcTicks != 0 ? new DateTimeOffset(_cells.UtcTicks, TimeSpan.Zero) : AuditLogTime.Parse(At(Known.Timestamp));

    /// <summary>Name of the event; null when missing or empty.</summary>
    public string? EventName => Filled(Known.EventName);

    /// <summary>User name of the one who caused the event; null when missing or empty.</summary>
    public string? Username => Filled(Known.Username);

    /// <summary>What happened, as a sentence for people; null when missing or empty.</summary>
    public string? Description => Filled(Known.Description);

    /// <summary>Identifier of the job that the event belongs to; null when missing or empty.</summary>
    public string? JobId => Filled(Known.JobId);

    /// <summary>Machines that the event is about, in the undocumented form of the service; null when missing or empty.</summary>
    public string? ParticipatingMachines => Filled(Known.ParticipatingMachines);

    /// <summary>Settings that were changed, in the undocumented form of the service; null when missing or empty.</summary>
    public string? ChangedFields => Filled(Known.ChangedFields);

    private AuditLogColumns Known => _columns ?? AuditLogColumns.None;

    private string? At(int index)
        => index < 0 ? null
        : _cells.Get(index) is { } text ? text
        : index == Known.Timestamp && _cells.UtcTicks != 0 ? AuditLogTime.FormatUtcSeconds(_cells.UtcTicks)
        : null;

    private string? Filled(int index) => At(index) is { Length: > 0 } value ? value : null;
}
