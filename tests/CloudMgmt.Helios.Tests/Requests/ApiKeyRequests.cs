using Case = CloudMgmt.TestSupport.Apis.RequestCase<CloudMgmt.Helios.IHeliosClient>;

namespace CloudMgmt.Helios.Tests.Requests;

internal static class ApiKeyRequests
{
    internal static readonly Case[] Cases =
    [
        new("GetAllApiKeys with all parameters",
            client => client.GetAllApiKeysAsync(new()
            {
                Ids = ["11:22", "a,b"],
                OwnerSids = ["S-1-5-21-7", "S/8 é"],
                IsActive = true,
                IsExpired = false,
                AccessClusterId = 8888888888888888,
                RegionId = "us east/1",
                Headers = { ["X-Trace"] = "t1" },
            }),
            "GET /api-keys?ids=11%3A22,a%2Cb&ownerSids=S-1-5-21-7,S%2F8%20%C3%A9&isActive=true&isExpired=false") { Headers = HeliosApi.Routed },
        new("GetAllApiKeys without parameters", client => client.GetAllApiKeysAsync(), "GET /api-keys"),

        new("GetUserApiKeys with all parameters",
            client => client.GetUserApiKeysAsync("S/8 é", new()
            {
                Ids = ["11:22"],
                IsActive = false,
                IsExpired = true,
                AccessClusterId = 8888888888888888,
                RegionId = "us east/1",
                Headers = { ["X-Trace"] = "t1" },
            }),
            "GET /users/S%2F8%20%C3%A9/api-keys?ids=11%3A22&isActive=false&isExpired=true") { Headers = HeliosApi.Routed },
        new(
            "GetUserApiKeys with required parameters only",
            client => client.GetUserApiKeysAsync("S-1-5-21-7"),
            "GET /users/S-1-5-21-7/api-keys"),

        new("CreateUserApiKey with all parameters",
            client => client.CreateUserApiKeyAsync(
                "S/8 é",
                new() { ExpiryTimeMsecs = 1767225600000, IsActive = false, Name = "Nightly build, EU" },
                new() { AccessClusterId = 8888888888888888, RegionId = "us east/1", Headers = { ["X-Trace"] = "t1" } }),
            "POST /users/S%2F8%20%C3%A9/api-keys")
        {
            Headers = HeliosApi.Routed,
            Body = """{"expiryTimeMsecs":1767225600000,"isActive":false,"name":"Nightly build, EU"}""",
        },
        // The schema declares the default true for isActive; it must not be sent unasked.
        new("CreateUserApiKey with required parameters only",
            client => client.CreateUserApiKeyAsync("S-1-5-21-7", new() { Name = "ci" }),
            "POST /users/S-1-5-21-7/api-keys") { Body = """{"name":"ci"}""" },
        // Required and nullable at once: the name must be there, and may be null.
        new("CreateUserApiKey with a name of null",
            client => client.CreateUserApiKeyAsync("S-1-5-21-7", new() { Name = null }),
            "POST /users/S-1-5-21-7/api-keys") { Body = """{"name":null}""" },

        new("GetUserApiKey with all parameters",
            client => client.GetUserApiKeyAsync(
                "S/8 é", "11:22/3", new() { AccessClusterId = 8888888888888888, RegionId = "us east/1", Headers = { ["X-Trace"] = "t1" } }),
            "GET /users/S%2F8%20%C3%A9/api-keys/11%3A22%2F3") { Headers = HeliosApi.Routed },
        new("GetUserApiKey with required parameters only",
            client => client.GetUserApiKeyAsync("S-1-5-21-7", "k1"),
            "GET /users/S-1-5-21-7/api-keys/k1"),

        new("UpdateUserApiKey with all parameters",
            client => client.UpdateUserApiKeyAsync(
                "S/8 é",
                "11:22/3",
                new() { ExpiryTimeMsecs = null, IsActive = true, Name = "ci" },
                new() { AccessClusterId = 8888888888888888, RegionId = "us east/1", Headers = { ["X-Trace"] = "t1" } }),
            "PUT /users/S%2F8%20%C3%A9/api-keys/11%3A22%2F3")
        {
            Headers = HeliosApi.Routed,
            Body = """{"expiryTimeMsecs":null,"isActive":true,"name":"ci"}""",
        },
        new("UpdateUserApiKey with required parameters only",
            client => client.UpdateUserApiKeyAsync("S-1-5-21-7", "k1", new() { Name = "ci" }),
            "PUT /users/S-1-5-21-7/api-keys/k1") { Body = """{"name":"ci"}""" },

        new("DeleteUserApiKey with all parameters",
            client => client.DeleteUserApiKeyAsync(
                "S/8 é", "11:22/3", new() { AccessClusterId = 8888888888888888, RegionId = "us east/1", Headers = { ["X-Trace"] = "t1" } }),
            "DELETE /users/S%2F8%20%C3%A9/api-keys/11%3A22%2F3") { Headers = HeliosApi.Routed },
        new("DeleteUserApiKey with required parameters only",
            client => client.DeleteUserApiKeyAsync("S-1-5-21-7", "k1"),
            "DELETE /users/S-1-5-21-7/api-keys/k1"),

        new("RotateUserApiKey with all parameters",
            client => client.RotateUserApiKeyAsync(
                "S/8 é", "11:22/3", new() { AccessClusterId = 8888888888888888, RegionId = "us east/1", Headers = { ["X-Trace"] = "t1" } }),
            "POST /users/S%2F8%20%C3%A9/api-keys/11%3A22%2F3/rotate") { Headers = HeliosApi.Routed },
        new("RotateUserApiKey with required parameters only",
            client => client.RotateUserApiKeyAsync("S-1-5-21-7", "k1"),
            "POST /users/S-1-5-21-7/api-keys/k1/rotate"),
    ];
}
