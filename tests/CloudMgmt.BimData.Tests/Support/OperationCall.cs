using System.Globalization;

namespace CloudMgmt.BimData.Tests.Support;

/// <summary>A valid call of an operation on a cloud and on something in it that need not exist.</summary>
internal sealed record OperationCall(string OperationId, Func<IBimDataClient, long, Task> Call)
{
    public static IReadOnlyList<OperationCall> All { get; } =
    [
        new("GetClouds", (client, _) => client.GetCloudsAsync()),
        new("CreateCloud", (client, _) => client.CreateCloudAsync(new() { Name = "New" })),
        new("GetCloud", (client, cloud) => client.GetCloudAsync(cloud)),
        new("ReplaceCloud", (client, cloud) => client.ReplaceCloudAsync(cloud, new() { Name = "New" })),
        new("UpdateCloud", (client, cloud) => client.UpdateCloudAsync(cloud, new() { Name = "New" })),
        new("DeleteCloud", (client, cloud) => client.DeleteCloudAsync(cloud)),
        new("CreateDemoProject", (client, cloud) => client.CreateDemoProjectAsync(cloud)),
        new("GetCloudSize", (client, cloud) => client.GetCloudSizeAsync(cloud)),
        new("GetCloudInvitations", (client, cloud) => client.GetCloudInvitationsAsync(Text(cloud))),
        new("InviteCloudUser", (client, cloud) => client.InviteCloudUserAsync(Text(cloud), new() { Email = "new@example.com", RedirectUri = "https://example.com" })),
        new("CancelCloudUserInvitation", (client, cloud) => client.CancelCloudUserInvitationAsync(Text(cloud), 5)),
        new("GetCloudProcessors", (client, cloud) => client.GetCloudProcessorsAsync(Text(cloud))),
        new("CreateCloudProcessor", (client, cloud) => client.CreateCloudProcessorAsync(Text(cloud), new() { Name = "Convert" })),
        new("GetCloudProcessor", (client, cloud) => client.GetCloudProcessorAsync(Text(cloud), "7")),
        new("ReplaceCloudProcessor", (client, cloud) => client.ReplaceCloudProcessorAsync(Text(cloud), "7", new() { Name = "Convert" })),
        new("UpdateCloudProcessor", (client, cloud) => client.UpdateCloudProcessorAsync(Text(cloud), "7", new() { Name = "Convert" })),
        new("DeleteCloudProcessor", (client, cloud) => client.DeleteCloudProcessorAsync(Text(cloud), "7")),
        new("GetCloudUsers", (client, cloud) => client.GetCloudUsersAsync(Text(cloud))),
        new("GetCloudUser", (client, cloud) => client.GetCloudUserAsync(Text(cloud), "3")),
        new("ReplaceCloudUser", (client, cloud) => client.ReplaceCloudUserAsync(Text(cloud), "3", new() { Role = CloudRole.User })),
        new("UpdateCloudUser", (client, cloud) => client.UpdateCloudUserAsync(Text(cloud), "3", new() { Role = CloudRole.User })),
        new("DeleteCloudUser", (client, cloud) => client.DeleteCloudUserAsync(Text(cloud), "3")),
    ];

    public override string ToString() => OperationId;

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
