using CloudMgmt.CloudEndure.Tests.Support;

namespace CloudMgmt.CloudEndure.Tests.Live;

internal sealed class AuditLogTests : LiveTest
{
    [Test]
    public async Task Entries_come_with_machines_and_changes()
    {
        var log = await Client.GetProjectAuditLogAsync(Server.CloudEndure.ProjectId);

        var (started, blueprint, replication) = (log.Items![0], log.Items[1], log.Items[2]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(log.HasMoreResults, Is.False);
            Assert.That(started.Timestamp, Is.EqualTo(Clock.GetUtcNow().AddHours(-1)));
            Assert.That(started.Username, Is.EqualTo(Server.CloudEndure.MemberUsername));
            Assert.That(started.JobId, Is.Not.Empty);
            Assert.That(blueprint.EventName, Is.EqualTo("blueprintChanged"));
            Assert.That(blueprint.Description, Is.EqualTo("First line\nsecond line"));
            Assert.That(blueprint.ParticipatingMachines!.Select(machine => machine.MachineCloudName), Is.EqualTo(["db-01", "web-01"]));
            Assert.That(blueprint.JobId, Is.Null);
            Assert.That(replication.ChangedFields!.Select(field => (field.FieldName, field.OldValue, field.NewValue)),
                Is.EqualTo([("bandwidthThrottling", "0", "100"), ("zone", "a", "b")]));
        }
    }

    [Test]
    public async Task A_limit_cuts_and_tells_that_there_is_more()
    {
        var log = await Client.GetProjectAuditLogAsync(Server.CloudEndure.ProjectId, new() { Limit = 1 });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(log.Items, Has.Count.EqualTo(1));
            Assert.That(log.HasMoreResults, Is.True);
        }
    }

    [Test]
    public async Task A_range_in_another_time_zone_selects_the_same_entries()
    {
        var start = Clock.GetUtcNow().AddHours(-3).ToOffset(TimeSpan.FromHours(9.5));

        var log = await Client.GetProjectAuditLogAsync(
            Server.CloudEndure.ProjectId, new() { FromDateTime = start, ToDateTime = start.AddHours(1) });

        Assert.That(log.Items!.Select(entry => entry.EventName), Is.EqualTo(["blueprintChanged", "replicationConfigurationChanged"]));
    }

    [Test]
    public async Task An_empty_range_has_no_entries()
    {
        var log = await Client.GetProjectAuditLogAsync(
            Server.CloudEndure.ProjectId,
            new() { FromDateTime = Clock.GetUtcNow().AddYears(-1), ToDateTime = Clock.GetUtcNow().AddYears(-1) });

        Assert.That(log.Items, Is.Empty);
    }

    [Test]
    public void One_end_of_a_range_alone_is_invalid()
    {
        AssertFails(
            422,
            "INVALID_INPUT",
            () => Client.GetProjectAuditLogAsync(Server.CloudEndure.ProjectId, new() { FromDateTime = Clock.GetUtcNow() }));
        AssertFails(
            422,
            "INVALID_INPUT",
            () => Client.GetProjectAuditLogAsync(Server.CloudEndure.ProjectId, new() { ToDateTime = Clock.GetUtcNow() }));
    }

    [Test]
    public void The_log_of_an_unknown_project_is_not_found()
        => AssertFails(404, "NOT_FOUND", () => Client.GetProjectAuditLogAsync(UnknownId));

    [Test]
    public void Csv_through_the_json_method_is_said_to_be_unreadable()
    {
        var thrown = Assert.ThrowsAsync<ApiException>(
            () => Client.GetProjectAuditLogAsync(Server.CloudEndure.ProjectId, new() { Format = AuditLogFormat.Csv }))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown.StatusCode, Is.EqualTo(200));
            Assert.That(thrown.Message, Does.Contain("cannot be read as AuditLog").And.Contain("text/csv"));
            Assert.That(thrown.Info.BodyExcerpt, Does.StartWith("timestamp,username,"));
        }
    }
}
