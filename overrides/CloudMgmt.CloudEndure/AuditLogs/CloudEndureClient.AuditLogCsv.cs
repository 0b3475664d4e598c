using CloudMgmt.Core;

namespace CloudMgmt.CloudEndure;

// Override: the audit log has two media types, and NSwag generates the JSON one only.
public partial class CloudEndureClient
{
    /// <inheritdoc/>
    public virtual async Task<Stream> DownloadProjectAuditLogCsvAsync(string projectId, GetProjectAuditLogOptions? options = null, CancellationToken cancellationToken = default)
        => (await DownloadProjectAuditLogCsvWithResponseAsync(projectId, options, cancellationToken).ConfigureAwait(false)).Body;

    /// <inheritdoc/>
    public virtual Task<ApiResponse<Stream>> DownloadProjectAuditLogCsvWithResponseAsync(string projectId, GetProjectAuditLogOptions? options = null, CancellationToken cancellationToken = default)
    {
        var request = new ApiRequest(AuditLogOperation.Method, AuditLogOperation.Path, AuditLogOperation.Csv, options)
            .Path("projectId", projectId)
            .Query("limit", options?.Limit)
            .Query("fromDateTime", options?.FromDateTime)
            .Query("toDateTime", options?.ToDateTime)
            .Query("format", AuditLogFormat.Csv)
            .ReturnsStream("200")
            .Fails<Error>("default")
            .Accept("text/csv");
        return SendAsync<Stream>(request, cancellationToken);
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
    Task<Stream> DownloadProjectAuditLogCsvAsync(string projectId, GetProjectAuditLogOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>The same as <see cref="DownloadProjectAuditLogCsvAsync"/>, with status and headers of the answer.</summary>
    /// <inheritdoc cref="DownloadProjectAuditLogCsvAsync" path="/*[not(self::summary) and not(self::returns)]"/>
    /// <returns>Status, headers and the unbuffered text, whose disposal frees the connection.</returns>
    Task<ApiResponse<Stream>> DownloadProjectAuditLogCsvWithResponseAsync(string projectId, GetProjectAuditLogOptions? options = null, CancellationToken cancellationToken = default);
}
