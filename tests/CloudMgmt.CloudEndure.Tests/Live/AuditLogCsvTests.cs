using CloudMgmt.CloudEndure.Tests.Support;

namespace CloudMgmt.CloudEndure.Tests.Live;

/// <summary>The override that reads an audit log as a stream of CSV text. Its reads have no deadline but that of the test.</summary>
[CancelAfter(30_000)]
internal sealed class AuditLogCsvTests : LiveTest
{
    private const string Header = "timestamp,username,eventName,description,jobId,participatingMachines,changedFields\r\n";

    [Test]
    public async Task The_stream_is_the_text_that_the_service_sent(CancellationToken stop)
    {
        var from = Clock.GetUtcNow().AddHours(-3);
        await using var csv = await Client.DownloadProjectAuditLogCsvAsync(
            Server.CloudEndure.ProjectId, new() { FromDateTime = from, ToDateTime = from, Limit = 5 }, stop);

        using var reader = new StreamReader(csv);
        Assert.That(await reader.ReadToEndAsync(stop), Is.EqualTo(
            Header + $"2025-03-01T09:00:00Z,{Server.CloudEndure.Username},replicationConfigurationChanged,"
            + "\"Bandwidth, staging and \"\"zone\"\" were changed\",,,bandwidthThrottling: 0 -> 100; zone: a -> b\r\n"));
    }

    [Test]
    public async Task Status_and_headers_come_with_the_stream(CancellationToken stop)
    {
        var answer = await Client.DownloadProjectAuditLogCsvWithResponseAsync(Server.CloudEndure.ProjectId, cancellationToken: stop);
        await using var csv = answer.Body;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(200));
            Assert.That(answer.Headers.GetValues("Content-Type"), Is.EqualTo(["text/csv; charset=utf-8"]));
            Assert.That(csv.CanRead, Is.True);
            Assert.That(csv.CanSeek, Is.False);
        }
    }
}
