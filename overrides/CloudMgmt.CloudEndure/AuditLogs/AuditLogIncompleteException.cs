using CloudMgmt.Core;

namespace CloudMgmt.CloudEndure;

/// <summary>
/// One second of an audit log holds more entries than one answer, and the service has no way to ask for the others.
/// <see cref="EnumerateProjectAuditLogOptions.OnIncompleteSecond"/> takes what there is instead, up to
/// <see cref="EnumerateProjectAuditLogOptions.MaxIncompleteSeconds"/> times in a row.
/// </summary>
public class AuditLogIncompleteException : ApiException
{
    /// <summary>Makes an exception, also for an application's own tests.</summary>
    /// <param name="second">See <see cref="Second"/>.</param>
    /// <param name="info">What is known of the call.</param>
    public AuditLogIncompleteException(DateTimeOffset second, ApiErrorInfo info)
        : base(
            $"The audit log holds more entries at {AuditLogTime.Format(second)} than one answer can, and the service has no way to ask for the others.",
            info)
        => Second = second;

    internal AuditLogIncompleteException(DateTimeOffset second, ApiErrorInfo info, int before)
        : base($"The audit log is said to hold more entries than one answer can at {AuditLogTime.Format(second)} and in each of the {before} seconds before it, "
            + $"which is more than {nameof(EnumerateProjectAuditLogOptions.MaxIncompleteSeconds)} allows; the service seems to say so whatever it is asked for.", info)
        => Second = second;

    /// <summary>The second, in UTC. All entries before it were delivered, none of it or after it.</summary>
    public DateTimeOffset Second { get; }
}
