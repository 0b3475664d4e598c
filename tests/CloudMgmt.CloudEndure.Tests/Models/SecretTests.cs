using CloudMgmt.CloudEndure.Tests.Support;

namespace CloudMgmt.CloudEndure.Tests.Models;

internal sealed class SecretTests : RequestTest
{
    private const string Secret = "fake-secret-4711";

    [Test]
    public void Models_do_not_show_their_secrets()
        => Assert.Multiple(() =>
        {
            Assert.That(new SetPasswordRequest { Token = Secret, NewPassword = Secret }.ToString(), Does.Not.Contain(Secret));
            Assert.That(new User { ApiToken = Secret }.ToString(), Does.Not.Contain(Secret));
            Assert.That(new ApiTokenReplacement { ApiToken = Secret }.ToString(), Does.Not.Contain(Secret));
            Assert.That(new Project { AgentInstallationToken = Secret }.ToString(), Does.Not.Contain(Secret));
            Assert.That(new ReplicationConfiguration { ProxyUrl = Secret }.ToString(), Does.Not.Contain(Secret));
        });

    [Test]
    public void Credentials_do_not_show_their_secrets()
        => Assert.Multiple(() =>
        {
            Assert.That(CloudEndureCredential.FromApiToken(Secret).ToString(), Is.EqualTo("CloudEndureCredential"));
            Assert.That(CloudEndureCredential.FromPassword("user@example.com", Secret).ToString(), Is.EqualTo("CloudEndureCredential"));
        });

    [Test]
    public void A_refused_login_does_not_show_the_token()
    {
        var options = Service.Answers(401, """{"code":"UNAUTHENTICATED","message":"no"}""").Behind(new CloudEndureClientOptions
        {
            Credential = CloudEndureCredential.FromApiToken(Secret),
        });

        var thrown = Assert.ThrowsAsync<ApiException<Error>>(() => new CloudEndureClient(options).GetExtendedAccountInfoAsync())!;

        Assert.That(Service.Sent.Body, Does.Contain(Secret));
        Assert.That(thrown.ToString(), Does.Not.Contain(Secret));
    }

    [Test]
    public void A_refused_call_shows_neither_its_body_nor_the_answer()
    {
        var thrown = Assert.ThrowsAsync<ApiException>(
            () => Answering(400, $"<p>{Secret}</p>").SetPasswordAsync(new() { Token = Secret, NewPassword = Secret }))!;

        Assert.That(thrown.ToString(), Does.Not.Contain(Secret));
    }

    // The parser quotes the values that it stumbles over.
    [TestCase("""{"apiToken":{"value":"fake-secret-4711"}}""")]
    [TestCase("""{"hasPassword":"fake-secret-4711"}""")]
    [TestCase("""{"roles":"fake-secret-4711"}""")]
    [TestCase("""{"apiToken":"fake-secret-4711","id":}""")]
    public void A_secret_in_an_unreadable_success_is_not_shown(string body)
    {
        var thrown = Assert.ThrowsAsync<ApiException>(() => Answering(200, body).CreateUserAsync(new() { Username = "new@example.com" }))!;

        Assert.That(thrown.ToString(), Does.Not.Contain(Secret));
    }

    [TestCase("")]
    [TestCase(" ")]
    public void An_empty_secret_is_refused_at_once(string secret)
        => Assert.Multiple(() =>
        {
            Assert.That(() => CloudEndureCredential.FromApiToken(secret), Throws.ArgumentException.With.Property("ParamName").EqualTo("userApiToken"));
            Assert.That(() => CloudEndureCredential.FromPassword(secret, "x"), Throws.ArgumentException.With.Property("ParamName").EqualTo("username"));
            Assert.That(() => CloudEndureCredential.FromPassword("x", secret), Throws.ArgumentException.With.Property("ParamName").EqualTo("password"));
            Assert.That(() => new CloudEndureClient(secret), Throws.ArgumentException);
        });
}
