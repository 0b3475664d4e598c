using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.Specs;
using CloudMgmt.Emulator.State;

namespace CloudMgmt.Emulator.CloudEndure;

internal sealed class ProjectHandlers(CloudEndureState state)
{
    public Reply AssignUsers(Call call) => ChangeMembers(call, "projectUsersAssigned", (members, users) => members.UnionWith(users));

    public Reply RemoveUsers(Call call) => ChangeMembers(call, "projectUsersRemoved", (members, users) => members.ExceptWith(users));

    public Reply GetStorage(Call call)
    {
        var project = state.FindProject(call.Path("projectId"));
        if (!project.IsVCenter)
            throw new RefusalException(422, "storage figures exist for vCenter projects only");
        return Reply.WithJson(200, new JsonObject
        {
            ["projectId"] = project.Id,
            ["pointsInTimeTotalBytes"] = 5_497_558_138_880,
            ["runningMachinesTotalBytes"] = 1_099_511_627_776,
            ["workingStorage"] = new JsonObject { ["disksTotalBytes"] = 2_199_023_255_552, ["snapshotsTotalBytes"] = 0 },
            ["calculationDateTime"] = state.Clock.NowText(),
        });
    }

    public Reply ForceRescan(Call call)
    {
        var machine = state.FindMachine(call.Path("projectId"), call.Path("machineId"));
        if (!machine.CanBeRescanned)
            throw new RefusalException(400, $"machine {machine.Id} cannot be rescanned now");
        Record(call, machine.ProjectId, "machineRescanForced", $"Rescan of {machine.Name}", machine);
        return new Reply(204);
    }

    private Reply ChangeMembers(Call call, string eventName, Action<SortedSet<string>, IEnumerable<string>> change)
    {
        var changes = ReadChanges(call.BodyObject);
        foreach (var (project, users) in changes)
        {
            var before = string.Join(',', project.UserIds);
            change(project.UserIds, users);
            Record(call, project.Id, eventName, $"Members of {project.Name}: \"{before}\" became \"{string.Join(',', project.UserIds)}\"");
        }

        return new Reply(200);
    }

    /// <summary>Looks up every id first, so that an unknown one leaves all projects alone.</summary>
    private (ProjectEntity Project, string[] Users)[] ReadChanges(JsonObject body) =>
    [
        .. from item in body["items"] as JsonArray ?? []
           select (state.FindProject(item.Text("projectId") ?? throw new RefusalException(422, "an item has no projectId")),
               item.Texts("userIDs").Select(id => state.FindUser(id).Id).ToArray()),
    ];

    private void Record(Call call, string projectId, string eventName, string description, params MachineEntity[] machines)
    {
        var actor = state.FindUser(call.Caller!);
        state.AuditLog.Add(projectId, new AuditLogEntry(state.Clock.GetUtcNow().ToSeconds(), actor.Username, eventName, description)
        {
            Machines = machines,
        });
    }
}
