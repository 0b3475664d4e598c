using Case = CloudMgmt.TestSupport.Apis.RequestCase<CloudMgmt.Helios.IHeliosClient>;

namespace CloudMgmt.Helios.Tests.Requests;

internal static class TenantRequests
{
    internal static readonly Case[] Cases =
    [
        // The one operation without accessClusterId.
        new("GetTenantAccess with all parameters",
            client => client.GetTenantAccessAsync(
                new()
                {
                    TenantIds = ["tenant-acme/", "b c"],
                    IncludeInactive = true,
                    RegionId = "us east/1",
                    Headers = { ["X-Trace"] = "t1" },
                }),
            "GET /mcm/users/tenant-access?tenantIds=tenant-acme%2F,b%20c&includeInactive=true")
            {
                Headers = new() { ["regionId"] = "us east/1" },
            },
        new("GetTenantAccess without parameters", client => client.GetTenantAccessAsync(), "GET /mcm/users/tenant-access"),
    ];
}
