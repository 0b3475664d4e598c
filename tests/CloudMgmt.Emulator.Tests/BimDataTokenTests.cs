using System.Text;
using CloudMgmt.Emulator.Tests.Support;

namespace CloudMgmt.Emulator.Tests;

internal sealed class BimDataTokenTests : BimDataTest
{
    [Test]
    public async Task Token_for_client_credentials_works_for_an_hour()
    {
        var grant
            = (await SendAsync("POST", Server.BimData.TokenUrl, Form("client_credentials", Server.BimData.ClientSecret))).Expect(200).Json;
        Assert.That((int?)grant["expires_in"], Is.EqualTo(3600));

        (await GetCloudsAsync($"Bearer {grant["access_token"]}")).Expect(200);
        Clock.Advance(TimeSpan.FromHours(1));
        (await GetCloudsAsync($"Bearer {grant["access_token"]}")).Expect(401);
    }

    [Test]
    public async Task Token_takes_the_client_from_the_header_too()
    {
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Server.BimData.ClientId}:{Server.BimData.ClientSecret}"));
        var form = new FormUrlEncodedContent([new("grant_type", "client_credentials")]);

        (await SendAsync("POST", Server.BimData.TokenUrl, form, ("Authorization", $"Basic {basic}"))).Expect(200);
    }

    [Test]
    public async Task Token_refuses_json()
    {
        var body
            = new { grant_type = "client_credentials", client_id = Server.BimData.ClientId, client_secret = Server.BimData.ClientSecret };

        var error = (await SendAsync("POST", Server.BimData.TokenUrl, body)).Expect(400).Json;

        Assert.That((string?)error["error"], Is.EqualTo("invalid_request"));
    }

    [TestCase("client_credentials", "wrong", 401, "invalid_client")]
    [TestCase("password", "wrong", 400, "unsupported_grant_type")]
    public async Task Token_refuses(string grantType, string secret, int status, string error)
        => Assert.That(
            (string?)(await SendAsync("POST", Server.BimData.TokenUrl, Form(grantType, secret))).Expect(status).Json["error"],
            Is.EqualTo(error));

    [Test]
    public async Task The_api_key_works_and_does_not_expire()
    {
        Clock.Advance(TimeSpan.FromDays(400));

        (await GetCloudsAsync($"ApiKey {Server.BimData.ApiKey}")).Expect(200);
    }

    [TestCase(null)]
    [TestCase("Bearer wrong")]
    [TestCase("ApiKey wrong")]
    [TestCase("Basic wrong")]
    [TestCase("Bearer")]
    public async Task Other_credentials_get_401(string? authorization)
    {
        var answer = (await GetCloudsAsync(authorization)).Expect(401);

        Assert.That((string?)answer.Json["detail"], Is.Not.Empty);
    }

    [Test]
    public async Task Tokens_can_be_expired()
    {
        Server.BimData.ExpireTokens();

        (await CallAsync("GET", "/cloud")).Expect(401);
    }

    private Task<Answer> GetCloudsAsync(string? authorization)
        => SendAsync("GET", Server.BimData.BaseUrl + "/cloud", null, authorization is null ? [] : [("Authorization", authorization)]);

    private FormUrlEncodedContent Form(string grantType, string secret) => new(
    [
        new("grant_type", grantType), new("client_id", Server.BimData.ClientId), new("client_secret", secret),
    ]);
}
