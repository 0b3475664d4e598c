namespace CloudMgmt.CloudEndure.Tests.Support;

/// <summary>A valid call of an operation in a project.</summary>
internal sealed record OperationCall(string OperationId, Func<ICloudEndureClient, string, Task> Call)
{
    public static IReadOnlyList<OperationCall> All { get; } =
    [
        new("RequestAccountAccess", (client, _) => client.RequestAccountAccessAsync("a-1", "owner@example.com")),
        new("GetExtendedAccountInfo", (client, _) => client.GetExtendedAccountInfoAsync()),
        new("AssignProjectUsers", (client, project) => client.AssignProjectUsersAsync(new() { Items = [new() { ProjectId = project }] })),
        new("RemoveProjectUsers", (client, project) => client.RemoveProjectUsersAsync(new() { Items = [new() { ProjectId = project }] })),
        new("GetProjectAuditLog", (client, project) => client.GetProjectAuditLogAsync(project)),
        new("DownloadProjectAuditLogCsv", (client, project) => client.DownloadProjectAuditLogCsvAsync(project)),
        new("ForceMachineRescan", (client, project) => client.ForceMachineRescanAsync(project, "m-1")),
        new("GetProjectStorage", (client, project) => client.GetProjectStorageAsync(project)),
        new("ReplaceApiToken", (client, _) => client.ReplaceApiTokenAsync()),
        new("SetPassword", (client, _) => client.SetPasswordAsync(new() { Token = "fake-token", NewPassword = "Fake-Passw0rd!" })),
        new("CreateUser", (client, _) => client.CreateUserAsync(new() { Username = "new@example.com" })),
        new("AssignUserRoles", (client, _) => client.AssignUserRolesAsync(new() { Items = [new() { UserId = "u-1", Roles = [UserRole.User] }] })),
        new("RevokeUserRoles", (client, _) => client.RevokeUserRolesAsync(new() { Items = [new() { UserId = "u-1", Roles = [UserRole.User] }] })),
    ];

    public override string ToString() => OperationId;
}
