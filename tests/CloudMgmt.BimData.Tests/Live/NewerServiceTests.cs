using CloudMgmt.BimData.Tests.Support;
using Newtonsoft.Json.Linq;

namespace CloudMgmt.BimData.Tests.Live;

/// <summary>A service that sends, and takes, more than this version of the package knows.</summary>
internal sealed class NewerServiceTests : LiveTest
{
    private const string Unknown = """{"nested":[1,"two",null]}""";

    protected override EmulatorOptions CreateOptions()
        => new() { TimeProvider = Clock, AddUnknownFields = true, RefuseUnknownProperties = false };

    [Test]
    public async Task Unknown_values_of_enumerations_are_kept()
    {
        var project = await Client.CreateDemoProjectAsync(BimData.CloudId);

        Assert.That(project.Status!.Value.Value, Is.EqualTo("EMULATOR_UNKNOWN_VALUE"));
        Assert.That(project.Status.Value.IsKnown, Is.False);
    }

    [Test]
    public async Task Unknown_properties_are_kept_at_every_level()
    {
        var cloud = (await Client.GetCloudsAsync()).Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(UnknownOf(cloud), Is.EqualTo(Unknown));
            Assert.That(UnknownOf(cloud.Creator!), Is.EqualTo(Unknown));
            Assert.That(UnknownOf(cloud.Features!.Single()), Is.EqualTo(Unknown));
        }
    }

    [Test]
    public async Task Unknown_properties_survive_reading_changing_and_replacing_a_processor()
    {
        var parent = await Client.CreateCloudProcessorAsync(CloudPk, new() { Name = "Parse" });
        var id = Text(
            (await Client.CreateCloudProcessorAsync(CloudPk, new() { Name = "Convert", ParentProcessors = [parent.Id!.Value] })).Id);

        var processor = await Client.GetCloudProcessorAsync(CloudPk, id);
        processor.Name = "Renamed";
        var replaced = await Client.ReplaceCloudProcessorAsync(CloudPk, id, processor);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Server.Requests[^1].Body, Is.EqualTo(
                $$"""{"name":"Renamed","parent_processors":[{{parent.Id}}],"emulatorUnknownProperty":{{Unknown}}}"""));
            Assert.That(replaced.Name, Is.EqualTo("Renamed"));
            Assert.That(replaced.ParentProcessors, Is.EqualTo(processor.ParentProcessors));
        }
    }

    [Test]
    public async Task Unknown_properties_survive_reading_changing_and_replacing_a_cloud()
    {
        var cloud = await Client.GetCloudAsync(BimData.CloudId);
        cloud.Name = "Renamed";
        var replaced = await Client.ReplaceCloudAsync(BimData.CloudId, cloud);

        var sent = JObject.Parse(Server.Requests[^1].Body);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(replaced.Name, Is.EqualTo("Renamed"));
            Assert.That((string?)sent["name"], Is.EqualTo("Renamed"));
            Assert.That(sent["emulatorUnknownProperty"]!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo(Unknown));
            Assert.That(
                sent.Properties().Select(property => property.Name),
                Has.None.AnyOf("id", "features", "is_default", "created_at", "updated_at"));
        }
    }

    [Test]
    public async Task An_unknown_property_can_be_patched()
    {
        await Client.UpdateCloudAsync(BimData.CloudId, new() { AdditionalProperties = { ["color"] = "blue", ["note"] = null } });

        Assert.That(Server.Requests[^1].Body, Is.EqualTo("""{"color":"blue","note":null}"""));
    }

    private static string? UnknownOf(ApiModel model)
        => (model.AdditionalProperties["emulatorUnknownProperty"] as JObject)?.ToString(Newtonsoft.Json.Formatting.None);
}
