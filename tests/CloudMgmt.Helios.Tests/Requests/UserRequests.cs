using Case = CloudMgmt.TestSupport.Apis.RequestCase<CloudMgmt.Helios.IHeliosClient>;

namespace CloudMgmt.Helios.Tests.Requests;

internal static class UserRequests
{
    internal static readonly Case[] Cases =
    [
        new("GetUsers with all parameters",
            client => client.GetUsersAsync(new()
            {
                Domain = "corp.example.com/a b",
                Sids = ["S-1-5-21-7", "S/8"],
                Usernames = ["Doe, Jane", "jörg"],
                MatchPartialNames = true,
                EmailAddresses = ["a+b@example.com"],
                Roles = ["COHESITY_ADMIN", "R&D"],
                TenantIds = ["tenant-acme/"],
                IncludeTenants = false,
                AccessClusterId = 8888888888888888,
                RegionId = "us east/1",
                Headers = { ["X-Trace"] = "t1" },
            }),
            "GET /users?domain=corp.example.com%2Fa%20b&sids=S-1-5-21-7,S%2F8&usernames=Doe%2C%20Jane,j%C3%B6rg&matchPartialNames=true"
            + "&emailAddresses=a%2Bb%40example.com&roles=COHESITY_ADMIN,R%26D&tenantIds=tenant-acme%2F&includeTenants=false") { Headers = HeliosApi.Routed },
        new("GetUsers without parameters", client => client.GetUsersAsync(), "GET /users"),

        new("CreateUsers with all parameters",
            client => client.CreateUsersAsync(
                [
                    new()
                    {
                        AllowSmbAccessToken = true,
                        Description = "Zoë \"Z\"",
                        Domain = "LOCAL",
                        EffectiveTimeMsecs = 1735689600000,
                        ExpiryTimeMsecs = null,
                        LocalUserParams = new() { Email = "zoe@example.com", Password = "not-a-real-password" },
                        Locked = false,
                        Restricted = true,
                        Roles = ["COHESITY_VIEWER"],
                        Username = "zoë",
                    },
                    new() { Domain = "corp.example.com", Username = "max" },
                ],
                new() { AccessClusterId = 8888888888888888, RegionId = "us east/1", Headers = { ["X-Trace"] = "t1" } }),
            "POST /users")
        {
            Headers = HeliosApi.Routed,
            Body = """
                [{"allowSmbAccessToken":true,"description":"Zoë \"Z\"","domain":"LOCAL","effectiveTimeMsecs":1735689600000,"expiryTimeMsecs":null,
                "localUserParams":{"email":"zoe@example.com","password":"not-a-real-password"},"locked":false,"restricted":true,
                "roles":["COHESITY_VIEWER"],"username":"zoë"},{"domain":"corp.example.com","username":"max"}]
                """,
        },
        new("CreateUsers with required parameters only",
            client => client.CreateUsersAsync([new() { Domain = "corp.example.com", Username = "max" }]),
            "POST /users") { Body = """[{"domain":"corp.example.com","username":"max"}]""" },

        new("GetUser with all parameters",
            client => client.GetUserAsync(
                "S-1-5-21/7 é", new() { AccessClusterId = 8888888888888888, RegionId = "us east/1", Headers = { ["X-Trace"] = "t1" } }),
            "GET /users/S-1-5-21%2F7%20%C3%A9") { Headers = HeliosApi.Routed },
        new("GetUser with required parameters only", client => client.GetUserAsync("S-1-5-21-7"), "GET /users/S-1-5-21-7"),

        new("UpdateUser with all parameters",
            client => client.UpdateUserAsync(
                "S-1-5-21/7 é",
                new()
                {
                    Description = null,
                    EffectiveTimeMsecs = 0,
                    ExpiryTimeMsecs = 253402300799999,
                    Locked = true,
                    Restricted = false,
                    Roles = [],
                    LocalUserParams = new() { Email = "e@example.com", Password = "not-a-real-password", CurrentPassword = "nor-is-this" },
                },
                new() { AccessClusterId = 8888888888888888, RegionId = "us east/1", Headers = { ["X-Trace"] = "t1" } }),
            "PUT /users/S-1-5-21%2F7%20%C3%A9")
        {
            Headers = HeliosApi.Routed,
            Body = """
                {"description":null,"effectiveTimeMsecs":0,"expiryTimeMsecs":253402300799999,"locked":true,"restricted":false,"roles":[],
                "localUserParams":{"email":"e@example.com","password":"not-a-real-password","currentPassword":"nor-is-this"}}
                """,
        },
        new("UpdateUser with required parameters only",
            client => client.UpdateUserAsync("S-1-5-21-7", new()),
            "PUT /users/S-1-5-21-7") { Body = "{}" },

        new("DeleteUser with all parameters",
            client => client.DeleteUserAsync(
                "S-1-5-21/7 é", new() { AccessClusterId = 8888888888888888, RegionId = "us east/1", Headers = { ["X-Trace"] = "t1" } }),
            "DELETE /users/S-1-5-21%2F7%20%C3%A9") { Headers = HeliosApi.Routed },
        new("DeleteUser with required parameters only", client => client.DeleteUserAsync("S-1-5-21-7"), "DELETE /users/S-1-5-21-7"),

        new("DeleteUsers with all parameters",
            client => client.DeleteUsersAsync(
                new() { Sids = ["S-1-5-21-7", "S/8 é"] },
                new() { AccessClusterId = 8888888888888888, RegionId = "us east/1", Headers = { ["X-Trace"] = "t1" } }),
            "POST /users/delete") { Headers = HeliosApi.Routed, Body = """{"sids":["S-1-5-21-7","S/8 é"]}""" },
        new("DeleteUsers with required parameters only",
            client => client.DeleteUsersAsync(new() { Sids = ["S-1-5-21-7"] }),
            "POST /users/delete") { Body = """{"sids":["S-1-5-21-7"]}""" },

        new("RegenerateS3Key with all parameters",
            client => client.RegenerateS3KeyAsync(
                "S-1-5-21/7 é", new() { AccessClusterId = 8888888888888888, RegionId = "us east/1", Headers = { ["X-Trace"] = "t1" } }),
            "POST /users/S-1-5-21%2F7%20%C3%A9/s3-secret-key") { Headers = HeliosApi.Routed },
        new(
            "RegenerateS3Key with required parameters only",
            client => client.RegenerateS3KeyAsync("S-1-5-21-7"),
            "POST /users/S-1-5-21-7/s3-secret-key"),
    ];
}
