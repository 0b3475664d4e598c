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

    [Test]
    public async Task The_first_rows_can_be_read_before_the_last_ones_are_sent(CancellationToken stop)
    {
        var rest = new TaskCompletionSource();
        Server.Faults.Enqueue("GetProjectAuditLog", Fault.RealAnswer().StalledAfter(Header.Length, rest.Task));

        await using var csv = await Client.DownloadProjectAuditLogCsvAsync(Server.CloudEndure.ProjectId, cancellationToken: stop);
        using var reader = new StreamReader(csv);
        var first = await reader.ReadLineAsync(stop);
        rest.SetResult();
        var others = await reader.ReadToEndAsync(stop);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first, Is.EqualTo(Header.TrimEnd()));
            Assert.That(others, Does.StartWith("2025-03-01T11:00:00Z,").And.EndsWith("zone: a -> b\r\n"));
        }
    }

    [Test]
    public async Task Disposing_an_unfinished_stream_frees_the_connection(CancellationToken stop)
    {
        var never = new TaskCompletionSource();
        using var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            MaxConnectionsPerServer = 1,
            UseCookies = false,
            AllowAutoRedirect = false,
        };
        var client = Connect(CloudEndureCredential.FromApiToken(Server.CloudEndure.UserApiToken), handler);
        Server.Faults.Enqueue("GetProjectAuditLog", Fault.RealAnswer().StalledAfter(1, never.Task));

        var csv = await client.DownloadProjectAuditLogCsvAsync(Server.CloudEndure.ProjectId, cancellationToken: stop);
        await csv.DisposeAsync();

        // It would wait for the one connection until its deadline.
        var next = await client.GetExtendedAccountInfoAsync(cancellationToken: stop);
        Assert.That(next.User!.Id, Is.EqualTo(Server.CloudEndure.UserId));
        Assert.That(() => csv.ReadByte(), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public async Task A_read_can_be_cancelled(CancellationToken stop)
    {
        var never = new TaskCompletionSource();
        Server.Faults.Enqueue("GetProjectAuditLog", Fault.RealAnswer().StalledAfter(1, never.Task));
        await using var csv = await Client.DownloadProjectAuditLogCsvAsync(Server.CloudEndure.ProjectId, cancellationToken: stop);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(stop);

        var buffer = new byte[16];
        var one = await csv.ReadAsync(buffer, cancellation.Token);
        var read = csv.ReadAsync(buffer, cancellation.Token).AsTask();
        await cancellation.CancelAsync();

        Assert.That(one, Is.EqualTo(1));
        Assert.That(async () => await read, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_text_that_breaks_off_is_not_taken_for_the_whole(CancellationToken stop)
    {
        Server.Faults.Enqueue("GetProjectAuditLog", Fault.RealAnswer().CutAfter(Header.Length));
        await using var csv = await Client.DownloadProjectAuditLogCsvAsync(Server.CloudEndure.ProjectId, cancellationToken: stop);

        using var reader = new StreamReader(csv);

        Assert.That(
            async () => await reader.ReadToEndAsync(stop),
            Throws.TypeOf<ApiConnectionException>().With.Property("Reason")
                .EqualTo(ConnectionFailure.Truncated).And.InnerException.InstanceOf<IOException>());
    }

    [Test]
    public async Task A_new_session_is_made_when_the_old_one_is_over(CancellationToken stop)
    {
        await Client.GetExtendedAccountInfoAsync(cancellationToken: stop);
        Server.CloudEndure.ExpireSessions();

        await using var csv = await Client.DownloadProjectAuditLogCsvAsync(Server.CloudEndure.ProjectId, cancellationToken: stop);

        Assert.That(Logins, Is.EqualTo(2));
    }

    [Test]
    public void An_error_is_typed_although_csv_was_asked_for()
    {
        var error = AssertFails(404, "NOT_FOUND", () => Client.DownloadProjectAuditLogCsvAsync(UnknownId));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Message, Does.StartWith("GetProjectAuditLog (GET /projects/{projectId}/auditLog) answered 404"));
            Assert.That(Server.Requests[^1].Headers["Accept"], Is.EqualTo("text/csv"));
        }
    }

    [Test]
    public void One_end_of_a_range_alone_is_invalid()
        => AssertFails(
            422,
            "INVALID_INPUT",
            () => Client.DownloadProjectAuditLogCsvAsync(Server.CloudEndure.ProjectId, new() { ToDateTime = Clock.GetUtcNow() }));

    [Test]
    public void An_error_in_csv_keeps_its_text()
    {
        Server.Faults.Enqueue("GetProjectAuditLog", Fault.Answer(403, "code,message\r\nFORBIDDEN,no\r\n", "text/csv"));

        var thrown = Assert.ThrowsAsync<ApiException>(() => Client.DownloadProjectAuditLogCsvAsync(Server.CloudEndure.ProjectId))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown.IsForbidden, Is.True);
            Assert.That(thrown.ErrorBody, Is.Null);
            Assert.That(thrown.Info.BodyExcerpt, Is.EqualTo("code,message\r\nFORBIDDEN,no\r\n"));
            Assert.That(thrown.Message, Does.Contain("text/csv").And.Not.Contain("FORBIDDEN,no"));
        }
    }
}
