using System.Globalization;
using CsvHelper;

namespace CloudMgmt.Benchmarks;

/// <summary>HttpClient for the text, and CsvHelper for the rows.</summary>
internal sealed class HandWrittenAuditLogClient(Uri url) : IAuditLogClient
{
    private readonly HttpClient _http = new();

    public string Name => UsersClients.HandWritten;

    public async Task DownloadAsync(Stream target)
    {
        using var response = await SendAsync();
        await using var body = await response.Content.ReadAsStreamAsync();
        await body.CopyToAsync(target);
    }

    public async Task<AuditLogDigest> ReadRowsAsync()
    {
        using var response = await SendAsync();
        await using var body = await response.Content.ReadAsStreamAsync();
        using var csv = CsvReader.Create(body);
        var digest = default(AuditLogDigest);
        while (await csv.ReadAsync())
        {
            var row = Read(csv);
            digest = digest.Add(
                row.Timestamp, row.Username, row.EventName, row.Description, row.JobId, row.ParticipatingMachines, row.ChangedFields);
        }
        return digest;
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync()
    {
        var response = await _http.GetAsync(
            $"{url}/projects/{Call.ProjectId}/auditLog?format=csv", HttpCompletionOption.ResponseHeadersRead);
        return response.EnsureSuccessStatusCode();
    }

    private static HandWrittenAuditLogRow Read(CsvReader csv) => new(
        csv.Parse<DateTimeOffset>(0, CultureInfo.InvariantCulture),
        csv.GetString(1),
        csv.GetString(2),
        csv.GetString(3),
        csv.GetString(4),
        csv.GetString(5),
        csv.GetString(6));
}
