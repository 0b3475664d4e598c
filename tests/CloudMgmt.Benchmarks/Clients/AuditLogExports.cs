using CloudMgmt.CloudEndure;

namespace CloudMgmt.Benchmarks;

/// <summary>Two ways to write a long audit log to a file: the export, and what one writes by hand over the pieces that it has.</summary>
internal sealed class AuditLogExports(Uri server, int thousands) : IDisposable
{
    private static readonly DateTimeOffset First = AuditLogPayload.Start;

    private readonly CloudEndureClient _client = new(new CloudEndureClientOptions { BaseUrl = new Uri(server, $"{thousands}") });
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly DateTimeOffset _last = First.AddSeconds((thousands * 1000) - 1);

    public async Task<byte[]> ReadAsync(Func<AuditLogExports, Task> exportAsync)
    {
        await exportAsync(this);
        return await File.ReadAllBytesAsync(_path);
    }

    public async Task OverThePiecesAsync()
    {
        await using var file = new FileStream(
            _path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 64 * 1024, useAsync: true);
        await using var writer = new AuditLogCsvWriter(file);
        await foreach (var entry in _client.EnumerateProjectAuditLogAsync(Call.ProjectId, First, new() { To = _last }))
            await writer.WriteAsync(entry);
    }

    public async Task ExportAsync()
    {
        // It would go on with what is there.
        File.Delete(_path);
        await _client.ExportProjectAuditLogAsync(Call.ProjectId, First, _path, new() { To = _last });
    }

    public void Dispose()
    {
        _client.Dispose();
        File.Delete(_path);
    }
}
