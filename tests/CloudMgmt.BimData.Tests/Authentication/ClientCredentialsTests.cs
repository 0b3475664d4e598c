using CloudMgmt.BimData.Tests.Support;

namespace CloudMgmt.BimData.Tests.Authentication;

internal sealed class ClientCredentialsTests : LiveTest
{
    private IBimDataClient App { get; set; } = null!;

    [SetUp]
    public void ConnectApp()
        => App = Connect(
            BimDataCredential.FromClientCredentials(BimData.ClientId, BimData.ClientSecret, tokenUrl: new Uri(BimData.TokenUrl)));

    [TestCase(3600, 3539)]
    [TestCase(600, 539)]
    [TestCase(60, 29, Description = "A short one serves for half of its time.")]
    public Task A_token_is_renewed_shortly_before_it_expires(int lifetime, int seconds) => RenewsAfterAsync($"{lifetime}", seconds);

    [TestCase("\"600\"", 539)]
    [TestCase("\"600.0\"", 539)]
    [TestCase("\"soon\"", 3539, Description = "As if it did not say.")]
    [TestCase("\"\"", 3539, Description = "As if it did not say.")]
    public Task A_lifetime_may_be_a_text(string lifetime, int seconds) => RenewsAfterAsync(lifetime, seconds);

    private async Task RenewsAfterAsync(string lifetime, int seconds)
    {
        GiveToken(lifetime);
        await App.GetCloudsAsync();
        Clock.Advance(TimeSpan.FromSeconds(seconds));
        await App.GetCloudsAsync();
        Assert.That(TokenRequests, Is.EqualTo(1));

        var renewal = Server.Faults.Enqueue("Token", Fault.RealAnswer());
        Clock.Advance(TimeSpan.FromSeconds(1));
        await App.GetCloudsAsync();

        await renewal.Taken;
        Assert.That(Server.Requests.Select(request => request.StatusCode), Has.None.EqualTo(401), "no call left with a dead token");
    }

    [TestCase("1e300")]
    [TestCase("99999999999999999999999999")]
    [TestCase("9223372036854775807")]
    [TestCase("86401.5")]
    public async Task A_token_that_claims_to_last_for_ever_is_renewed_after_a_day(string lifetime)
    {
        // Each token of the emulator lasts an hour by the clock of the emulator, whatever its answer claims.
        GiveToken(lifetime);
        await App.GetCloudsAsync();

        Clock.Advance(TimeSpan.FromDays(1));
        await App.GetCloudsAsync();

        Assert.That(
            Server.Requests.Select(request => (request.OperationId, request.StatusCode)),
            Is.EqualTo(new (string?, int?)[] { ("Token", 200), ("GetClouds", 200), ("Token", 200), ("GetClouds", 200) }));
    }

    [TestCase("0")]
    [TestCase("-1")]
    [TestCase("-1e300")]
    [TestCase("NaN")]
    public async Task A_token_that_is_over_at_once_serves_one_call(string lifetime)
    {
        GiveToken(lifetime);
        await App.GetCloudsAsync();
        await App.GetCloudsAsync();

        Assert.That(TokenRequests, Is.EqualTo(2));
    }

    [Test]
    public async Task A_token_without_a_lifetime_is_taken_for_an_hour()
    {
        Server.Faults.Enqueue("Token", Fault.Answer(200, $$"""{"access_token":"{{BimData.AccessToken}}"}"""));
        await App.GetCloudsAsync();
        Clock.Advance(TimeSpan.FromMinutes(58));
        await App.GetCloudsAsync();

        Assert.That(TokenRequests, Is.EqualTo(1));
    }

    [TestCase("http://iam.example.com/token")]
    [TestCase("ftp://iam.example.com/token")]
    [TestCase("https://iam.example.com/token?realm=1")]
    [TestCase("https://user:fake@iam.example.com/token")]
    [TestCase("/token")]
    public void A_token_endpoint_that_is_not_secure_is_refused(string tokenUrl)
        => Assert.That(
            () => BimDataCredential.FromClientCredentials("app", "fake-secret", tokenUrl: new Uri(tokenUrl, UriKind.RelativeOrAbsolute)),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("tokenUrl").And.Message.Not.Contains("fake"));

    private void GiveToken(string lifetime)
        => Server.Faults.Enqueue(
            "Token", Fault.Answer(200, $$"""{"access_token":"{{BimData.AccessToken}}","expires_in":{{lifetime}}}"""));
}
