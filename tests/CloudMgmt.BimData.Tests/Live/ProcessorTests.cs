using CloudMgmt.BimData.Tests.Support;

namespace CloudMgmt.BimData.Tests.Live;

internal sealed class ProcessorTests : LiveTest
{
    [Test]
    public async Task A_processor_lives_from_creation_to_deletion()
    {
        var parent = await Client.CreateCloudProcessorAsync(CloudPk, new() { Name = "Parse" });
        var created = await Client.CreateCloudProcessorWithResponseAsync(
            CloudPk, new() { Name = "Convert", ParentProcessors = [parent.Id!.Value] });
        var id = Text(created.Body.Id);
        var listed = await Client.GetCloudProcessorsAsync(CloudPk);
        var read = await Client.GetCloudProcessorAsync(CloudPk, id);
        var deleted = await Client.DeleteCloudProcessorWithResponseAsync(CloudPk, id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(created.StatusCode, Is.EqualTo(201));
            Assert.That(listed.Select(processor => processor.Name), Is.EqualTo(["Parse", "Convert"]));
            Assert.That(read.Id, Is.EqualTo(created.Body.Id));
            Assert.That(read.ParentProcessors, Is.EqualTo([parent.Id.Value]));
            Assert.That(deleted.StatusCode, Is.EqualTo(204));
        }
        AssertFails(404, () => Client.GetCloudProcessorAsync(CloudPk, id));
    }

    [Test]
    public async Task A_patch_leaves_alone_what_it_does_not_hold_and_a_replacement_does_not()
    {
        var parent = await Client.CreateCloudProcessorAsync(CloudPk, new() { Name = "Parse" });
        var id = Text(
            (await Client.CreateCloudProcessorAsync(CloudPk, new() { Name = "Convert", ParentProcessors = [parent.Id!.Value] })).Id);

        var renamed = await Client.UpdateCloudProcessorAsync(CloudPk, id, new() { Name = "Renamed" });
        var replaced = await Client.ReplaceCloudProcessorAsync(CloudPk, id, new() { Name = "Replaced" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(renamed.Name, Is.EqualTo("Renamed"));
            Assert.That(renamed.ParentProcessors, Is.EqualTo([parent.Id.Value]));
            Assert.That(replaced.Name, Is.EqualTo("Replaced"));
            Assert.That(replaced.ParentProcessors, Is.Empty);
        }
    }

    [Test]
    public async Task A_patch_can_empty_a_list()
    {
        var parent = await Client.CreateCloudProcessorAsync(CloudPk, new() { Name = "Parse" });
        var id = Text(
            (await Client.CreateCloudProcessorAsync(CloudPk, new() { Name = "Convert", ParentProcessors = [parent.Id!.Value] })).Id);

        var emptied = await Client.UpdateCloudProcessorAsync(CloudPk, id, new() { ParentProcessors = [] });

        Assert.That(emptied.ParentProcessors, Is.Empty);
        Assert.That(emptied.Name, Is.EqualTo("Convert"));
    }
}
