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
    public void A_machine_that_cannot_be_rescanned_is_refused()
    {
        var error = AssertFails(
            400, "BAD_REQUEST", () => Client.ForceMachineRescanAsync(Server.CloudEndure.ProjectId, Server.CloudEndure.BusyMachineId));

        Assert.That(
            error.Message, Does.StartWith("ForceMachineRescan (POST /projects/{projectId}/machines/{machineId}/forceRescan) answered 400"));
    }

    [Test]
    public void An_unknown_machine_is_not_found()
        => AssertFails(404, "NOT_FOUND", () => Client.ForceMachineRescanAsync(Server.CloudEndure.ProjectId, UnknownId));

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

    [Test]
    public void A_project_that_is_not_vcenter_has_no_storage_figures()
        => AssertFails(422, "INVALID_INPUT", () => Client.GetProjectStorageAsync(Server.CloudEndure.CloudProjectId));

    [Test]
    public void Storage_of_an_unknown_project_is_not_found()
        => AssertFails(404, "NOT_FOUND", () => Client.GetProjectStorageAsync(UnknownId));

    [TestCase("a/../b")]
    [TestCase("100% sure?#")]
    [TestCase("東京")]
    public void An_odd_id_stays_one_segment_of_the_path(string id)
    {
        AssertFails(404, "NOT_FOUND", () => Client.GetProjectStorageAsync(id));

        Assert.That(Operations, Does.Contain("GetProjectStorage"));
    }
}
