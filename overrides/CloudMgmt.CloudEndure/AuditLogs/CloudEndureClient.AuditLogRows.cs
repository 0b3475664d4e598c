using CloudMgmt.Core;

namespace CloudMgmt.CloudEndure;

// Override: the document knows CSV as one string; an audit log can be longer than memory, so it is read row by row.
public partial class CloudEndureClient
{
    /// <inheritdoc/>
    public virtual IAsyncEnumerable<AuditLogRow> ReadProjectAuditLogCsvAsync(
        string projectId, GetProjectAuditLogOptions? options = null, CancellationToken cancellationToken = default)
        => new AuditLogRows(this, projectId, options, cancellationToken);
}

public partial interface ICloudEndureClient
{
    /// <summary>Reads the audit log of a project as CSV, row by row, while it arrives: memory does not grow with its length.</summary>
    /// <remarks>
    /// <para>
    /// The call is sent when the enumeration begins, and exceptions come from there. Leaving the enumeration early frees the
    /// connection. Only the wait for the headers is timed; end a slow body with the token.
    /// </para>
    /// <para>
    /// The first row names the columns, because CloudEndure documents none. Comma, semicolon, tab and bar are recognized as
    /// separators, UTF-8 and UTF-16 by their byte order mark or by the charset of the content type, else UTF-8 is taken. Text
    /// without rows, or none at all, gives no rows. At most 1500 entries come back; narrow the date range for more, or use
    /// <see cref="EnumerateProjectAuditLogAsync"/>. <see cref="GetProjectAuditLogOptions.Format"/> is ignored, it is always <c>csv</c>.
    /// </para>
    /// </remarks>
    /// <param name="projectId">Identifier of the project.</param>
    /// <param name="options">Optional parameters, and settings of this one call.</param>
    /// <param name="cancellationToken">Ends the call and the reading of its rows.</param>
    /// <returns>The rows in the order of the service.</returns>
    /// <exception cref="ArgumentException">A required value is missing, or a value cannot be sent.</exception>
    /// <exception cref="ApiException">
    /// The service refuses the call, answers with an error document where CSV was asked for (typed, if it is the documented
    /// error), or sends a row of more than 1 MiB, which an unclosed quote makes.
    /// </exception>
    /// <exception cref="ApiConnectionException">
    /// No HTTP response arrived, or it broke off; the complete rows before the break are delivered first.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    IAsyncEnumerable<AuditLogRow> ReadProjectAuditLogCsvAsync(
        string projectId, GetProjectAuditLogOptions? options = null, CancellationToken cancellationToken = default);
}
