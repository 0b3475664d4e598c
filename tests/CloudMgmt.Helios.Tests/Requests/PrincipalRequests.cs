using Case = CloudMgmt.TestSupport.Apis.RequestCase<CloudMgmt.Helios.IHeliosClient>;

namespace CloudMgmt.Helios.Tests.Requests;

internal static class PrincipalRequests
{
    internal static readonly Case[] Cases =
    [
        new("GetSecurityPrincipals with all parameters",
            client => client.GetSecurityPrincipalsAsync(
                ["S-1-5-21-7", "S-1-5-32-544"],
                new() { AccessClusterId = 8888888888888888, RegionId = "us east/1", Headers = { ["X-Trace"] = "t1" } }),
            "GET /security-principals?sids=S-1-5-21-7,S-1-5-32-544") { Headers = HeliosApi.Routed },
        new("GetSecurityPrincipals with required parameters only",
            client => client.GetSecurityPrincipalsAsync(["S-1-5-21-7"]),
            "GET /security-principals?sids=S-1-5-21-7"),

        new("GetPrincipalSources with all parameters",
            client => client.GetPrincipalSourcesAsync(
                "S/8 é", new() { AccessClusterId = 8888888888888888, RegionId = "us east/1", Headers = { ["X-Trace"] = "t1" } }),
            "GET /security-principals/S%2F8%20%C3%A9/sources") { Headers = HeliosApi.Routed },
        new("GetPrincipalSources with required parameters only",
            client => client.GetPrincipalSourcesAsync("S-1-5-21-7"),
            "GET /security-principals/S-1-5-21-7/sources"),

        new("UpdatePrincipalSources with all parameters",
            client => client.UpdatePrincipalSourcesAsync(
                "S/8 é",
                new() { SourceIds = [1, 9007199254740993], ViewIds = [] },
                new() { AccessClusterId = 8888888888888888, RegionId = "us east/1", Headers = { ["X-Trace"] = "t1" } }),
            "PUT /security-principals/S%2F8%20%C3%A9/sources")
            {
                Headers = HeliosApi.Routed,
                Body = """{"sourceIds":[1,9007199254740993],"viewIds":[]}""",
            },
        new("UpdatePrincipalSources with required parameters only",
            client => client.UpdatePrincipalSourcesAsync("S-1-5-21-7", new()),
            "PUT /security-principals/S-1-5-21-7/sources") { Body = "{}" },
    ];
}
