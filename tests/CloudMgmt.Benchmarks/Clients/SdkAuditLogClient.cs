using CloudMgmt.CloudEndure;

namespace CloudMgmt.Benchmarks;

/// <summary>The client of this repository; the server asks for no login.</summary>
internal sealed class SdkAuditLogClient(Uri url) : IAuditLogClient
{
    private readonly CloudEndureClient _client = new(new CloudEndureClientOptions { BaseUrl = url });

    public string Name => UsersClients.Sdk;

    public async Task DownloadAsync(Stream target)
    {
        await using var csv = await _client.DownloadProjectAuditLogCsvAsync(Call.ProjectId);
        await csv.CopyToAsync(target);
    }

    public async Task<AuditLogDigest> ReadRowsAsync()
    {
        var digest = default(AuditLogDigest);
        await foreach (var row in _client.ReadProjectAuditLogCsvAsync(Call.ProjectId))
        {
            digest = digest.Add(
                row.Timestamp, row.Username, row.EventName, row.Description, row.JobId, row.ParticipatingMachines, row.ChangedFields);
        }
        return digest;
    }

    public void Dispose() => _client.Dispose();
}
