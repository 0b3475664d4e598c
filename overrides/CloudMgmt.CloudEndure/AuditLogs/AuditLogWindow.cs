namespace CloudMgmt.CloudEndure;

/// <summary>One window of a walk.</summary>
internal readonly struct AuditLogWindow(IReadOnlyList<AuditLogEntry> entries, long last)
{
    /// <summary>Its entries, oldest first.</summary>
    public IReadOnlyList<AuditLogEntry> Entries => entries;

    /// <summary>Its last second, in Unix time.</summary>
    public long Last => last;
}
