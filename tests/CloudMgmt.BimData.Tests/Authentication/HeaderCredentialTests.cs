using CloudMgmt.BimData.Tests.Support;

namespace CloudMgmt.BimData.Tests.Authentication;

internal sealed class HeaderCredentialTests : LiveTest
{
    private string SentAuthorization => Server.Requests[^1].Headers["Authorization"];

    [Test]
    public async Task An_access_token_is_sent_as_bearer()
    {
        await Client.GetCloudsAsync();

        Assert.That(SentAuthorization, Is.EqualTo($"Bearer {BimData.AccessToken}"));
    }

    [Test]
    public async Task An_api_key_is_sent_with_its_own_scheme()
    {
        var clouds = await Connect(BimDataCredential.FromApiKey(BimData.ApiKey)).GetCloudsAsync();

        Assert.That(clouds, Has.Count.EqualTo(1));
        Assert.That(SentAuthorization, Is.EqualTo($"ApiKey {BimData.ApiKey}"));
    }

    [Test]
    public void Without_a_credential_nothing_is_sent_and_the_service_refuses()
    {
        AssertFails(401, () => Connect(credential: null).GetCloudsAsync());

        Assert.That(Server.Requests[^1].Headers.Keys, Has.No.Member("Authorization"));
    }

    [Test]
    public void A_fixed_token_that_is_refused_is_not_sent_again()
    {
        BimData.ExpireTokens();

        AssertFails(401, () => Client.GetCloudsAsync());

        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_callback_is_asked_again_after_a_401_and_so_can_rotate()
    {
        var tokens = new Queue<string>(["fake-token", BimData.AccessToken]);
        var client = Connect(BimDataCredential.FromAccessToken(_ => ValueTask.FromResult(tokens.Dequeue())));

        await client.GetCloudsAsync();

        Assert.That(
            Server.Requests.Select(request => request.Headers["Authorization"]),
            Is.EqualTo(["Bearer fake-token", $"Bearer {BimData.AccessToken}"]));
    }

    [TestCase(null)]
    [TestCase("")]
    public void A_callback_without_a_token_is_told_so(string? token)
    {
        var client = Connect(BimDataCredential.FromAccessToken(_ => ValueTask.FromResult(token!)));

        Assert.That(
            async () => await client.GetCloudsAsync(),
            Throws.InvalidOperationException.With.Message.StartsWith("The callback that gives the header 'Authorization' gave "));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public void A_callback_that_fails_is_heard()
    {
        var client = Connect(BimDataCredential.FromAccessToken(_ => throw new InvalidOperationException("the vault is closed")));

        Assert.That(
            async () => await client.GetCloudsAsync(), Throws.InvalidOperationException.With.Message.EqualTo("the vault is closed"));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public async Task A_callback_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var asked = new TaskCompletionSource();
        var client = Connect(BimDataCredential.FromAccessToken(async token =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            return "fake-token";
        }));

        var call = client.GetCloudsAsync(cancellationToken: cancellation.Token);
        await asked.Task;
        await cancellation.CancelAsync();

        Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());
    }
}
