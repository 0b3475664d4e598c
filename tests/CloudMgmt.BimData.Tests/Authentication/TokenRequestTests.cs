using CloudMgmt.TestSupport.Apis;

namespace CloudMgmt.BimData.Tests.Authentication;

internal sealed class TokenRequestTests : FakeServiceTest<BimDataApi, IBimDataClient>
{
    [Test]
    public async Task Values_are_form_encoded_and_no_scope_is_sent_unless_given()
    {
        var request = await RequestAsync(BimDataCredential.FromClientCredentials("app & co", "fake+secret/ü=%"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(request.Method, Is.EqualTo("POST"));
            Assert.That(request.Path, Does.EndWith("https://iam.bimdata.io/auth/realms/bimdata/protocol/openid-connect/token"));
            Assert.That(request.ContentType, Is.EqualTo("application/x-www-form-urlencoded"));
            Assert.That(
                request.Body, Is.EqualTo("grant_type=client_credentials&client_id=app+%26+co&client_secret=fake%2Bsecret%2F%C3%BC%3D%25"));
            Assert.That(request.Headers["Accept"], Is.EqualTo("application/json"));
            Assert.That(request.Headers.Keys, Has.No.Member("Authorization"));
        }
    }

    [Test]
    public async Task A_host_of_ones_own_and_a_port_are_kept()
    {
        var request = await RequestAsync(
            BimDataCredential.FromClientCredentials("app", "fake", tokenUrl: new Uri("https://iam.example.com:8443/realms/own/token")));

        Assert.That(request.Path, Does.EndWith("https://iam.example.com:8443/realms/own/token"));
    }

    [Test]
    public async Task The_token_goes_to_the_api_and_the_secret_does_not()
    {
        await RequestAsync(BimDataCredential.FromClientCredentials("app", "fake-secret"));

        var call = Service.AllSent[1];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(call.Line, Is.EqualTo("GET /cloud"));
            Assert.That(call.Headers["Authorization"], Is.EqualTo("Bearer fake-token"));
            Assert.That(call.Body, Is.Null);
        }
    }

    private async Task<SentRequest> RequestAsync(Credential credential)
    {
        Service.Answers(200, """{"access_token":"fake-token","expires_in":3600}""").Answers(200, "[]");
        await new BimDataClient(Service.Behind(new BimDataClientOptions { Credential = credential })).GetCloudsAsync();
        return Service.AllSent[0];
    }
}
