using System.Text;
using CloudMgmt.CloudEndure.Tests.Support;

namespace CloudMgmt.CloudEndure.Tests.AuditLogs;

/// <summary>Rows and entries written as CSV.</summary>
internal sealed class CsvWriterTests : LiveTest
{
    [Test]
    public async Task What_was_read_is_written_as_it_was()
    {
        using var original = new StreamReader(await Client.DownloadProjectAuditLogCsvAsync(Server.CloudEndure.ProjectId));

        var written = await Write(await Client.ReadProjectAuditLogCsvAsync(Server.CloudEndure.ProjectId).ToListAsync());

        Assert.That(written, Is.EqualTo(await original.ReadToEndAsync()));
    }

    [Test]
    public async Task Entries_have_the_columns_of_their_fields()
    {
        var text = new StringWriter();
        await using (var writer = new AuditLogCsvWriter(text))
        {
            await writer.WriteAsync(new AuditLogEntry
            {
                Timestamp = new DateTimeOffset(2025, 3, 1, 12, 0, 0, TimeSpan.FromHours(2)),
                Username = "u",
                EventName = "blueprintChanged",
                Description = "one\ntwo, \"three\"",
                ParticipatingMachines = [new() { MachineCloudName = "db" }, new() { MachineCloudId = "i-1" }],
                ChangedFields = [new() { FieldName = "zone", OldValue = "a", NewValue = "b" }],
            });
            await writer.WriteAsync(new AuditLogEntry { JobId = "j" });
        }

        Assert.That(text.ToString(), Is.EqualTo(
            "timestamp,username,eventName,description,jobId,participatingMachines,changedFields\r\n"
            + "2025-03-01T10:00:00Z,u,blueprintChanged,\"one\ntwo, \"\"three\"\"\",,db; i-1,zone: a -> b\r\n"
            + ",,,,j,,\r\n"));
    }

    [Test]
    public async Task Rows_of_other_columns_are_put_under_the_first_ones()
    {
        var written = await Write(
        [
            new([new("Job ID", "1"), new("username", "u")]),
            new([new("username", "v"), new("severity", "high"), new("jobId", "2")]),
            new([new("username", null)]),
        ]);

        Assert.That(written, Is.EqualTo("Job ID,username\r\n1,u\r\n2,v,high\r\n,\r\n"));
    }

    [TestCase("=1+1")]
    [TestCase("+1")]
    [TestCase("-1")]
    [TestCase("@SUM(A1)")]
    [TestCase("\tx")]
    [TestCase("\rx")]
    public async Task A_formula_can_be_made_harmless(string cell)
    {
        var row = new AuditLogRow([new("name", cell), new(cell, "a=b")]);

        Assert.That(await Write([row], new() { EscapeFormulas = true }), Is.EqualTo($"name,\"'{cell}\"\r\n\"'{cell}\",a=b\r\n"));
        Assert.That(await Write([row]), Does.Not.Contain("'"), "unless asked for, the text stays as it is");
    }

    [Test]
    public async Task A_stream_gets_utf8_with_a_mark_if_asked_for_and_can_stay_open()
    {
        var row = new AuditLogRow([new("name", "Zoë")]);
        using var plain = new MemoryStream();
        using var marked = new MemoryStream();

        await using (var writer = new AuditLogCsvWriter(plain))
            await writer.WriteAsync(row);
        await using (var writer = new AuditLogCsvWriter(marked, new() { WriteByteOrderMark = true, LeaveOpen = true }))
            await writer.WriteAsync(row);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plain.CanRead, Is.False);
            Assert.That(marked.CanRead, Is.True);
            Assert.That(plain.ToArray(), Is.EqualTo(Encoding.UTF8.GetBytes("name\r\nZoë\r\n")));
            Assert.That(marked.ToArray(), Is.EqualTo(new byte[] { 0xEF, 0xBB, 0xBF }.Concat(plain.ToArray())));
        }
    }

    [Test]
    public void Null_is_refused()
    {
        using var text = new StringWriter();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => new AuditLogCsvWriter((Stream)null!), Throws.ArgumentNullException);
            Assert.That(() => new AuditLogCsvWriter((TextWriter)null!), Throws.ArgumentNullException);
            Assert.That(() => new AuditLogCsvWriter(text).WriteAsync((AuditLogEntry)null!), Throws.ArgumentNullException);
        }
    }

    private static async Task<string> Write(IEnumerable<AuditLogRow> rows, AuditLogCsvWriterOptions? options = null)
    {
        var text = new StringWriter();
        await using (var writer = new AuditLogCsvWriter(text, options))
        {
            foreach (var row in rows)
                await writer.WriteAsync(row);
        }
        return text.ToString();
    }
}
