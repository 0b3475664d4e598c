using CloudMgmt.CloudEndure.Tests.Support;

namespace CloudMgmt.CloudEndure.Tests.Requests;

internal sealed class AuditLogRequestTests : RequestTest
{
    [Test]
    public async Task GetProjectAuditLog_with_everything_set()
    {
        var log = await Answering(200, "{}").GetProjectAuditLogAsync(
            "p/1",
            new GetProjectAuditLogOptions
            {
                Limit = 1500,
                FromDateTime = new DateTimeOffset(2020, 1, 24, 21, 7, 56, TimeSpan.FromHours(2)),
                ToDateTime = new DateTimeOffset(2020, 2, 1, 0, 0, 0, 250, TimeSpan.Zero),
                Format = AuditLogFormat.Json,
                Headers = { ["X-Trace"] = "t1" },
            },
            CancellationToken.None);

        Assert.That(log, Is.Not.Null);
        AssertSent(
            "GET /projects/p%2F1/auditLog?limit=1500&fromDateTime=2020-01-24T19%3A07%3A56Z&toDateTime=2020-02-01T00%3A00%3A00.25Z&format=json",
            null,
            ("X-Trace", "t1"));
    }

    [Test]
    public async Task GetProjectAuditLog_with_required_values_only()
    {
        await Answering(200, "{}").GetProjectAuditLogAsync("p-1");

        AssertSent("GET /projects/p-1/auditLog");
    }

    [Test]
    public async Task A_format_that_is_not_known_yet_is_sent_as_it_is()
    {
        await Answering(200, "{}").GetProjectAuditLogAsync("p-1", new() { Format = "xml & more" });

        AssertSent("GET /projects/p-1/auditLog?format=xml%20%26%20more");
    }

    [Test]
    public async Task DownloadProjectAuditLogCsv_with_everything_set()
    {
        using var csv = await Answering(200, "timestamp\r\n").DownloadProjectAuditLogCsvAsync(
            "p/1",
            new GetProjectAuditLogOptions
            {
                Limit = 0,
                FromDateTime = new DateTimeOffset(2020, 1, 24, 19, 7, 56, TimeSpan.Zero),
                ToDateTime = new DateTimeOffset(2020, 2, 1, 0, 0, 0, TimeSpan.Zero),
                Headers = { ["X-Trace"] = "t1" },
            },
            CancellationToken.None);

        AssertSent(
            "GET /projects/p%2F1/auditLog?limit=0&fromDateTime=2020-01-24T19%3A07%3A56Z&toDateTime=2020-02-01T00%3A00%3A00Z&format=csv",
            null,
            ("Accept", "text/csv"),
            ("X-Trace", "t1"));
    }

    [Test]
    public async Task DownloadProjectAuditLogCsv_with_required_values_only()
    {
        using var csv = await Answering(200, "timestamp\r\n").DownloadProjectAuditLogCsvAsync("p-1");

        AssertSent("GET /projects/p-1/auditLog?format=csv", null, ("Accept", "text/csv"));
    }

    [Test]
    public async Task DownloadProjectAuditLogCsv_always_asks_for_csv()
    {
        using var csv = await Answering(200, "timestamp\r\n").DownloadProjectAuditLogCsvAsync("p-1", new() { Format = AuditLogFormat.Json });

        AssertSent("GET /projects/p-1/auditLog?format=csv", null, ("Accept", "text/csv"));
    }
}
