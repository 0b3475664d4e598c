using CloudMgmt.TestSupport;

namespace CloudMgmt.Helios.Tests.Authentication;

internal sealed class SettingsTests
{
    private const string Secret = "fake-secret-4711";

    [Test]
    public async Task Everything_can_come_from_the_environment()
    {
        var service = new FakeService().Answers(200, "{}");
        var options = FromEnvironment(
            ("HELIOS_API_KEY", Secret), ("HELIOS_BASE_URL", "https://cluster.example.com/v2"), ("HELIOS_ACCESS_CLUSTER_ID", "8888888888888888"), ("HELIOS_REGION_ID", "us-east-1"),
            ("HELIOS_IMPERSONATE_TENANT_ID", "t/1"));
        using var client = new HeliosClient(service.Behind(options));

        await client.GetUsersAsync();

        Assert.Multiple(() =>
        {
            Assert.That(client.BaseUrl, Is.EqualTo(new Uri("https://cluster.example.com/v2")));
            Assert.That(service.Sent.Headers["apiKey"], Is.EqualTo(Secret));
            Assert.That(service.Sent.Headers["accessClusterId"], Is.EqualTo("8888888888888888"));
            Assert.That(service.Sent.Headers["regionId"], Is.EqualTo("us-east-1"));
            Assert.That(options.ImpersonateTenantId, Is.EqualTo("t/1"));
        });
    }

    [Test]
    public void Settings_have_names_of_their_own()
    {
        var settings = new Dictionary<string, string> { ["ApiKey"] = Secret, ["AccessClusterId"] = "7", ["RegionId"] = "eu" };

        var options = HeliosClientOptions.FromSettings(settings.GetValueOrDefault);

        Assert.That((options.AccessClusterId, options.RegionId), Is.EqualTo((7L, "eu")));
        Assert.That(options.BaseUrl, Is.EqualTo(new HeliosClientOptions().BaseUrl));
    }

    [TestCase("", "", "HELIOS_API_KEY must be set.")]
    [TestCase("API_KEY", "fake-secret-4711\r\n", "HELIOS_API_KEY has a character that a header cannot carry (line break, control, non-ASCII, or a space at an end).")]
    [TestCase("API_KEY,BASE_URL", Secret, "HELIOS_BASE_URL must be an absolute http or https address.")]
    [TestCase("API_KEY,ACCESS_CLUSTER_ID", Secret, "HELIOS_ACCESS_CLUSTER_ID must be a whole number.")]
    public void Wrong_variables_are_named_and_not_shown(string variables, string value, string message)
    {
        var values = variables.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name => ("HELIOS_" + name, value)).ToArray();

        Assert.That(() => FromEnvironment(values), Throws.ArgumentException.With.Message.EqualTo(message));
    }

    private static HeliosClientOptions FromEnvironment(params (string Name, string Value)[] variables)
        => HeliosClientOptions.FromEnvironment(name => variables.FirstOrDefault(variable => variable.Name == name).Value);
}
