using CloudMgmt.BimData.Tests.Support;

namespace CloudMgmt.BimData.Tests.Requests;

internal sealed class ProcessorRequestTests : RequestTest
{
    private static Processor Full => new() { Id = 7, Name = "IFC → glTF", ParentProcessors = [1, long.MaxValue] };

    [Test]
    public async Task GetCloudProcessors_with_everything_set()
    {
        var processors = await Answering(200, "[]").GetCloudProcessorsAsync(
            "1/2", new GetCloudProcessorsOptions { Headers = { ["X-Trace"] = "t1" } }, CancellationToken.None);

        Assert.That(processors, Is.Empty);
        AssertSent("GET /cloud/1%2F2/processor", null, ("X-Trace", "t1"));
    }

    [Test]
    public async Task GetCloudProcessors_with_required_values_only()
    {
        await Answering(200, "[]").GetCloudProcessorsAsync("12");

        AssertSent("GET /cloud/12/processor");
    }

    [Test]
    public async Task CreateCloudProcessor_with_everything_set()
    {
        var processor = await Answering(201, "{}").CreateCloudProcessorAsync(
            "1 2", Full, new CreateCloudProcessorOptions { Headers = { ["X-Trace"] = "t1" } }, CancellationToken.None);

        Assert.That(processor, Is.Not.Null);
        AssertSent("POST /cloud/1%202/processor", """{"name":"IFC → glTF","parent_processors":[1,9223372036854775807]}""", ("X-Trace", "t1"));
    }

    [Test]
    public async Task CreateCloudProcessor_with_required_values_only()
    {
        await Answering(201, "{}").CreateCloudProcessorAsync("12", new() { Name = "Convert" });

        AssertSent("POST /cloud/12/processor", """{"name":"Convert"}""");
    }

    [Test]
    public async Task GetCloudProcessor_with_everything_set()
    {
        var processor = await Answering(200, "{}").GetCloudProcessorAsync(
            "ü", "a,b?c", new GetCloudProcessorOptions { Headers = { ["X-Trace"] = "t1" } }, CancellationToken.None);

        Assert.That(processor, Is.Not.Null);
        AssertSent("GET /cloud/%C3%BC/processor/a%2Cb%3Fc", null, ("X-Trace", "t1"));
    }

    [Test]
    public async Task GetCloudProcessor_with_required_values_only()
    {
        await Answering(200, "{}").GetCloudProcessorAsync("12", "7");

        AssertSent("GET /cloud/12/processor/7");
    }

    [Test]
    public async Task ReplaceCloudProcessor_with_everything_set()
    {
        var processor = await Answering(200, "{}").ReplaceCloudProcessorAsync(
            "12", "7#8", Full, new ReplaceCloudProcessorOptions { Headers = { ["X-Trace"] = "t1" } }, CancellationToken.None);

        Assert.That(processor, Is.Not.Null);
        AssertSent("PUT /cloud/12/processor/7%238", """{"name":"IFC → glTF","parent_processors":[1,9223372036854775807]}""", ("X-Trace", "t1"));
    }

    [Test]
    public async Task ReplaceCloudProcessor_with_required_values_only()
    {
        await Answering(200, "{}").ReplaceCloudProcessorAsync("12", "7", new() { Name = "Convert" });

        AssertSent("PUT /cloud/12/processor/7", """{"name":"Convert"}""");
    }

    [Test]
    public async Task UpdateCloudProcessor_with_everything_set()
    {
        var processor = await Answering(200, "{}").UpdateCloudProcessorAsync(
            "12",
            "7%8",
            new ProcessorPatch { Name = "IFC → glTF", ParentProcessors = [] },
            new UpdateCloudProcessorOptions { Headers = { ["X-Trace"] = "t1" } },
            CancellationToken.None);

        Assert.That(processor, Is.Not.Null);
        AssertSent("PATCH /cloud/12/processor/7%258", """{"name":"IFC → glTF","parent_processors":[]}""", ("X-Trace", "t1"));
    }

    [Test]
    public async Task UpdateCloudProcessor_with_required_values_only()
    {
        await Answering(200, "{}").UpdateCloudProcessorAsync("12", "7", new ProcessorPatch());

        AssertSent("PATCH /cloud/12/processor/7", "{}");
    }

    [Test]
    public async Task DeleteCloudProcessor_with_everything_set()
    {
        await Answering(204).DeleteCloudProcessorAsync(
            "1+2", "7&8", new DeleteCloudProcessorOptions { Headers = { ["X-Trace"] = "t1" } }, CancellationToken.None);

        AssertSent("DELETE /cloud/1%2B2/processor/7%268", null, ("X-Trace", "t1"));
    }

    [Test]
    public async Task DeleteCloudProcessor_with_required_values_only()
    {
        await Answering(204).DeleteCloudProcessorAsync("12", "7");

        AssertSent("DELETE /cloud/12/processor/7");
    }
}
