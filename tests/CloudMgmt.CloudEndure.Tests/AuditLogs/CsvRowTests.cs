namespace CloudMgmt.CloudEndure.Tests.AuditLogs;

/// <summary>What a row offers: known fields with their types, and every column by name.</summary>
internal sealed class CsvRowTests : CsvTest
{
    [Test]
    public async Task The_rows_of_the_service_have_typed_fields()
    {
        var rows = await Client.ReadProjectAuditLogCsvAsync(Server.CloudEndure.ProjectId).ToListAsync();

        Assert.That(rows, Has.Count.EqualTo(3));
        var (started, blueprint, replication) = (rows[0], rows[1], rows[2]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(started.Timestamp, Is.EqualTo(Clock.GetUtcNow().AddHours(-1)));
            Assert.That(started.Username, Is.EqualTo(Server.CloudEndure.MemberUsername));
            Assert.That(started.JobId, Is.Not.Empty);
            Assert.That(started.ChangedFields, Is.Null, "the cell is empty");
            Assert.That(blueprint.Description, Is.EqualTo("First line\nsecond line"));
            Assert.That(blueprint.JobId, Is.Null, "the cell is empty");
            Assert.That(blueprint.ParticipatingMachines, Is.EqualTo("db-01; web-01"));
            Assert.That(replication.EventName, Is.EqualTo("replicationConfigurationChanged"));
            Assert.That(replication.Description, Is.EqualTo("Bandwidth, staging and \"zone\" were changed"));
            Assert.That(replication.ChangedFields, Is.EqualTo("bandwidthThrottling: 0 -> 100; zone: a -> b"));
        }
    }

    [Test]
    public async Task Options_reach_the_service()
    {
        var from = Clock.GetUtcNow().AddHours(-3);

        var rows = await Client.ReadProjectAuditLogCsvAsync(
            Server.CloudEndure.ProjectId, new() { FromDateTime = from, ToDateTime = from, Limit = 7 }).ToListAsync();

        Assert.That(rows.Single().EventName, Is.EqualTo("replicationConfigurationChanged"));
        Assert.That(Server.Requests[^1].QueryString, Does.Contain("limit=7").And.Contain("format=csv"));
    }

    [TestCase("timestamp,eventName,username,description,jobId,participatingMachines,changedFields")]
    [TestCase("TIMESTAMP,EVENTNAME,USERNAME,DESCRIPTION,JOBID,PARTICIPATINGMACHINES,CHANGEDFIELDS")]
    [TestCase("Time Stamp,Event Name,User Name,Description,Job ID,Participating Machines,Changed Fields")]
    [TestCase("time_stamp,event-name,user.name,_description,job_id, participating_machines ,\"changed fields\"")]
    public async Task Known_columns_are_found_however_they_are_written(string header)
    {
        var row = await Rows(header + "\n2025-03-01T10:00:00Z,e,u,d,j,m,c\n").SingleAsync();

        Assert.That(
            (row.Timestamp, row.EventName, row.Username, row.Description, row.JobId, row.ParticipatingMachines, row.ChangedFields),
            Is.EqualTo((new DateTimeOffset(2025, 3, 1, 10, 0, 0, TimeSpan.Zero), "e", "u", "d", "j", "m", "c")));
    }

    [Test]
    public async Task Columns_can_come_in_any_order_be_missing_or_be_unknown()
    {
        var row = await Rows("Severity,username\nhigh,u\n").SingleAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(row.Columns, Is.EqualTo(["Severity", "username"]));
            Assert.That(row["Severity"], Is.EqualTo("high"));
            Assert.That(row["severity"], Is.EqualTo("high"));
            Assert.That(row.Username, Is.EqualTo("u"));
            Assert.That(row.Timestamp, Is.Null);
            Assert.That(row.EventName, Is.Null);
            Assert.That(row["colour"], Is.Null);
            Assert.That(() => row[null!], Throws.ArgumentNullException);
        }
    }

    [Test]
    public async Task An_exact_name_beats_a_similar_one()
    {
        var row = await Rows("job id,jobId,JOBID\n1,2,3\n").SingleAsync();

        Assert.That((row["job id"], row["jobId"], row["JOBID"], row["Job-Id"], row.JobId), Is.EqualTo(("1", "2", "3", "1", "2")));
    }

    [TestCase("2025-03-01T10:00:00Z", ExpectedResult = "2025-03-01T10:00:00.0000000+00:00")]
    [TestCase("2025-03-01T10:00:00.25+02:00", ExpectedResult = "2025-03-01T10:00:00.2500000+02:00")]
    [TestCase("2025-03-01 10:00:00", ExpectedResult = "2025-03-01T10:00:00.0000000+00:00")]
    [TestCase(" 2025/3/1 10:00 ", ExpectedResult = "2025-03-01T10:00:00.0000000+00:00")]
    [TestCase("\"Sat, 01 Mar 2025 10:00:00 GMT\"", ExpectedResult = "2025-03-01T10:00:00.0000000+00:00")]
    [TestCase("03/01/2025 10:00", ExpectedResult = null)]
    [TestCase("10:00", ExpectedResult = null)]
    [TestCase("2025-13-01", ExpectedResult = null)]
    [TestCase("yesterday", ExpectedResult = null)]
    [TestCase("\"\"", ExpectedResult = null)]
    public async Task<string?> A_time_is_read_when_it_can_mean_one_thing_only(string text)
    {
        var row = await Rows($"timestamp,username\n{text},u\n").SingleAsync();

        Assert.That(row["timestamp"], Is.EqualTo(text.Trim('"')), "the text is kept");
        return row.Timestamp?.ToString("O");
    }

    [Test]
    public async Task Rows_know_their_number_and_their_line()
    {
        var rows = await Rows("username\r\na\r\n\r\n\"b\r\nb\"\r\nc").ToListAsync();

        Assert.That(rows.Select(row => (row.RowNumber, row.LineNumber)), Is.EqualTo([(1, 2), (2, 4), (3, 6)]));
    }

    [Test]
    public void A_row_can_be_made_for_a_test()
    {
        var row = new AuditLogRow([new("Event Name", "e"), new("x", null), new("x", "2"), new("", "3")], rowNumber: 4, lineNumber: 5);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(row.EventName, Is.EqualTo("e"));
            Assert.That(Show(row), Is.EqualTo("Event Name='e' x=null x_2='2' column4='3'"));
            Assert.That((row.RowNumber, row.LineNumber), Is.EqualTo((4, 5)));
            Assert.That(() => new AuditLogRow(null!), Throws.ArgumentNullException);
        }
    }
}
