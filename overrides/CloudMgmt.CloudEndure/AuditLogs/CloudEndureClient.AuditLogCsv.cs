using CloudMgmt.Core;

namespace CloudMgmt.CloudEndure;

// Override: the audit log has two media types; the generated methods ask for JSON.
public partial class CloudEndureClient
{
    /// <inheritdoc/>
    public virtual async Task<Stream> DownloadProjectAuditLogCsvAsync(
        string projectId, GetProjectAuditLogOptions? options = null, CancellationToken cancellationToken = default)
        => (await DownloadProjectAuditLogCsvWithResponseAsync(projectId, options, cancellationToken).ConfigureAwait(false)).Body;

    /// <inheritdoc/>
    public virtual Task<ApiResponse<Stream>> DownloadProjectAuditLogCsvWithResponseAsync(
        string projectId, GetProjectAuditLogOptions? options = null, CancellationToken cancellationToken = default)
        => SendAsync<Stream>(GetProjectAuditLogCsvRequest(projectId, (options ?? new()).AsCsv()), cancellationToken);
}

public partial class GetProjectAuditLogOptions
{
    // The service goes by the parameter, not by the header that asks for the media type.
    internal GetProjectAuditLogOptions AsCsv()
    {
        var copy = (GetProjectAuditLogOptions)MemberwiseClone();
        copy.Format = AuditLogFormat.Csv;
        return copy;
    }
}

public partial interface ICloudEndureClient
{
    /// <summary>Reads the audit log of a project as CSV text.</summary>
    /// <remarks>
    /// The columns are documented nowhere: take them from the first row. At most 1500 entries come back; narrow the date range for more.
    /// <see cref="GetProjectAuditLogOptions.Format"/> is ignored, it is always <c>csv</c>.
    /// </remarks>
    /// <param name="projectId">Identifier of the project.</param>
    /// <param name="options">Optional parameters, and settings of this one call.</param>
    /// <param name="cancellationToken">Ends the call until the headers have arrived; give it to the reads of the stream as well.</param>
    /// <returns>The unbuffered text. Dispose it to free the connection.</returns>
    /// <exception cref="ArgumentException">A required value is missing, or a value cannot be sent.</exception>
    /// <exception cref="ApiException">The service refuses the call.</exception>
    /// <exception cref="ApiConnectionException">No HTTP response arrived (status 0).</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<Stream> DownloadProjectAuditLogCsvAsync(
        string projectId, GetProjectAuditLogOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>The same as <see cref="DownloadProjectAuditLogCsvAsync"/>, with status and headers of the answer.</summary>
    /// <inheritdoc cref="DownloadProjectAuditLogCsvAsync" path="/*[not(self::summary) and not(self::returns)]"/>
    /// <returns>Status, headers and the unbuffered text, whose disposal frees the connection.</returns>
    Task<ApiResponse<Stream>> DownloadProjectAuditLogCsvWithResponseAsync(
        string projectId, GetProjectAuditLogOptions? options = null, CancellationToken cancellationToken = default);
}
