// # Ask many clusters
//
// A view of a client asks one cluster and shares the connections, the limits and the key of the client. One cluster that cannot be reached
// is no reason to lose the answers of the others.
//
// ```sh
// dotnet new console -o .
// dotnet add package CloudMgmt.Helios
// ```
//
// `ManyClusters.cs`:
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
// foreach (var (cluster, users) in await ManyClusters.CountUsersAsync(client, [1, 2, 3]))
//     Console.WriteLine($"{cluster}: {users?.ToString() ?? "no answer"}");
// ```
//
// ```sh
// dotnet run
// ```
using CloudMgmt.Core;
using CloudMgmt.Helios;

namespace CloudMgmt.Samples;

internal static class ManyClusters
{
    public static async Task<IReadOnlyDictionary<long, int?>> CountUsersAsync(
        IHeliosClient client, IEnumerable<long> clusters, CancellationToken cancellationToken = default)
    {
        var counts = clusters.Select(async cluster => (cluster, await CountAsync(client.ForCluster(cluster), cancellationToken)));
        return (await Task.WhenAll(counts)).ToDictionary();
    }

    // Null where the cluster gave no answer or refused.
    private static async Task<int?> CountAsync(IHeliosClient cluster, CancellationToken cancellationToken)
    {
        try
        {
            var users = await cluster.GetUsersAsync(null, cancellationToken);
            return users.Users?.Count ?? 0;
        }
        catch (ApiException)
        {
            return null;
        }
    }
}
