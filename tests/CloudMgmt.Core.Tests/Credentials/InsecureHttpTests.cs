using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class InsecureHttpTests
{
    [Test]
    public void A_credential_does_not_go_to_another_machine_over_plain_http()
    {
        var refusal = Assert.Throws<ArgumentException>(() => Connect("http://service.test/v1", new HeaderCredential("apiKey", "s3cret")))!;
        Assert.That(refusal.Message, Does.Contain("TestClientOptions.BaseUrl").And.Contain("AllowInsecureHttp").And.Not.Contain("s3cret"));
        Assert.That(refusal.ParamName, Is.EqualTo("options"));
    }

    [TestCase("https://service.test")]
    [TestCase("http://localhost:8080")]
    [TestCase("http://127.0.0.2")]
    [TestCase("http://[::1]:80/v1")]
    public void Elsewhere_it_does(string baseUrl)
        => Assert.That(() => Connect(baseUrl, new HeaderCredential("apiKey", "k1")), Throws.Nothing);

    [Test]
    public void Without_a_credential_plain_http_is_allowed()
        => Assert.That(() => Connect("http://service.test", credential: null), Throws.Nothing);

    [Test]
    public async Task An_application_can_allow_it()
    {
        var sent = await Wire.SendAsync(Wire.Get(), o =>
        {
            (o.BaseUrl, o.AllowInsecureHttp) = (new Uri("http://service.test/v1"), true);
            o.Credential = new HeaderCredential("apiKey", "k1");
        });
        Assert.That(sent.Header("apiKey"), Is.EqualTo("k1"));
    }

    [TestCase("http://login.test", false, false)]
    [TestCase("http://login.test", true, true)]
    [TestCase("https://login.test", false, true)]
    public async Task A_login_elsewhere_follows_the_same_rule(string loginUrl, bool allowed, bool isSent)
    {
        using var handler = new RecordingHandler();
        using var client = TestClient.For(Wire.Url, o => (o.HttpMessageHandler, o.AllowInsecureHttp) = (handler, allowed));
        var context = CredentialContext.Of(client);
        var login = new ApiRequest("POST", "/login", "LogIn").ReturnsNothing("204");

        Task Send() => context.SendAsync<object?>(login, new Authorization(baseUrl: new Uri(loginUrl)), CancellationToken.None);
        if (isSent)
            await Send();
        else
            Assert.That(Send, Throws.InvalidOperationException.With.Message.Contains("login.test"));

        Assert.That(handler.Requests, Has.Count.EqualTo(isSent ? 1 : 0));
    }

    private static void Connect(string baseUrl, Credential? credential)
        => TestClient.For(new Uri(baseUrl), o => o.Credential = credential).Dispose();
}
