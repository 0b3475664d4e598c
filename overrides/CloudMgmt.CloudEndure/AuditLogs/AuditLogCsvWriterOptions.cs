namespace CloudMgmt.CloudEndure;

/// <summary>Settings of <see cref="AuditLogCsvWriter"/>.</summary>
public sealed class AuditLogCsvWriterOptions
{
    /// <summary>
    /// Puts an apostrophe in front of cells that a spreadsheet would run as a formula, those that begin with <c>=</c>, <c>+</c>,
    /// <c>-</c>, <c>@</c>, a tab or a carriage return, so that it shows their text. Others write names and descriptions into an audit
    /// log: set this when the file is for a spreadsheet, and not when a program reads it, which would see the apostrophe.
    /// </summary>
    public bool EscapeFormulas { get; set; }

    /// <summary>
    /// Begins a stream with a byte order mark, by which spreadsheets recognize UTF-8. A <see cref="TextWriter"/> has its own encoding.
    /// </summary>
    public bool WriteByteOrderMark { get; set; }

    /// <summary>Leaves the destination open when the writer is disposed.</summary>
    public bool LeaveOpen { get; set; }
}
