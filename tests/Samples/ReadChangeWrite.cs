// # Read, change, write
//
// What is read can be written back: fields that this version of the package does not know are kept, and values of enumerations that are
// newer than it keep their text. So a program of today does not undo what a newer one has set.
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
