using CloudMgmt.BimData.Tests.Support;

namespace CloudMgmt.BimData.Tests.Requests;

internal sealed class CloudRequestTests : RequestTest
{
    // Read-only values must not be sent, the creator among them.
    private static Cloud Full => new()
    {
        Id = 7,
        Name = "Brücke \"Nord\"",
        Features = [new Feature { Name = "viewer" }],
        Creator = new User { Id = 3, Email = "creator@example.com" },
        IsDefault = true,
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };

    [Test]
    public async Task GetClouds_with_everything_set()
    {
        var clouds = await Answering(200, "[]").GetCloudsAsync(new GetCloudsOptions { Headers = { ["X-Trace"] = "t1" } }, CancellationToken.None);

        Assert.That(clouds, Is.Empty);
        AssertSent("GET /cloud", null, ("X-Trace", "t1"));
    }

    [Test]
    public async Task GetClouds_without_values()
    {
        await Answering(200, "[]").GetCloudsAsync();

        AssertSent("GET /cloud");
    }

    [Test]
    public async Task CreateCloud_with_everything_set()
    {
        var cloud = await Answering(201, "{}").CreateCloudAsync(Full, new CreateCloudOptions { Headers = { ["X-Trace"] = "t1" } }, CancellationToken.None);

        Assert.That(cloud, Is.Not.Null);
        AssertSent("POST /cloud", """{"name":"Brücke \"Nord\""}""", ("X-Trace", "t1"));
    }

    [Test]
    public async Task CreateCloud_with_required_values_only()
    {
        await Answering(201, "{}").CreateCloudAsync(new() { Name = "My First Cloud" });

        AssertSent("POST /cloud", """{"name":"My First Cloud"}""");
    }

    [Test]
    public async Task GetCloud_with_everything_set()
    {
        var cloud = await Answering(200, "{}").GetCloudAsync(long.MaxValue, new GetCloudOptions { Headers = { ["X-Trace"] = "t1" } }, CancellationToken.None);

        Assert.That(cloud, Is.Not.Null);
        AssertSent("GET /cloud/9223372036854775807", null, ("X-Trace", "t1"));
    }

    [Test]
    public async Task GetCloud_with_required_values_only()
    {
        await Answering(200, "{}").GetCloudAsync(12);

        AssertSent("GET /cloud/12");
    }

    [Test]
    public async Task ReplaceCloud_with_everything_set()
    {
        var cloud = await Answering(200, "{}").ReplaceCloudAsync(12, Full, new ReplaceCloudOptions { Headers = { ["X-Trace"] = "t1" } }, CancellationToken.None);

        Assert.That(cloud, Is.Not.Null);
        AssertSent("PUT /cloud/12", """{"name":"Brücke \"Nord\""}""", ("X-Trace", "t1"));
    }

    [Test]
    public async Task ReplaceCloud_with_required_values_only()
    {
        await Answering(200, "{}").ReplaceCloudAsync(12, new() { Name = "New name" });

        AssertSent("PUT /cloud/12", """{"name":"New name"}""");
    }

    [Test]
    public async Task UpdateCloud_with_everything_set()
    {
        var cloud = await Answering(200, "{}").UpdateCloudAsync(
            12, new CloudPatch { Name = "Brücke, Nord/Süd" }, new UpdateCloudOptions { Headers = { ["X-Trace"] = "t1" } }, CancellationToken.None);

        Assert.That(cloud, Is.Not.Null);
        AssertSent("PATCH /cloud/12", """{"name":"Brücke, Nord/Süd"}""", ("X-Trace", "t1"));
    }

    [Test]
    public async Task UpdateCloud_with_required_values_only()
    {
        await Answering(200, "{}").UpdateCloudAsync(12, new CloudPatch());

        AssertSent("PATCH /cloud/12", "{}");
    }

    [Test]
    public async Task DeleteCloud_with_everything_set()
    {
        await Answering(204).DeleteCloudAsync(12, new DeleteCloudOptions { Headers = { ["X-Trace"] = "t1" } }, CancellationToken.None);

        AssertSent("DELETE /cloud/12", null, ("X-Trace", "t1"));
    }

    [Test]
    public async Task DeleteCloud_with_required_values_only()
    {
        await Answering(204).DeleteCloudAsync(12);

        AssertSent("DELETE /cloud/12");
    }

    [Test]
    public async Task CreateDemoProject_with_everything_set()
    {
        var project = await Answering(200, "{}").CreateDemoProjectAsync(
            12, new CreateDemoProjectOptions { Headers = { ["X-Trace"] = "t1" } }, CancellationToken.None);

        Assert.That(project, Is.Not.Null);
        AssertSent("POST /cloud/12/create-demo", null, ("X-Trace", "t1"));
    }

    [Test]
    public async Task CreateDemoProject_with_required_values_only()
    {
        await Answering(200, "{}").CreateDemoProjectAsync(12);

        AssertSent("POST /cloud/12/create-demo");
    }

    [Test]
    public async Task GetCloudSize_with_everything_set()
    {
        var size = await Answering(200, "9000000000").GetCloudSizeAsync(12, new GetCloudSizeOptions { Headers = { ["X-Trace"] = "t1" } }, CancellationToken.None);

        Assert.That(size, Is.EqualTo(9_000_000_000));
        AssertSent("GET /cloud/12/size", null, ("X-Trace", "t1"));
    }

    [Test]
    public async Task GetCloudSize_with_required_values_only()
    {
        await Answering(200, "0").GetCloudSizeAsync(12);

        AssertSent("GET /cloud/12/size");
    }
}
