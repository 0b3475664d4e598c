namespace CloudMgmt.CloudEndure;

/// <summary>An entry of the JSON form as a row of text.</summary>
internal static class AuditLogEntryRow
{
    public static readonly AuditLogColumns Columns
        = new(["timestamp", "username", "eventName", "description", "jobId", "participatingMachines", "changedFields"]);

    public static AuditLogRow Of(AuditLogEntry entry)
    {
        var cells = default(AuditLogCells);
        foreach (var text in Texts(entry).Select((value, index) => (value, index)))
            cells.Set(text.index, text.value, Columns.Names.Length);
        return new AuditLogRow(Columns, cells);
    }

    private static string?[] Texts(AuditLogEntry entry) =>
    [
        AuditLogTime.Format(entry.Timestamp),
        entry.Username,
        entry.EventName,
        entry.Description,
        entry.JobId,
        Join(
            entry.ParticipatingMachines?.Select(
                machine => machine.MachineCloudName ?? machine.MachineCloudId ?? machine.MachineCloudEndureId)),
        Join(entry.ChangedFields?.Select(field => $"{field.FieldName}: {field.OldValue} -> {field.NewValue}")),
    ];

    private static string? Join(IEnumerable<string?>? parts) => parts is null ? null : string.Join("; ", parts);
}
