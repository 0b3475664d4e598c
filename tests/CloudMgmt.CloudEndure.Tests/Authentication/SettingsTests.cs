namespace CloudMgmt.CloudEndure.Tests.Authentication;

internal sealed class SettingsTests
{
    private const string Secret = "fake-secret-4711";

    [Test]
    public async Task A_token_and_an_address_from_the_environment_work()
    {
        await using var server = await CloudMgmtEmulator.StartAsync();
        using var client = new CloudEndureClient(FromEnvironment(
            ("CLOUDENDURE_API_TOKEN", server.CloudEndure.UserApiToken), ("CLOUDENDURE_BASE_URL", server.CloudEndure.BaseUrl)));

        Assert.That((await client.GetExtendedAccountInfoAsync()).User!.Id, Is.EqualTo(server.CloudEndure.UserId));
    }

    [Test]
    public async Task A_name_and_a_password_from_settings_work()
    {
        await using var server = await CloudMgmtEmulator.StartAsync();
        var settings = new Dictionary<string, string>
        {
            ["Username"] = server.CloudEndure.MemberUsername,
            ["Password"] = server.CloudEndure.Password,
            ["BaseUrl"] = server.CloudEndure.BaseUrl,
        };
        using var client = new CloudEndureClient(CloudEndureClientOptions.FromSettings(settings.GetValueOrDefault));

        Assert.That((await client.GetExtendedAccountInfoAsync()).User!.Id, Is.EqualTo(server.CloudEndure.MemberId));
    }

    [Test]
    public void The_public_service_is_the_default()
        => Assert.That(FromEnvironment(("CLOUDENDURE_API_TOKEN", Secret)).BaseUrl, Is.EqualTo(new CloudEndureClientOptions().BaseUrl));

    [TestCase("", "CLOUDENDURE_API_TOKEN, or CLOUDENDURE_USERNAME and CLOUDENDURE_PASSWORD must be set.")]
    [TestCase("USERNAME", "CLOUDENDURE_PASSWORD is missing; it goes with CLOUDENDURE_USERNAME.")]
    [TestCase("PASSWORD", "CLOUDENDURE_USERNAME is missing; it goes with CLOUDENDURE_PASSWORD.")]
    [TestCase("API_TOKEN,PASSWORD", "CLOUDENDURE_API_TOKEN and CLOUDENDURE_PASSWORD exclude each other; set one of them.")]
    [TestCase("API_TOKEN,BASE_URL", "CLOUDENDURE_BASE_URL must be an absolute http or https address.")]
    public void Wrong_variables_are_named_and_not_shown(string variables, string message)
    {
        var values = variables.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name => ("CLOUDENDURE_" + name, Secret)).ToArray();

        Assert.That(() => FromEnvironment(values), Throws.ArgumentException.With.Message.EqualTo(message));
    }

    private static CloudEndureClientOptions FromEnvironment(params (string Name, string Value)[] variables)
        => CloudEndureClientOptions.FromEnvironment(name => variables.FirstOrDefault(variable => variable.Name == name).Value);
}
