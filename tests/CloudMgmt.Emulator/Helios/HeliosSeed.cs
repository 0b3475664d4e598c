using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.Helios;

/// <summary>What the cluster holds from the start.</summary>
internal sealed class HeliosSeed
{
    public const string Password = "Passw0rd!";
    public const string AdminUsername = "admin";

    public HeliosSeed(HeliosState state)
    {
        Admin = AddUser(state, "LOCAL", AdminUsername, "COHESITY_ADMIN", tenantId: null);
        Viewer = AddUser(state, "corp.example.com", "viewer", "COHESITY_VIEWER", tenantId: null);
        TenantUser = AddUser(state, "LOCAL", "tenant-user", "COHESITY_VIEWER", TenantId);
        AdminKey = state.AddApiKey(Admin.Sid, Admin.Sid, "seeded");
        Group = AddGroup(state);
        state.Sources[Admin.Sid] = new JsonObject
        {
            ["sourceIds"] = new JsonArray(1L, 9_007_199_254_740_993L),
            ["viewIds"] = new JsonArray(7L),
        };
        state.TenantAccesses.Add(Tenant(state, TenantId, "Acme", "Active"));
        state.TenantAccesses.Add(Tenant(state, InactiveTenantId, "Bygone", "Inactive"));
    }

    public string TenantId { get; } = "tenant-acme/";

    public string InactiveTenantId { get; } = "tenant-bygone/";

    public UserEntity Admin { get; }

    public UserEntity Viewer { get; }

    public UserEntity TenantUser { get; }

    public ApiKeyEntity AdminKey { get; }

    public JsonObject Group { get; }

    private static UserEntity AddUser(HeliosState state, string domain, string username, string role, string? tenantId)
        => state.AddUser(DescribeUser(state, domain, username, role, tenantId), Password);

    private static JsonObject DescribeUser(HeliosState state, string domain, string username, string role, string? tenantId) => new()
    {
        ["domain"] = domain,
        ["username"] = username,
        ["description"] = null,
        ["roles"] = new JsonArray(role),
        ["locked"] = false,
        ["restricted"] = false,
        ["tenantId"] = tenantId,
        ["localUserParams"] = new JsonObject { ["email"] = $"{username}@example.com" },
        ["s3AccountParams"] = new JsonObject { ["s3AccountId"] = state.Ids.NextGuid(), ["s3AccessKeyId"] = state.Ids.NextSecret()[..20] },
    };

    private JsonObject AddGroup(HeliosState state)
    {
        var group = new JsonObject
        {
            ["domain"] = "LOCAL",
            ["name"] = "operators",
            ["description"] = "Run the backups",
            ["roles"] = new JsonArray("COHESITY_OPERATOR"),
            ["tenantIds"] = new JsonArray(TenantId),
            ["localGroupParams"] = new JsonObject { ["userSids"] = new[] { Viewer.Sid }.ToJsonArray() },
        };
        state.AddGroup(group);
        return group;
    }

    private static JsonObject Tenant(HeliosState state, string id, string name, string status) => new()
    {
        ["tenantId"] = id,
        ["tenantName"] = name,
        ["tenantStatus"] = status,
        ["tenantType"] = "Mcm",
        ["isAccessActive"] = status == "Active",
        ["roles"] = new JsonArray("COHESITY_VIEWER"),
        ["clusters"] = new JsonArray(new JsonObject { ["clusterId"] = 8_888_888_888_888_888, ["clusterIncarnationId"] = 1 }),
        ["createdTimeMsecs"] = state.Now,
        ["effectiveTimeMsecs"] = state.Now,
        ["expiredTimeMsecs"] = null,
    };
}
