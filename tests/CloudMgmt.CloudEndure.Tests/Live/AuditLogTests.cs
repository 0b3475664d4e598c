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
}
