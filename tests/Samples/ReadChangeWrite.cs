// # Read, change, write
//
// What is read can be written back: fields that this version of the package does not know are kept, and values of enumerations that are
// newer than it keep their text. So a program of today does not undo what a newer one has set.
//
// ```sh
// dotnet new console -o .
// dotnet add package CloudMgmt.Helios
// ```
//
// `ReadChangeWrite.cs`:
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
// var users = await client.GetUsersAsync();
// await ReadChangeWrite.RunAsync(client, users.Users![0].Sid!, source: 7);
// ```
//
// ```sh
// dotnet run
// ```
using CloudMgmt.Helios;

namespace CloudMgmt.Samples;

internal static class ReadChangeWrite
{
    public static async Task RunAsync(IHeliosClient client, string sid, long source, CancellationToken cancellationToken = default)
    {
        var assigned = await client.GetPrincipalSourcesAsync(sid, null, cancellationToken);
        assigned.SourceIds = [.. assigned.SourceIds ?? [], source];
        await client.UpdatePrincipalSourcesAsync(sid, assigned, null, cancellationToken);
    }
}
