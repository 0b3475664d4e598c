using CloudMgmt.Core;

namespace CloudMgmt.CloudEndure;

/// <summary>What can be done with a client by its operations alone.</summary>
// Override: a file is the usual destination of an export, and an overload of the interface is one more to set up in each mock.
public static class CloudEndureClientExtensions
{
    /// <summary>
    /// Writes the audit log of a project from a time on to a CSV file, however long it is, and goes on where an earlier export into the
    /// same file stopped.
    /// </summary>
    /// <inheritdoc cref="ICloudEndureClient.ExportProjectAuditLogAsync" path="/remarks"/>
    /// <param name="client">The client.</param>
    /// <param name="projectId">Identifier of the project.</param>
    /// <param name="from">The first second of the range; a fraction is cut off.</param>
    /// <param name="path">
    /// Path of the file; it is made if there is none, and is gone again when nothing was written to it. Nobody else may write to it
    /// meanwhile.
    /// </param>
    /// <param name="options">The end of the range, what is told of the progress, and the form of the file.</param>
    /// <param name="cancellationToken">Ends the export; the file can be gone on with.</param>
    /// <returns>What the file holds now.</returns>
    /// <exception cref="ArgumentException">A required value is missing, or the range ends before it begins.</exception>
    /// <exception cref="IOException">The file cannot be opened or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be opened.</exception>
    /// <exception cref="InvalidDataException">
    /// The file holds something that is no export of this range, whose first row has another time or other columns. It is not touched.
    /// </exception>
    /// <exception cref="AuditLogIncompleteException">
    /// As for <see cref="ICloudEndureClient.EnumerateProjectAuditLogAsync"/>.
    /// </exception>
    /// <exception cref="ApiException">The service refuses a call, or its answer cannot be read.</exception>
    /// <exception cref="ApiConnectionException">No HTTP response arrived (status 0).</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<AuditLogExportProgress> ExportProjectAuditLogAsync(
        this ICloudEndureClient client, string projectId, DateTimeOffset from, string path,
        ExportProjectAuditLogOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (client is null)
            throw new ArgumentNullException(nameof(client));
        if (path is null)
            throw new ArgumentNullException(nameof(path));
        var isNew = !File.Exists(path);
        try
        {
            using var file = new FileStream(
                path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 64 * 1024, useAsync: true);
            return await client.ExportProjectAuditLogAsync(projectId, from, file, options, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // What was refused must not look like a log without entries.
            if (isNew && new FileInfo(path) is { Exists: true, Length: 0 })
                File.Delete(path);
            throw;
        }
    }
}
