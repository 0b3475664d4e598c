using CloudMgmt.Core;

namespace CloudMgmt.CloudEndure;

/// <summary>
/// One second of an audit log holds more entries than one answer, and the service has no way to ask for the others.
/// <see cref="EnumerateProjectAuditLogOptions.OnIncompleteSecond"/> takes what there is instead.
/// </summary>
public class AuditLogIncompleteException : ApiException
{
    /// <summary>Makes an exception, also for an application's own tests.</summary>
    /// <param name="second">See <see cref="Second"/>.</param>
    /// <param name="info">What is known of the call.</param>
    public AuditLogIncompleteException(DateTimeOffset second, ApiErrorInfo info)
        : base($"The audit log holds more entries at {AuditLogTime.Format(second)} than one answer can, and the service has no way to ask for the others.", info)
        => Second = second;

    /// <summary>The second, in UTC. All entries before it were delivered, none of it or after it.</summary>
    public DateTimeOffset Second { get; }
}
