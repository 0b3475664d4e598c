using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.Specs;
using CloudMgmt.Emulator.State;

namespace CloudMgmt.Emulator.CloudEndure;

internal sealed class AccountHandlers(CloudEndureState state)
{
    private static readonly TimeSpan LoginTokenValidity = TimeSpan.FromMinutes(15);

    /// <summary>The answer does not tell whether an email was sent.</summary>
    public Reply RequestAccess(Call call)
    {
        var owner = state.Users.Find(user =>
            user.AccountId == call.Path("accountId") && user.Username == call.Query("username") && user.Roles.Contains("ACCOUNT_OWNER"));
        if (owner is not null)
            state.Mail(owner, "Account access", LoginTokenValidity, state.LoginTokens);
        return Reply.WithJson(200, new JsonObject { ["message"] = "If the conditions were met, an email was sent." });
    }

    public Reply GetExtendedInfo(Call call)
    {
        var user = state.FindUser(call.Caller!);
        return Reply.WithJson(200, new JsonObject
        {
            ["account"] = DescribeAccount(user.AccountId),
            ["user"] = user.ToOwnJson(),
            ["projects"] = List(state.Projects.Select(project => project.ToJson())),
            ["replicationConfigurations"] = List(state.Projects.Select(DescribeReplication)),
            ["clouds"] = List(state.Projects.Select(DescribeCloud)),
            ["genericRegion"] = new JsonObject { ["name"] = "Generic", ["cloud"] = "GENERIC", ["zones"] = new JsonArray("a", "b") },
            ["dateTime"] = new JsonObject { ["dateTime"] = state.Clock.NowText() },
            ["isNewlyRegistered"] = false,
            ["isUefiEnabled"] = true,
        });
    }

    private JsonObject DescribeAccount(string accountId) => new()
    {
        ["id"] = accountId,
        ["ownerId"] = state.Users.Find(user => user.AccountId == accountId && user.Roles.Contains("ACCOUNT_OWNER"))!.Id,
        ["creationDatetime"] = "2020-01-24T19:07:56Z",
        ["defaultLicenseType"] = "DR",
        ["maxProjectsAllowed"] = 10,
        ["inviteTokenExpiryMinutes"] = (int)UserHandlers.InvitationValidity.TotalMinutes,
        ["perAccountUserPool"] = true,
        ["ceAdminProperties"] = new JsonObject { ["state"] = "ACTIVE", ["apisPerMinute"] = 600 },
    };

    private static JsonObject DescribeReplication(ProjectEntity project) => new()
    {
        ["id"] = project.ReplicationConfigurationId,
        ["region"] = "east",
        ["zone"] = "a",
        ["usePrivateIp"] = true,
        ["bandwidthThrottling"] = 100,
        ["replicationTags"] = new JsonArray(new JsonObject { ["key"] = "project", ["value"] = project.Name }),
    };

    private static JsonObject DescribeCloud(ProjectEntity project) => new()
    {
        ["id"] = project.TargetCloudId,
        ["name"] = project.IsVCenter ? "VCENTER" : "AWS",
        ["roles"] = new JsonArray("TARGET"),
    };

    private static JsonObject List(IEnumerable<JsonObject> items) => new() { ["items"] = items.ToJsonArray() };
}
