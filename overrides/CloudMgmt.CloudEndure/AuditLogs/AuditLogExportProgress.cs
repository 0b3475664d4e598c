using System.Globalization;

namespace CloudMgmt.CloudEndure;

/// <summary>How far an export of an audit log has come.</summary>
public readonly struct AuditLogExportProgress
{
    /// <summary>Makes a value, also for an application's own tests.</summary>
    /// <param name="entries">See <see cref="Entries"/>.</param>
    /// <param name="reached">See <see cref="Reached"/>.</param>
    /// <param name="share">See <see cref="Share"/>.</param>
    public AuditLogExportProgress(long entries, DateTimeOffset reached, double share)
        => (Entries, Reached, Share) = (entries, reached, share);

    /// <summary>How many entries the destination holds, those of an earlier export that this one goes on with included.</summary>
    public long Entries { get; }

    /// <summary>The time, in UTC and whole seconds, before which all entries of the range are written.</summary>
    public DateTimeOffset Reached { get; }

    /// <summary>Which share of the time of the range that is, from 0 to 1.</summary>
    public double Share { get; }

    /// <summary>Tells the three in words.</summary>
    /// <returns>For example <c>1500 entries before 2025-03-01T12:00:00Z (25 %)</c>.</returns>
    public override string ToString()
        => string.Format(
            CultureInfo.InvariantCulture, "{0} entries before {1} ({2:0} %)", Entries, AuditLogTime.Format(Reached), Share * 100);
}
