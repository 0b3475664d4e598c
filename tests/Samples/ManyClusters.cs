// # Ask many clusters
//
// A view of a client asks one cluster and shares the connections, the limits and the key of the client. One cluster that cannot be reached
// is no reason to lose the answers of the others.
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
