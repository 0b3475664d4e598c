using CloudMgmt.TestSupport.Apis;

namespace CloudMgmt.BimData.Tests.Models;

/// <summary>A patch sends exactly what was set, be it null.</summary>
internal sealed class PatchTests : FakeServiceTest<BimDataApi, IBimDataClient>
{
    [Test]
    public async Task An_explicit_null_is_sent()
    {
        await Answering(200, "{}").UpdateCloudAsync(12, new() { Name = null });

        AssertSent("PATCH /cloud/12", """{"name":null}""");
    }

    [Test]
    public async Task One_of_two_properties_is_sent_alone()
    {
        await Answering(200, "{}").UpdateCloudProcessorAsync("12", "7", new() { ParentProcessors = null });

        AssertSent("PATCH /cloud/12/processor/7", """{"parent_processors":null}""");
    }

    [Test]
    public async Task A_role_of_null_is_sent()
    {
        await Answering(200, "{}").UpdateCloudUserAsync("12", "3", new() { Role = null });

        AssertSent("PATCH /cloud/12/user/3", """{"role":null}""");
    }

    [Test]
    public async Task A_model_remembers_what_an_answer_held()
    {
        var processor = await Answering(200, """{"id":7,"name":"Convert"}""").GetCloudProcessorAsync("12", "7");

        await new BimDataClient(Service.Behind(new BimDataClientOptions())).ReplaceCloudProcessorAsync("12", "7", processor);

        Assert.That(Service.AllSent[^1].Body, Is.EqualTo("""{"name":"Convert"}"""), "the list was absent and stays so");
    }
}
