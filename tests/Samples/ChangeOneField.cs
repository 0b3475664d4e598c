// # Change one field
//
// A request carries what you set and nothing else: the other fields of the cloud stay as they are. Null is a value too, and is sent when
// you set it.
//
// ```sh
// dotnet new console -o .
// dotnet add package CloudMgmt.BimData
// ```
//
// `ChangeOneField.cs`:
//
// [code]
//
// `Program.cs`:
//
// ```csharp
// using CloudMgmt.BimData;
// using CloudMgmt.Samples;
//
// using var client = new BimDataClient(BimDataClientOptions.FromEnvironment());
// var clouds = await client.GetCloudsAsync();
// Console.WriteLine(await ChangeOneField.RunAsync(client, clouds[0].Id!.Value));
// ```
//
// ```sh
// dotnet run
// ```
using CloudMgmt.BimData;

namespace CloudMgmt.Samples;

internal static class ChangeOneField
{
    public static async Task<string?> RunAsync(IBimDataClient client, long cloudId, CancellationToken cancellationToken = default)
    {
        var cloud = await client.UpdateCloudAsync(cloudId, new() { Name = "Harbour bridge" }, null, cancellationToken);
        return cloud.Name;
    }
}
