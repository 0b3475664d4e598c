// # Change one field
//
// A request carries what you set and nothing else: the other fields of the cloud stay as they are. Null is a value too, and is sent when
// you set it.
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
