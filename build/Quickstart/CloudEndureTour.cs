using CloudMgmt.CloudEndure;
using CloudMgmt.Emulator;

namespace Quickstart;

internal static class CloudEndureTour
{
    public static async Task RunAsync(CloudEndureEmulator service)
    {
        Story.Chapter("CloudEndure: session login, users and roles, audit log as JSON and as CSV");
        using var client = new CloudEndureClient(new CloudEndureClientOptions
        {
            BaseUrl = new Uri(service.BaseUrl),
            Credential = CloudEndureCredential.FromApiToken(service.UserApiToken),
        });

        var info = await client.GetExtendedAccountInfoAsync();
        Story.Step(
            "Log in and read the account",
            info.Account?.Id == service.AccountId,
            $"{info.User?.Username}, {info.Projects?.Items?.Count} projects");

        var user = await client.CreateUserAsync(new CreateUserRequest { Username = "grace@example.com" });
        Story.Step("Create a user", user.Id is not null, $"{user.Username} is {user.Status}");

        var promoted = await client.AssignUserRolesAsync(
            new UsersAndRoles { Items = [new() { UserId = user.Id, Roles = [AssignableUserRole.AccountAdmin] }] });
        Story.Step(
            "Give the user a role", promoted.Items?.Any(u => u.Roles?.Contains(UserRole.AccountAdmin) == true) == true, "ACCOUNT_ADMIN");

        var members = new ProjectsAndUsers { Items = [new() { ProjectId = service.ProjectId, UserIDs = [user.Id!] }] };
        var assigned = await client.AssignProjectUsersWithResponseAsync(members);
        Story.Step(
            "Assign the user to a project", assigned.StatusCode == 200, $"status {assigned.StatusCode}, project {service.ProjectId}");

        var storage = await client.GetProjectStorageAsync(service.ProjectId);
        Story.Step(
            "Read storage figures",
            storage.RunningMachinesTotalBytes > 0,
            $"{storage.RunningMachinesTotalBytes:N0} bytes on running machines");

        var log = await client.GetProjectAuditLogAsync(service.ProjectId, new() { Limit = 10 });
        Story.Step(
            "Read the audit log as JSON",
            log.Items?.Count > 0,
            $"{log.Items?.Count} entries, newest: {log.Items?.FirstOrDefault()?.EventName}");

        var rows = new List<AuditLogRow>();
        await foreach (var row in client.ReadProjectAuditLogCsvAsync(service.ProjectId, new() { Limit = 10 }))
            rows.Add(row);
        Story.Step(
            "Read the audit log as CSV, row by row",
            rows.Count == log.Items?.Count,
            $"{rows.Count} rows, first: {rows.FirstOrDefault().EventName}");

        var removed = await client.RemoveProjectUsersWithResponseAsync(members);
        Story.Step("Remove the user from the project", removed.StatusCode == 200, $"status {removed.StatusCode}");

        service.ExpireSessions();
        info = await client.GetExtendedAccountInfoAsync();
        Story.Step("Go on after the session expired", info.Account is not null, "renewed without a word");
    }
}
