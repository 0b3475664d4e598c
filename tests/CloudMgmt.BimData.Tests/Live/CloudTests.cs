using CloudMgmt.BimData.Tests.Support;

namespace CloudMgmt.BimData.Tests.Live;

internal sealed class CloudTests : LiveTest
{
    [Test]
    public async Task A_cloud_lives_from_creation_to_deletion()
    {
        var created = await Client.CreateCloudWithResponseAsync(new() { Name = "Brücke, Nord/Süd" });
        var id = created.Body.Id!.Value;
        var listed = await Client.GetCloudsAsync();
        Clock.Advance(TimeSpan.FromMinutes(5));
        var replaced = await Client.ReplaceCloudAsync(id, new() { Name = "Replaced" });
        var updated = await Client.UpdateCloudAsync(id, new() { Name = "Updated" });
        var read = await Client.GetCloudAsync(id);
        var deleted = await Client.DeleteCloudWithResponseAsync(id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(created.StatusCode, Is.EqualTo(201));
            Assert.That(created.Body.Name, Is.EqualTo("Brücke, Nord/Süd"));
            Assert.That(listed.Select(cloud => cloud.Id), Is.EqualTo(new long?[] { BimData.CloudId, id }));
            Assert.That(replaced.Name, Is.EqualTo("Replaced"));
            Assert.That(updated.Name, Is.EqualTo("Updated"));
            Assert.That(read.Name, Is.EqualTo("Updated"));
            Assert.That(read.UpdatedAt - read.CreatedAt, Is.EqualTo(TimeSpan.FromMinutes(5)));
            Assert.That(deleted.StatusCode, Is.EqualTo(204));
        }
        AssertFails(404, () => Client.GetCloudAsync(id));
        Assert.That((await Client.GetCloudsAsync()).Select(cloud => cloud.Id), Is.EqualTo(new long?[] { BimData.CloudId }));
    }

    [Test]
    public async Task A_cloud_comes_with_features_and_creator()
    {
        var cloud = await Client.GetCloudAsync(BimData.CloudId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(cloud.Features!.Single().Name, Is.EqualTo("viewer"));
            Assert.That(cloud.Features!.Single().ViewerUrl, Is.Null);
            Assert.That(cloud.Creator!.Id, Is.EqualTo(BimData.AdministratorId));
            Assert.That(cloud.Creator.CloudRole, Is.Null);
            Assert.That(cloud.IsDefault, Is.False);
            Assert.That(cloud.CreatedAt, Is.EqualTo(Clock.GetUtcNow()));
        }
    }

    [Test]
    public async Task A_cloud_that_an_app_made_has_no_creator()
        => Assert.That((await Client.CreateCloudAsync(new() { Name = "New" })).Creator, Is.Null);

    [Test]
    public async Task The_same_name_makes_a_second_cloud()
    {
        var first = await Client.CreateCloudAsync(new() { Name = "Twin" });
        var second = await Client.CreateCloudAsync(new() { Name = "Twin" });

        Assert.That(second.Id, Is.Not.EqualTo(first.Id));
    }

    [Test]
    public async Task A_patch_without_properties_changes_none()
    {
        var before = await Client.GetCloudAsync(BimData.CloudId);

        var after = await Client.UpdateCloudAsync(BimData.CloudId, new());

        Assert.That(after.Name, Is.EqualTo(before.Name));
        Assert.That(Server.Requests[^1].Body, Is.EqualTo("{}"));
    }

    [Test]
    public async Task A_size_outgrows_32_bits_and_tells_what_is_left()
    {
        var size = await Client.GetCloudSizeAsync(BimData.CloudId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(size.TotalSize, Is.EqualTo(5_368_709_120));
            Assert.That(size.RemainingTotalSize, Is.EqualTo(size.TotalSizeAvailable - size.TotalSize));
            Assert.That(size.ManagedBy, Is.EqualTo(CloudSubscription.BimDataPlatform));
            Assert.That(size.Role, Is.EqualTo(CloudRole.Admin));
        }
    }

    [Test]
    public async Task A_demo_project_is_made_in_the_cloud()
    {
        var before = (await Client.GetCloudSizeAsync(BimData.CloudId)).TotalSize;

        var project = await Client.CreateDemoProjectWithResponseAsync(BimData.CloudId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(project.StatusCode, Is.EqualTo(200));
            Assert.That(project.Body.Id, Is.Not.Null);
            Assert.That(project.Body.Cloud!.Id, Is.EqualTo(BimData.CloudId));
            Assert.That(project.Body.Status, Is.EqualTo(ProjectStatus.Active));
            Assert.That(project.Body.Logo, Is.Null);
            Assert.That(project.Body.ParentId, Is.Null);
            Assert.That(project.Body.RootFolderId!.Value, Is.TypeOf<long>());
        }
        Assert.That((await Client.GetCloudSizeAsync(BimData.CloudId)).TotalSize, Is.GreaterThan(before!.Value));
    }

    [Test]
    public void A_name_that_is_too_long_is_refused()
    {
        ExpectedViolations = 3;
        var name = new string('x', 257);

        AssertInvalid("name", () => Client.CreateCloudAsync(new() { Name = name }));
        AssertInvalid("name", () => Client.ReplaceCloudAsync(BimData.CloudId, new() { Name = name }));
        AssertInvalid("name", () => Client.UpdateCloudAsync(BimData.CloudId, new() { Name = name }));
    }
}
