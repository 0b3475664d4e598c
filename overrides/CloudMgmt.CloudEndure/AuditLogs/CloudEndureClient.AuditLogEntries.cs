using System.Runtime.CompilerServices;

namespace CloudMgmt.CloudEndure;

// Override: one call gives at most 1500 entries and the service has no cursor, so a longer log takes a walk over date ranges.
public partial class CloudEndureClient
{
    /// <inheritdoc/>
    public virtual IAsyncEnumerable<AuditLogEntry> EnumerateProjectAuditLogAsync(
        string projectId, DateTimeOffset from, EnumerateProjectAuditLogOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        var (walk, range) = Walk(projectId, from, options ?? new());
        return EntriesAsync(walk, range.First, range.Last, cancellationToken);
    }

    private static async IAsyncEnumerable<AuditLogEntry> EntriesAsync(
        AuditLogWalk walk, long first, long last, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var window in walk.RunAsync(first, last, cancellationToken).ConfigureAwait(false))
        {
            foreach (var entry in window.Entries)
                yield return entry;
        }
    }

    private (AuditLogWalk Walk, (long First, long Last) Range) Walk(
        string projectId, DateTimeOffset from, EnumerateProjectAuditLogOptions options)
    {
        if (projectId is null)
            throw new ArgumentNullException(nameof(projectId));
        var to = options.To ?? TimeProvider.GetUtcNow();
        if (to < from)
            throw new ArgumentException("The range must not end before it begins.", nameof(options));
        return (new(this, projectId, options), (from.ToUnixTimeSeconds(), to.ToUnixTimeSeconds()));
    }
}

public partial interface ICloudEndureClient
{
    /// <summary>
    /// Gives all entries of the audit log of a project from a time on, however many, by several calls of
    /// <see cref="GetProjectAuditLogAsync"/>.
    /// </summary>
    /// <remarks>
    /// <para>
    /// One call gives at most 1500 entries. A range that holds more is halved until its parts fit, so that no entry is lost and none
    /// comes twice, and one part at a time is in memory. Entries come oldest first; those of one second in the order of the
    /// service. An entry without a timestamp may come more than once.
    /// </para>
    /// <para>
    /// The service tells times in whole seconds. Where a single second holds more entries than one answer, the others cannot be
    /// asked for; see <see cref="EnumerateProjectAuditLogOptions.OnIncompleteSecond"/>. Entries that are written while the
    /// enumeration runs may be missed, and so may be those of the present second.
    /// </para>
    /// </remarks>
    /// <param name="projectId">Identifier of the project.</param>
    /// <param name="from">The first second of the range; a fraction is cut off.</param>
    /// <param name="options">The end of the range, and settings of the enumeration and of each of its calls.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <returns>The entries. The first call is sent when the enumeration begins.</returns>
    /// <exception cref="ArgumentException">A required value is missing, or the range ends before it begins.</exception>
    /// <exception cref="AuditLogIncompleteException">
    /// A second holds more entries than the service gives, and the options do not say to go on, or so many in a row do that the service
    /// must be mistaken.
    /// </exception>
    /// <exception cref="Core.ApiException">The service refuses a call, or its answer cannot be read.</exception>
    /// <exception cref="Core.ApiConnectionException">No HTTP response arrived (status 0).</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    IAsyncEnumerable<AuditLogEntry> EnumerateProjectAuditLogAsync(
        string projectId,
        DateTimeOffset from,
        EnumerateProjectAuditLogOptions? options = null,
        CancellationToken cancellationToken = default);
}
