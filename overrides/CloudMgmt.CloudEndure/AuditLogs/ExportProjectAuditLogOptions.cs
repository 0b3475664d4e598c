namespace CloudMgmt.CloudEndure;

/// <summary>
/// Settings of <see cref="ICloudEndureClient.ExportProjectAuditLogAsync"/>. An export that goes on where another one stopped needs the
/// same ones, but may have a later end.
/// </summary>
public class ExportProjectAuditLogOptions : EnumerateProjectAuditLogOptions
{
    /// <inheritdoc cref="AuditLogCsvWriterOptions.EscapeFormulas"/>
    public bool EscapeFormulas { get; set; }

    /// <summary>Begins a new file with a byte order mark, by which spreadsheets recognize UTF-8.</summary>
    public bool WriteByteOrderMark { get; set; }

    /// <summary>
    /// Told how far the export has come, first what is there already, then after each answer of the service, when its entries are
    /// written.
    /// </summary>
    public IProgress<AuditLogExportProgress>? Progress { get; set; }
}
