// # List users, and create a group that may exist
//
// Two runs of a job shall end alike. The second one finds the group that the first one made, which the service says with 409; that is
// no failure here. Every other refusal stays one.
//
// ```sh
// dotnet new console -o .
// dotnet add package CloudMgmt.Helios
// ```
//
// `ListUsersAndCreateAGroup.cs`:
//
// [code]
//
// `Program.cs`:
//
// ```csharp
// using CloudMgmt.Helios;
// using CloudMgmt.Samples;
//
// using var client = new HeliosClient(HeliosClientOptions.FromEnvironment());
// await ListUsersAndCreateAGroup.RunAsync(client, Console.Out);
// ```
//
// ```sh
// dotnet run
// ```
using CloudMgmt.Core;
using CloudMgmt.Helios;

namespace CloudMgmt.Samples;

internal static class ListUsersAndCreateAGroup
{
    public static async Task RunAsync(IHeliosClient client, TextWriter output, CancellationToken cancellationToken = default)
    {
        var users = await client.GetUsersAsync(new() { Domain = "LOCAL" }, cancellationToken);
        foreach (var user in users.Users ?? [])
            await output.WriteLineAsync($"{user.Username} ({user.Sid})");

        try
        {
            await client.CreateGroupAsync([new() { Name = "night-shift", Domain = "LOCAL" }], null, cancellationToken);
            await output.WriteLineAsync("made night-shift");
        }
        catch (ApiException<Error> refused) when (refused.IsConflict)
        {
            await output.WriteLineAsync($"it is there already: {refused.Error.Message}");
        }
    }
}
