using CloudMgmt.Helios.Tests.Support;

namespace CloudMgmt.Helios.Tests.Requests;

internal sealed class TenantRequestTests
{
    internal static readonly RequestCase[] Cases =
    [
        // The one operation without accessClusterId.
        new("GetTenantAccess with all parameters",
            client => client.GetTenantAccessAsync(new() { TenantIds = ["tenant-acme/", "b c"], IncludeInactive = true, RegionId = "us east/1" }),
            "GET /mcm/users/tenant-access?tenantIds=tenant-acme%2F,b%20c&includeInactive=true") { Headers = new() { ["regionId"] = "us east/1" } },
        new("GetTenantAccess without parameters", client => client.GetTenantAccessAsync(), "GET /mcm/users/tenant-access"),
    ];

    [TestCaseSource(nameof(Cases))]
    public Task Request(RequestCase expected) => expected.CheckAsync();
}
