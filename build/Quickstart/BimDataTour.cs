using CloudMgmt.BimData;
using CloudMgmt.Emulator;

namespace Quickstart;

internal static class BimDataTour
{
    public static async Task RunAsync(BimDataEmulator service)
    {
        Story.Chapter("BIMData: OAuth2 client credentials, clouds and invitations");
        using var client = new BimDataClient(new BimDataClientOptions
        {
            BaseUrl = new Uri(service.BaseUrl),
            Credential = BimDataCredential.FromClientCredentials(
                service.ClientId, service.ClientSecret, ["cloud:read", "cloud:manage", "org:manage"], new Uri(service.TokenUrl)),
        });

        var clouds = await client.GetCloudsAsync();
        Story.Step("Get a token and list the clouds", clouds.Count > 0, string.Join(", ", clouds.Select(c => c.Name)));

        var cloud = await client.CreateCloudAsync(new() { Name = "Harbour bridge" });
        var id = cloud.Id!.Value;
        Story.Step("Create a cloud", cloud.Name == "Harbour bridge", $"id {id}");

        cloud = await client.UpdateCloudAsync(id, new() { Name = "Harbour bridge, east span" });
        Story.Step("Change its name, and nothing else", cloud.Name == "Harbour bridge, east span", cloud.Name ?? "");

        var invitation = await client.InviteCloudUserAsync(
            id.ToString(), new() { Email = "site@example.com", RedirectUri = "https://example.com/welcome" });
        Story.Step("Invite a colleague", invitation.Id is not null, invitation.Email ?? "");

        var demo = await client.CreateDemoProjectAsync(id);
        Story.Step(
            "Add the demo project",
            demo.Id is not null,
            $"{demo.Name}; the cloud holds {(await client.GetCloudSizeAsync(id)).TotalSize:N0} bytes");

        await client.DeleteCloudAsync(id);
        Story.Step("Delete the cloud", (await client.GetCloudsAsync()).All(c => c.Id != id), "gone");
    }
}
