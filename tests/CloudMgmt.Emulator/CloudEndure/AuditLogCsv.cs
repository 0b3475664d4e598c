using System.Text;
using CloudMgmt.Emulator.State;

namespace CloudMgmt.Emulator.CloudEndure;

/// <summary>The audit log as RFC 4180 text. The columns of the real service are not documented; these are the JSON names.</summary>
internal static class AuditLogCsv
{
    private static readonly string[] Header =
        ["timestamp", "username", "eventName", "description", "jobId", "participatingMachines", "changedFields"];

    public static string Write(IEnumerable<AuditLogEntry> entries)
    {
        var text = new StringBuilder();
        foreach (var row in entries.Select(Row).Prepend(Header))
            text.AppendJoin(',', row.Select(Quote)).Append("\r\n");
        return text.ToString();
    }

    private static string[] Row(AuditLogEntry entry) =>
    [
        entry.Timestamp.ToText(),
        entry.Username,
        entry.EventName,
        entry.Description,
        entry.JobId ?? "",
        string.Join("; ", entry.Machines.Select(machine => machine.Name)),
        string.Join("; ", entry.ChangedFields.Select(field => $"{field.Name}: {field.OldValue} -> {field.NewValue}")),
    ];

    private static string Quote(string cell)
        => cell.AsSpan().IndexOfAny("\",\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"")}\"";
}
