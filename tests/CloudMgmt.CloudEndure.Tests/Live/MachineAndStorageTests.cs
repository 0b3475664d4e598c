using CloudMgmt.CloudEndure.Tests.Support;

namespace CloudMgmt.CloudEndure.Tests.Live;

internal sealed class MachineAndStorageTests : LiveTest
{
    [Test]
    public async Task A_rescan_is_ordered_and_logged()
    {
        var answer = await Client.ForceMachineRescanWithResponseAsync(Server.CloudEndure.ProjectId, Server.CloudEndure.MachineId);

        var newest = (await Client.GetProjectAuditLogAsync(Server.CloudEndure.ProjectId, new() { Limit = 1 })).Items!.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(204));
            Assert.That(newest.EventName, Is.EqualTo("machineRescanForced"));
            Assert.That(newest.ParticipatingMachines!.Single().MachineCloudEndureId, Is.EqualTo(Server.CloudEndure.MachineId));
        }
    }

    [Test]
    public async Task Storage_figures_are_64_bit()
    {
        var storage = await Client.GetProjectStorageAsync(Server.CloudEndure.ProjectId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(storage.ProjectId, Is.EqualTo(Server.CloudEndure.ProjectId));
            Assert.That(storage.PointsInTimeTotalBytes, Is.EqualTo(5_497_558_138_880));
            Assert.That(storage.RunningMachinesTotalBytes, Is.EqualTo(1_099_511_627_776));
            Assert.That(storage.WorkingStorage!.DisksTotalBytes, Is.EqualTo(2_199_023_255_552));
            Assert.That(storage.WorkingStorage.SnapshotsTotalBytes, Is.Zero);
            Assert.That(storage.CalculationDateTime, Is.EqualTo(Clock.GetUtcNow()));
        }
    }
}
