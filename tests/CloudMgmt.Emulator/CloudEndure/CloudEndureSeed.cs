using CloudMgmt.Emulator.State;

namespace CloudMgmt.Emulator.CloudEndure;

/// <summary>What the account holds from the start.</summary>
internal sealed class CloudEndureSeed
{
    public const string Password = "Passw0rd!";

    public CloudEndureSeed(CloudEndureState state)
    {
        AccountId = state.Ids.NextGuid();
        Owner = AddUser(state, "owner@example.com", AccountId, "ACCOUNT_OWNER");
        Member = AddUser(state, "member@example.com", AccountId);
        Unlicensed = AddUser(state, "unlicensed@example.com", state.Ids.NextGuid(), "ACCOUNT_OWNER");
        Project = AddProject(state, "Data centre", isVCenter: true);
        CloudProject = AddProject(state, "Region east", isVCenter: false);
        Machine = AddMachine(state, "db-01", canBeRescanned: true);
        BusyMachine = AddMachine(state, "web-01", canBeRescanned: false);
        AddAuditLog(state);
    }

    public string AccountId { get; }

    public UserEntity Owner { get; }

    public UserEntity Member { get; }

    public UserEntity Unlicensed { get; }

    public ProjectEntity Project { get; }

    public ProjectEntity CloudProject { get; }

    public MachineEntity Machine { get; }

    public MachineEntity BusyMachine { get; }

    private static UserEntity AddUser(CloudEndureState state, string username, string accountId, params string[] roles)
    {
        var user = new UserEntity
        {
            Id = state.Ids.NextGuid(),
            Username = username,
            AccountId = accountId,
            Status = "CONFIRMED",
            Password = Password,
            ApiToken = state.NewApiToken(),
        };
        user.Roles.UnionWith(roles);
        state.Users.Add(user);
        return user;
    }

    private ProjectEntity AddProject(CloudEndureState state, string name, bool isVCenter)
    {
        var project = new ProjectEntity
        {
            Id = state.Ids.NextGuid(),
            Name = name,
            ReplicationConfigurationId = state.Ids.NextGuid(),
            TargetCloudId = state.Ids.NextGuid(),
            IsVCenter = isVCenter,
        };
        project.UserIds.Add(Owner.Id);
        state.Projects.Add(project);
        return project;
    }

    private MachineEntity AddMachine(CloudEndureState state, string name, bool canBeRescanned)
    {
        var machine = new MachineEntity(state.Ids.NextGuid(), Project.Id, name, canBeRescanned);
        state.Machines.Add(machine);
        return machine;
    }

    /// <summary>Texts with everything that CSV has to quote.</summary>
    private void AddAuditLog(CloudEndureState state)
    {
        var now = state.Clock.GetUtcNow().ToSeconds();
        const string bandwidth = "Bandwidth, staging and \"zone\" were changed";
        state.AuditLog.Add(Project.Id, new AuditLogEntry(now.AddHours(-3), Owner.Username, "replicationConfigurationChanged", bandwidth)
        {
            ChangedFields = [new("bandwidthThrottling", "0", "100"), new("zone", "a", "b")],
        });
        state.AuditLog.Add(Project.Id, new AuditLogEntry(now.AddHours(-2), Owner.Username, "blueprintChanged", "First line\nsecond line")
        {
            Machines = [Machine, BusyMachine],
        });
        state.AuditLog.Add(Project.Id, new AuditLogEntry(now.AddHours(-1), Member.Username, "replicationStarted", "Replication started")
        {
            Machines = [Machine],
            JobId = state.Ids.NextGuid(),
        });
    }
}
