using CloudMgmt.BimData.Tests.Support;

namespace CloudMgmt.BimData.Tests.Authentication;

internal sealed class SecretTests : RequestTest
{
    private const string Secret = "fake-secret-4711";

    private static IEnumerable<TestCaseData> Credentials
    => [
        Case("access token", BimDataCredential.FromAccessToken),
        Case("API key", BimDataCredential.FromApiKey),
        Case("client secret", secret => BimDataCredential.FromClientCredentials("app", secret)),
    ];

    [TestCaseSource(nameof(Credentials))]
    public void A_credential_does_not_show_its_secret(Func<string, Credential> create)
        => Assert.That(create(Secret).ToString(), Does.Not.Contain(Secret));

    [TestCaseSource(nameof(Credentials))]
    public void An_empty_secret_is_refused_at_once(Func<string, Credential> create)
        => Assert.Multiple(() =>
        {
            Assert.That(() => create(" "), Throws.ArgumentException);
            Assert.That(() => create(null!), Throws.InstanceOf<ArgumentException>());
        });

    [TestCaseSource(nameof(Credentials))]
    public void A_refused_call_does_not_show_the_secret(Func<string, Credential> create)
    {
        var client = new BimDataClient(Service.Answers(401, """{"detail":"no"}""").Behind(new BimDataClientOptions { Credential = create(Secret) }));

        var thrown = Assert.CatchAsync<ApiException>(() => client.GetCloudsAsync())!;

        Assert.That(thrown.StatusCode, Is.EqualTo(401));
        Assert.That(thrown.ToString(), Does.Not.Contain(Secret));
    }

    [TestCase("fake-secret-4711\r\nX-Evil: 1")]
    [TestCase("fake-secret-4711ü")]
    public void A_token_that_no_header_can_carry_is_refused_without_showing_it(string token)
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => BimDataCredential.FromAccessToken(token), Throws.ArgumentException.With.Message.Not.Contains(Secret));
            Assert.That(() => BimDataCredential.FromApiKey(token), Throws.ArgumentException.With.Message.Not.Contains(Secret));
            Assert.That(() => new BimDataClient(token), Throws.ArgumentException.With.Message.Not.Contains(Secret));
        });
    }

    [Test]
    public void A_token_of_a_callback_that_no_header_can_carry_is_refused_without_showing_it()
    {
        var credential = BimDataCredential.FromAccessToken(_ => ValueTask.FromResult(Secret + "\n"));
        var client = new BimDataClient(Service.Answers(200, "[]").Behind(new BimDataClientOptions { Credential = credential }));

        var thrown = Assert.ThrowsAsync<ArgumentException>(() => client.GetCloudsAsync())!;

        Assert.That(thrown.ToString(), Does.Not.Contain(Secret));
        Assert.That(Service.AllSent, Is.Empty);
    }

    [Test]
    public void A_client_made_of_a_token_alone_goes_to_the_public_service()
    {
        using var client = new BimDataClient(Secret);

        Assert.That(client.BaseUrl, Is.EqualTo(new Uri("https://api.bimdata.io")));
    }

    private static TestCaseData Case(string name, Func<string, Credential> create) => new TestCaseData(create).SetArgDisplayNames(name);
}
