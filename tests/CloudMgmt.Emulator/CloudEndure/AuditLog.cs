using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Specs;
using CloudMgmt.Emulator.State;

namespace CloudMgmt.Emulator.CloudEndure;

internal sealed class AuditLog
{
    private readonly List<(string ProjectId, AuditLogEntry Entry)> _entries = [];

    public void Add(string projectId, AuditLogEntry entry) => _entries.Add((projectId, entry));

    /// <summary>The entries of a project, newest first, in a window that includes both of its ends.</summary>
    public IEnumerable<AuditLogEntry> Find(string projectId, DateTimeOffset? from, DateTimeOffset? to) => _entries
        .Where(item => item.ProjectId == projectId)
        .Select(item => item.Entry)
        .Where(entry => (from is null || entry.Timestamp >= from) && (to is null || entry.Timestamp <= to))
        .Reverse()
        .OrderByDescending(entry => entry.Timestamp);
}

/// <param name="Timestamp">When, in whole seconds, which is what the service tells.</param>
/// <param name="Username">Who.</param>
/// <param name="EventName">What.</param>
/// <param name="Description">What, for people.</param>
internal sealed record AuditLogEntry(DateTimeOffset Timestamp, string Username, string EventName, string Description)
{
    /// <summary>None where the event is about none.</summary>
    public IReadOnlyList<MachineEntity> Machines { get; init; } = [];

    /// <summary>Only changes of a replication configuration or a blueprint have these.</summary>
    public IReadOnlyList<ChangedField> ChangedFields { get; init; } = [];

    public string? JobId { get; init; }

    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["timestamp"] = Timestamp.ToText(),
            ["username"] = Username,
            ["eventName"] = EventName,
            ["description"] = Description,
        };
        if (Machines.Count > 0)
            json["participatingMachines"] = Machines.Select(machine => machine.ToAuditJson()).ToJsonArray();
        if (ChangedFields.Count > 0)
            json["changedFields"] = ChangedFields.Select(field => field.ToJson()).ToJsonArray();
        if (JobId is not null)
            json["jobId"] = JobId;
        return json;
    }
}

internal sealed record ChangedField(string Name, string OldValue, string NewValue)
{
    public JsonObject ToJson() => new() { ["fieldName"] = Name, ["oldValue"] = OldValue, ["newValue"] = NewValue };
}
