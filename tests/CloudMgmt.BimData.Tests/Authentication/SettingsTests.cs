using CloudMgmt.BimData.Tests.Support;

namespace CloudMgmt.BimData.Tests.Authentication;

internal sealed class SettingsTests : LiveTest
{
    private const string Secret = "fake-secret-4711";

    [Test]
    public async Task Client_credentials_from_the_environment_work()
    {
        using var client = new BimDataClient(FromEnvironment(
            ("BIMDATA_CLIENT_ID", BimData.ClientId), ("BIMDATA_CLIENT_SECRET", BimData.ClientSecret),
            ("BIMDATA_SCOPES", "cloud:read org:manage"), ("BIMDATA_TOKEN_URL", BimData.TokenUrl), ("BIMDATA_BASE_URL", BimData.BaseUrl)));

        Assert.That(await client.GetCloudsAsync(), Has.Count.EqualTo(1));
        Assert.That(Server.Requests[0].Body, Does.EndWith("&scope=cloud%3Aread+org%3Amanage"));
    }

    [TestCase("BIMDATA_ACCESS_TOKEN", "Bearer ")]
    [TestCase("BIMDATA_API_KEY", "ApiKey ")]
    public async Task A_token_or_a_key_from_the_environment_works(string variable, string scheme)
    {
        var value = variable == "BIMDATA_API_KEY" ? BimData.ApiKey : BimData.AccessToken;
        using var client = new BimDataClient(FromEnvironment((variable, value), ("BIMDATA_BASE_URL", BimData.BaseUrl)));

        Assert.That(await client.GetCloudsAsync(), Has.Count.EqualTo(1));
        Assert.That(Server.Requests[0].Headers["Authorization"], Is.EqualTo(scheme + value));
    }

    [Test]
    public async Task Settings_have_names_of_their_own()
    {
        var settings = new Dictionary<string, string> { ["ApiKey"] = BimData.ApiKey, ["BaseUrl"] = BimData.BaseUrl };
        using var client = new BimDataClient(BimDataClientOptions.FromSettings(settings.GetValueOrDefault));

        Assert.That(await client.GetCloudsAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public void The_public_service_is_the_default()
        => Assert.That(FromEnvironment(("BIMDATA_API_KEY", Secret)).BaseUrl, Is.EqualTo(new BimDataClientOptions().BaseUrl));

    [TestCase("", "BIMDATA_ACCESS_TOKEN, or BIMDATA_API_KEY, or BIMDATA_CLIENT_ID and BIMDATA_CLIENT_SECRET must be set.")]
    [TestCase("CLIENT_ID", "BIMDATA_CLIENT_SECRET is missing; it goes with BIMDATA_CLIENT_ID.")]
    [TestCase("ACCESS_TOKEN,API_KEY", "BIMDATA_ACCESS_TOKEN and BIMDATA_API_KEY exclude each other; set one of them.")]
    [TestCase("API_KEY,CLIENT_SECRET", "BIMDATA_API_KEY and BIMDATA_CLIENT_SECRET exclude each other; set one of them.")]
    [TestCase("API_KEY,SCOPES", "BIMDATA_SCOPES has no effect without BIMDATA_CLIENT_ID.")]
    [TestCase("ACCESS_TOKEN,TOKEN_URL", "BIMDATA_TOKEN_URL has no effect without BIMDATA_CLIENT_ID.")]
    [TestCase("CLIENT_ID,CLIENT_SECRET,TOKEN_URL", "BIMDATA_TOKEN_URL must be an absolute http or https address.")]
    [TestCase("API_KEY,BASE_URL", "BIMDATA_BASE_URL must be an absolute http or https address.")]
    public void Wrong_variables_are_named_and_not_shown(string variables, string message)
    {
        var values = variables.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name => ("BIMDATA_" + name, Secret)).ToArray();

        Assert.That(() => FromEnvironment(values), Throws.ArgumentException.With.Message.EqualTo(message));
    }

    [Test]
    public void A_token_endpoint_over_plain_http_is_named_and_not_shown()
        => Assert.That(
            () => FromEnvironment(("BIMDATA_CLIENT_ID", "app"), ("BIMDATA_CLIENT_SECRET", Secret), ("BIMDATA_TOKEN_URL", $"http://{Secret}.test")),
            Throws.ArgumentException.With.Message.EqualTo("BIMDATA_TOKEN_URL must be an https address."));

    private static BimDataClientOptions FromEnvironment(params (string Name, string Value)[] variables)
        => BimDataClientOptions.FromEnvironment(name => variables.FirstOrDefault(variable => variable.Name == name).Value);
}
