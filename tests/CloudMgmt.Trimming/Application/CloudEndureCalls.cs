using System.Runtime.Serialization;
using CloudMgmt.CloudEndure;
using CloudMgmt.Core;
using CloudMgmt.Core.Serialization;

namespace Application;

/// <summary>A client that logs in, with settings from the environment.</summary>
internal static class CloudEndureCalls
{
    private enum Order
    {
        [EnumMember(Value = "by-date")]
        Date,
        Name,
    }

    public static async Task RunAsync()
    {
        using var client = new CloudEndureClient(CloudEndureClientOptions.FromEnvironment());
        var project = Environment.GetEnvironmentVariable("CLOUDENDURE_PROJECT")!;

        await Values.PrintAsync("Log in and read", client.GetExtendedAccountInfoAsync(), Json.Default.ExtendedAccountInfo);
        var user = await Values.PrintAsync("Create",
            client.CreateUserAsync(new CreateUserRequest { Username = "grace@example.com" }),
            Json.Default.CloudEndureUser);
        var roles = new UsersAndRoles { Items = [new() { UserId = user!.Id!, Roles = [AssignableUserRole.AccountAdmin] }] };
        await Values.PrintAsync("Assign enumeration values", client.AssignUserRolesAsync(roles), Json.Default.CloudEndureUsers);
        await Values.PrintAsync("Audit log", client.GetProjectAuditLogAsync(project, new() { Limit = 3 }), Json.Default.AuditLog);
        await Values.PrintAsync("Audit log as CSV", RowsAsync(client, project), Json.Default.ListStringArray);
        await Values.PrintAsync("An error that is no JSON", client.GetProjectStorageAsync(project), Json.Default.ProjectStorage);
        await Values.PrintAsync("A request of the application", OwnAsync(client, project), Json.Default.AuditLog);
    }

    private static async Task<List<string[]>> RowsAsync(CloudEndureClient client, string project)
    {
        var rows = new List<string[]>();
        await foreach (var row in client.ReadProjectAuditLogCsvAsync(project, new() { Limit = 3 }))
            rows.Add([.. row.Columns, .. row.Values.Select(value => value ?? "")]);
        return rows;
    }

    private static async Task<AuditLog> OwnAsync(CloudEndureClient client, string project)
        => (await client.SendAsync<AuditLog>(new ApiRequest("GET", "/projects/{id}/auditLog", "OwnAuditLog")
            .Path("id", project)
            .Query("order", new[] { Order.Date, Order.Name })
            .Query("filter", new Dictionary<string, object?> { ["from"] = 1, ["to"] = DateTimeOffset.UnixEpoch }, ArrayStyle.DeepObject)
            .Returns<AuditLog>("200", static (ref json) => json.ReadModel(() => new AuditLog())))).Body;
}
