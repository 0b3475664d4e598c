using Case = CloudMgmt.TestSupport.Apis.RequestCase<CloudMgmt.Helios.IHeliosClient>;

namespace CloudMgmt.Helios.Tests.Requests;

internal static class GroupRequests
{
    internal static readonly Case[] Cases =
    [
        new("GetGroups with all parameters",
            client => client.GetGroupsAsync(new()
            {
                Names = ["Night, shift", "Büro/2"],
                Roles = ["COHESITY_OPERATOR"],
                Domain = "corp.example.com",
                Sids = ["S-1-5-32-544", "S=9"],
                MatchPartialNames = false,
                TenantIds = ["tenant-acme/", "tenant?b#c"],
                IncludeTenants = true,
                AccessClusterId = 8888888888888888,
                RegionId = "us east/1",
                Headers = { ["X-Trace"] = "t1" },
            }),
            "GET /groups?names=Night%2C%20shift,B%C3%BCro%2F2&roles=COHESITY_OPERATOR&domain=corp.example.com&sids=S-1-5-32-544,S%3D9"
            + "&matchPartialNames=false&tenantIds=tenant-acme%2F,tenant%3Fb%23c&includeTenants=true") { Headers = HeliosApi.Routed },
        new("GetGroups without parameters", client => client.GetGroupsAsync(), "GET /groups"),

        new("CreateGroup with all parameters",
            client => client.CreateGroupAsync(
                [
                    new()
                    {
                        Description = "Läuft nachts",
                        Domain = "LOCAL",
                        LocalGroupParams = new() { UserSids = ["S-1-5-21-7"] },
                        Name = "Night, shift",
                        Restricted = true,
                        Roles = ["COHESITY_OPERATOR", "R&D"],
                        TenantIds = ["tenant-acme/"],
                    },
                    new() { Domain = "corp.example.com", Name = "admins" },
                ],
                new() { AccessClusterId = 8888888888888888, RegionId = "us east/1", Headers = { ["X-Trace"] = "t1" } }),
            "POST /groups")
        {
            Headers = HeliosApi.Routed,
            Body = """
                [{"description":"Läuft nachts","domain":"LOCAL","localGroupParams":{"userSids":["S-1-5-21-7"]},"name":"Night, shift","restricted":true,
                "roles":["COHESITY_OPERATOR","R&D"],"tenantIds":["tenant-acme/"]},{"domain":"corp.example.com","name":"admins"}]
                """,
        },
        new("CreateGroup with required parameters only",
            client => client.CreateGroupAsync([new() { Domain = "LOCAL", Name = "auditors" }]),
            "POST /groups") { Body = """[{"domain":"LOCAL","name":"auditors"}]""" },

        new("DeleteGroups with all parameters",
            client => client.DeleteGroupsAsync(
                new() { Sids = ["S-1-5-32-544", "S/8 é"] },
                new() { AccessClusterId = 8888888888888888, RegionId = "us east/1", Headers = { ["X-Trace"] = "t1" } }),
            "POST /groups/delete") { Headers = HeliosApi.Routed, Body = """{"sids":["S-1-5-32-544","S/8 é"]}""" },
        new("DeleteGroups with required parameters only",
            client => client.DeleteGroupsAsync(new() { Sids = ["S-1-5-32-544"] }),
            "POST /groups/delete") { Body = """{"sids":["S-1-5-32-544"]}""" },

        new("GetGroup with all parameters",
            client => client.GetGroupAsync(
                "S-1-5/32 é", new() { AccessClusterId = 8888888888888888, RegionId = "us east/1", Headers = { ["X-Trace"] = "t1" } }),
            "GET /groups/S-1-5%2F32%20%C3%A9") { Headers = HeliosApi.Routed },
        new("GetGroup with required parameters only", client => client.GetGroupAsync("S-1-5-32-544"), "GET /groups/S-1-5-32-544"),

        new("UpdateGroup with all parameters",
            client => client.UpdateGroupAsync(
                "S-1-5/32 é",
                new()
                {
                    Description = null,
                    LocalGroupParams = new() { UserSids = [] },
                    Restricted = null,
                    Roles = ["COHESITY_VIEWER"],
                    TenantIds = [],
                },
                new() { AccessClusterId = 8888888888888888, RegionId = "us east/1", Headers = { ["X-Trace"] = "t1" } }),
            "PUT /groups/S-1-5%2F32%20%C3%A9")
        {
            Headers = HeliosApi.Routed,
            Body = """{"description":null,"localGroupParams":{"userSids":[]},"restricted":null,"roles":["COHESITY_VIEWER"],"tenantIds":[]}""",
        },
        new("UpdateGroup with required parameters only",
            client => client.UpdateGroupAsync("S-1-5-32-544", new()),
            "PUT /groups/S-1-5-32-544") { Body = "{}" },

        new("DeleteGroup with all parameters",
            client => client.DeleteGroupAsync(
                "S-1-5/32 é", new() { AccessClusterId = 8888888888888888, RegionId = "us east/1", Headers = { ["X-Trace"] = "t1" } }),
            "DELETE /groups/S-1-5%2F32%20%C3%A9") { Headers = HeliosApi.Routed },
        new("DeleteGroup with required parameters only", client => client.DeleteGroupAsync("S-1-5-32-544"), "DELETE /groups/S-1-5-32-544"),
    ];
}
