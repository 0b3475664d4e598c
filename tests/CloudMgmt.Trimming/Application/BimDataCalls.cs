using CloudMgmt.BimData;

namespace Application;

/// <summary>A client with OAuth2 client credentials, from the environment.</summary>
internal static class BimDataCalls
{
    public static async Task RunAsync()
    {
        using var client = new BimDataClient(BimDataClientOptions.FromEnvironment());
        var id = long.Parse(Environment.GetEnvironmentVariable("BIMDATA_CLOUD")!);

        await Values.PrintAsync("Get a token and list", client.GetCloudsAsync(), Json.Default.IListCloud);
        var cloud = await Values.PrintAsync("Create",
            client.CreateCloudAsync(new() { Name = "Harbour bridge" }),
            Json.Default.Cloud);
        await Values.PrintAsync("PATCH",
            client.UpdateCloudAsync((long?)cloud!.Id ?? 0, new() { Name = "East span" }),
            Json.Default.Cloud);
        cloud.Name = "Read, changed, written";
        await Values.PrintAsync("PUT of what was read",
            client.ReplaceCloudAsync((long?)cloud.Id ?? 0, cloud),
            Json.Default.Cloud);
        await Values.PrintAsync("Size", client.GetCloudSizeAsync(id), Json.Default.CloudSize);
        foreach (var email in new[] { "no address", "site@example.com" })
        {
            var invitation = new CloudInvitation { Email = email, RedirectUri = "https://example.com/?a=b&c=ä" };
            await Values.PrintAsync($"Invite {email}", client.InviteCloudUserAsync($"{id}", invitation), Json.Default.CloudInvitation);
        }
    }
}
