using CloudMgmt.Core;

namespace CloudMgmt.CloudEndure;

// Override: a year of an audit log is many calls; an export that breaks off after an hour must not begin again.
public partial class CloudEndureClient
{
    /// <inheritdoc/>
    public virtual Task<AuditLogExportProgress> ExportProjectAuditLogAsync(
        string projectId, DateTimeOffset from, Stream destination, ExportProjectAuditLogOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        if (destination is null)
            throw new ArgumentNullException(nameof(destination));
        if (!destination.CanWrite)
            throw new ArgumentException("The stream cannot be written to.", nameof(destination));
        var (walk, range) = Walk(projectId, from, options ??= new());
        return new AuditLogExport(walk, destination, range.First, range.Last, options).RunAsync(cancellationToken);
    }
}

public partial interface ICloudEndureClient
{
    /// <summary>
    /// Writes the audit log of a project from a time on to a stream as CSV. A stream that can be read and sought is taken for a file, from
    /// its beginning whatever its position, and an export in it is gone on with; another one is written to from here on.
    /// </summary>
    /// <remarks>
    /// <para>
    /// The text has the columns of <see cref="AuditLogCsvWriter.WriteAsync(AuditLogEntry, CancellationToken)"/> and the entries of
    /// <see cref="EnumerateProjectAuditLogAsync"/>, oldest first, the answer to one call at a time in memory. It can be cancelled, or its
    /// process killed, at any time: the same call again keeps the complete rows, drops a row that broke off, asks again for the last
    /// second and goes on. It ends with the bytes of an export that was never stopped, given that the log has not changed and all of
    /// its entries have a timestamp.
    /// </para>
    /// <para>With a later end, or none, a finished export grows by what is new.</para>
    /// </remarks>
    /// <param name="projectId">Identifier of the project.</param>
    /// <param name="from">The first second of the range; a fraction is cut off.</param>
    /// <param name="destination">Where to write to; it stays open.</param>
    /// <param name="options">The end of the range, what is told of the progress, and the form of the text.</param>
    /// <param name="cancellationToken">Ends the export.</param>
    /// <returns>What was written in all.</returns>
    /// <exception cref="ArgumentException">
    /// A required value is missing, the range ends before it begins, or the stream cannot be written to.
    /// </exception>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    /// <exception cref="InvalidDataException">
    /// The stream holds something that is no export of this range, whose first row has another time or other columns. It is not touched.
    /// </exception>
    /// <exception cref="AuditLogIncompleteException">As for <see cref="EnumerateProjectAuditLogAsync"/>.</exception>
    /// <exception cref="ApiException">The service refuses a call, or its answer cannot be read.</exception>
    /// <exception cref="ApiConnectionException">No HTTP response arrived (status 0).</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<AuditLogExportProgress> ExportProjectAuditLogAsync(
        string projectId, DateTimeOffset from, Stream destination, ExportProjectAuditLogOptions? options = null,
        CancellationToken cancellationToken = default);
}
