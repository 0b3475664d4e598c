using CloudMgmt.Emulator;
using CloudMgmt.Helios;

namespace Quickstart;

internal static class HeliosTour
{
    public static async Task RunAsync(HeliosEmulator service)
    {
        Story.Chapter("Cohesity Helios: API key, users, API keys whose value is shown once");
        using var client = new HeliosClient(new HeliosClientOptions
        {
            BaseUrl = new Uri(service.BaseUrl),
            Credential = HeliosCredential.FromApiKey(service.ApiKey),
        });

        var users = await client.GetUsersAsync(new() { Domain = "LOCAL" });
        Story.Step("List the local users", users.Users?.Count > 0, string.Join(", ", users.Users?.Select(u => u.Username) ?? []));

        var created = await client.CreateUsersAsync(
            [
                new()
                {
                    Username = "ada",
                    Domain = "LOCAL",
                    Roles = ["COHESITY_VIEWER"],
                    LocalUserParams = new() { Email = "ada@example.com", Password = "correct-horse-battery" },
                },
            ]);
        var sid = created.Users![0].Sid!;
        Story.Step("Create a user", sid.Length > 0, $"{created.Users[0].Username} has SID {sid}");

        var user = await client.UpdateUserAsync(sid, new() { Description = "Wrote the first program.", Roles = ["COHESITY_VIEWER"] });
        Story.Step("Update the user", user.Description == "Wrote the first program.", user.Description ?? "");

        var key = await client.CreateUserApiKeyAsync(sid, new() { Name = "nightly-report" });
        var again = await client.GetUserApiKeyAsync(sid, key.Id!);
        Story.Step(
            "Create an API key",
            key.ApiKey is { Length: > 0 } && again.Name == "nightly-report",
            "its value came once and is not printed here");

        await client.DeleteUserApiKeyAsync(sid, key.Id!);
        await client.DeleteUserAsync(sid);
        var left = await client.GetUsersAsync(new() { Sids = [sid] });
        Story.Step("Delete the key and the user", left.Users is null or { Count: 0 }, "gone");
    }
}
