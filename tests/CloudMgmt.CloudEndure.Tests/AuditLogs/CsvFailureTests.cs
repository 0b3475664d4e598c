using System.Text;

namespace CloudMgmt.CloudEndure.Tests.AuditLogs;

/// <summary>What happens when the answer is not CSV, or ends before its end.</summary>
internal sealed class CsvFailureTests : CsvTest
{
    private const string ErrorJson = """{"code":"OUT_OF_ORDER","message":"try later"}""";

    [TestCase("application/json; charset=utf-8")]
    [TestCase("text/csv")]
    public void A_documented_error_with_status_200_is_typed(string contentType)
    {
        var thrown = Assert.ThrowsAsync<ApiException<Error>>(() => Rows("\r\n " + ErrorJson, contentType).ToListAsync().AsTask())!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown.StatusCode, Is.EqualTo(200));
            Assert.That((thrown.Error.Code, thrown.Error.Message), Is.EqualTo(("OUT_OF_ORDER", "try later")));
            Assert.That(thrown.Info.ContentType, Is.EqualTo(contentType));
            Assert.That(thrown.Info.BodyExcerpt, Does.EndWith(ErrorJson));
            Assert.That(thrown.Message, Is.EqualTo(
                $"GetProjectAuditLog (GET /projects/{{projectId}}/auditLog) answered 200: an error document where CSV was asked for (content type {contentType})"));
        }
    }

    [TestCase("<!DOCTYPE html><title>Sign in</title>", "text/html")]
    [TestCase("  <html></html>", "text/csv")]
    [TestCase("Sign in, please", "text/html; charset=utf-8")]
    [TestCase("""{"items":[],"hasMoreResults":false}""", "application/json")]
    [TestCase("[1,2]", "text/csv")]
    [TestCase("null", "application/problem+json")]
    [TestCase("{broken", "application/json")]
    [TestCase("\u001f\u0001\b\0\n\u0003x\n", "application/gzip")]
    public void Another_document_is_no_row(string body, string contentType)
    {
        var thrown = Assert.ThrowsAsync<ApiException>(() => Rows(body, contentType).ToListAsync().AsTask())!;

        Assert.That((thrown.StatusCode, thrown.Info.BodyExcerpt), Is.EqualTo((200, body)));
        Assert.That(thrown.Message, Does.Not.Contain(body));
    }

    [Test]
    public void The_excerpt_of_a_long_page_is_bounded()
    {
        var page = "<p>" + new string('é', 100_000);

        var thrown = Assert.ThrowsAsync<ApiException>(() => Rows(page, "text/html").ToListAsync().AsTask())!;

        Assert.That(thrown.Info.BodyExcerpt, Is.EqualTo(page[..ApiErrorInfo.MaxExcerptLength]));
    }

    [Test]
    public void A_refusal_is_the_documented_error()
        => AssertFails(404, "NOT_FOUND", () => Client.ReadProjectAuditLogCsvAsync(UnknownId).ToListAsync().AsTask());

    [Test]
    public void A_missing_project_is_refused()
        => Assert.That(
            () => Client.ReadProjectAuditLogCsvAsync(null!).ToListAsync().AsTask(),
            Throws.ArgumentNullException.With.Property("ParamName").EqualTo("projectId"));

    [Test]
    public async Task Nothing_is_sent_before_the_enumeration_begins()
    {
        var rows = Client.ReadProjectAuditLogCsvAsync(Server.CloudEndure.ProjectId);
        var before = Server.Requests.Count;
        _ = await rows.CountAsync();

        Assert.That((before, Server.Requests.Count > 0), Is.EqualTo((0, true)));
    }

    /// <summary>Wherever the text is cut, all rows whose line end came before are delivered, and no part of another.</summary>
    [Test]
    public async Task The_rows_before_a_break_are_delivered([ValueSource(nameof(Encodings))] Encoding encoding)
    {
        const string Text = "name,text\r\n1,one\r\n2,\"two\r\n,\"\"2\"\"\"\r\n3,three\r\n";
        string[] ends = ["name,text\r", "name,text\r\n1,one\r", "name,text\r\n1,one\r\n2,\"two\r\n,\"\"2\"\"\"\r", Text[..^1]];
        var bytes = WithMark(Text, encoding);
        for (var cut = 0; cut < bytes.Length; cut++)
        {
            var whole = ends.Skip(1).Count(end => WithMark(end, encoding).Length <= cut);
            var (rows, thrown) = await ReadUntilFailure(Fault.Answer(200, bytes, "text/csv").CutAfter(cut));

            Assert.That(rows.Select(row => row["name"]), Is.EqualTo(new[] { "1", "2", "3" }.Take(whole)), $"cut after {cut} bytes");
            Assert.That(
                thrown,
                Is.InstanceOf<ApiConnectionException>().With.Property("Reason").EqualTo(ConnectionFailure.Truncated).And
                    .Property("StatusCode").Zero);
            Assert.That(thrown!.InnerException, Is.InstanceOf<IOException>().Or.InstanceOf<HttpRequestException>());
        }
    }

    [Test]
    public async Task A_break_far_into_the_text_loses_no_row()
    {
        var lines = Enumerable.Range(0, 20_000).Select(i => $"{i},some text\n").ToList();
        var text = Encoding.ASCII.GetBytes("name,text\n" + string.Concat(lines));

        var (rows, thrown) = await ReadUntilFailure(Fault.Answer(200, text, "text/csv").CutAfter(text.Length - 1 - lines[^1].Length));

        Assert.That(rows, Has.Count.EqualTo(lines.Count - 2), "the line end of the last but one is lost too");
        Assert.That(thrown, Is.InstanceOf<ApiConnectionException>());
    }

    [Test]
    public void An_error_document_that_breaks_off_is_a_lost_connection()
        => Assert.That(
            () => Rows(Fault.Answer(200, Encoding.ASCII.GetBytes(ErrorJson), "application/json").CutAfter(5)).ToListAsync().AsTask(),
            Throws.InstanceOf<ApiConnectionException>());

    [Test]
    public async Task A_row_without_end_does_not_fill_the_memory([Values] bool isQuoted)
    {
        var (rows, thrown) = await ReadUntilFailure(
            Fault.Answer(200, Encoding.ASCII.GetBytes($"a,b\n1,2\n3,{(isQuoted ? "\"" : "")}" + new string('x', 8_000_000)), "text/csv"));

        Assert.That(rows.Select(Show), Is.EqualTo(["a='1' b='2'"]));
        Assert.That(thrown, Is.InstanceOf<ApiException>().With.Property("StatusCode").EqualTo(200).And.Message.Contains("from line 3 on"));
    }

    [Test]
    public async Task The_first_rows_come_before_the_last_ones_are_sent()
    {
        var rest = new TaskCompletionSource();
        await using var rows = Rows(Stalled(rest.Task)).GetAsyncEnumerator();

        var first = await rows.MoveNextAsync();
        rest.SetResult();
        var count = 1;
        while (await rows.MoveNextAsync())
            count++;

        Assert.That((first, count), Is.EqualTo((true, 100)));
    }

    [Test]
    public async Task Leaving_the_enumeration_frees_the_connection()
    {
        using var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            MaxConnectionsPerServer = 1,
            UseCookies = false,
            AllowAutoRedirect = false,
        };
        var client = Connect(CloudEndureCredential.FromApiToken(Server.CloudEndure.UserApiToken), handler);
        _ = Server.Faults.Enqueue(Operation, Stalled());

        await foreach (var row in client.ReadProjectAuditLogCsvAsync(Server.CloudEndure.ProjectId))
        {
            if (row.RowNumber == 2)
                break;
        }

        // It would wait for the one connection until its deadline.
        Assert.That((await client.GetExtendedAccountInfoAsync()).User!.Id, Is.EqualTo(Server.CloudEndure.UserId));
    }

    [Test]
    public async Task Reading_can_be_cancelled_while_it_waits_for_the_service()
    {
        using var cancellation = new CancellationTokenSource();
        await using var rows = Rows(Stalled()).GetAsyncEnumerator(cancellation.Token);

        var last = rows.MoveNextAsync();
        while (last.IsCompleted)
        {
            Assert.That(await last, Is.True);
            last = rows.MoveNextAsync();
        }
        await cancellation.CancelAsync();

        Assert.That(async () => await last, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_service_that_stops_is_not_waited_for_longer_than_a_read_may_take()
    {
        var idle = TimeSpan.FromSeconds(7);
        var client = Connect(
            CloudEndureCredential.FromApiToken(Server.CloudEndure.UserApiToken), options => options.StreamIdleTimeout = idle);
        _ = Server.Faults.Enqueue(Operation, Stalled());
        var names = new List<string?>();

        var reading = ReadAsync();
        while (!reading.IsCompleted)
        {
            await Task.Yield();
            if (names.Count > 0)
                Clock.Advance(idle);
        }

        var failure = Assert.ThrowsAsync<ApiConnectionException>(() => reading)!;
        Assert.That(failure.Reason, Is.EqualTo(ConnectionFailure.IdleTimeout));
        Assert.That(names, Is.EqualTo(Enumerable.Range(0, names.Count).Select(i => $"row {i}")).And.Count.LessThan(100));

        async Task ReadAsync()
        {
            await foreach (var row in client.ReadProjectAuditLogCsvAsync(Server.CloudEndure.ProjectId))
                names.Add(row["name"]);
        }
    }

    [Test]
    public async Task Reading_can_be_cancelled_between_rows_that_have_arrived()
    {
        using var cancellation = new CancellationTokenSource();
        await using var rows = Rows("name\n1\n2\n").GetAsyncEnumerator(cancellation.Token);

        _ = await rows.MoveNextAsync();
        await cancellation.CancelAsync();

        Assert.That(
            async () => await rows.MoveNextAsync(),
            Throws.InstanceOf<OperationCanceledException>().With.Property("CancellationToken").EqualTo(cancellation.Token));
    }
}
