using CloudMgmt.BimData.Tests.Support;

namespace CloudMgmt.BimData.Tests.Authentication;

internal sealed class ClientCredentialsTests : LiveTest
{
    private IBimDataClient App { get; set; } = null!;

    [SetUp]
    public void ConnectApp() => App = Connect(Credential(BimData.ClientSecret));

    [Test]
    public async Task A_token_is_fetched_in_form_encoding_and_used()
    {
        await App.GetCloudsAsync();

        var (token, call) = (Server.Requests[0], Server.Requests[1]);
        Assert.Multiple(() =>
        {
            Assert.That(token.OperationId, Is.EqualTo("Token"));
            Assert.That(token.Headers["Content-Type"], Does.StartWith("application/x-www-form-urlencoded"));
            Assert.That(token.Headers.Keys, Has.No.Member("Authorization"));
            Assert.That(token.Body, Is.EqualTo(
                $"grant_type=client_credentials&client_id={BimData.ClientId}&client_secret={BimData.ClientSecret}&scope=cloud%3Aread+org%3Amanage"));
            Assert.That(call.Headers["Authorization"], Does.StartWith("Bearer ").And.Not.EqualTo($"Bearer {BimData.AccessToken}"));
            Assert.That(call.StatusCode, Is.EqualTo(200));
        });
    }

    [Test]
    public async Task One_token_serves_100_calls_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => App.GetCloudSizeAsync(BimData.CloudId)));

        Assert.That(TokenRequests, Is.EqualTo(1));
        Assert.That(Server.Requests, Has.Count.EqualTo(101));
    }

    [TestCase(58, 1)]
    [TestCase(60, 2)]
    public async Task A_token_is_renewed_shortly_before_its_hour_is_over(int minutes, int tokens)
    {
        await App.GetCloudsAsync();
        Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
        await App.GetCloudsAsync();

        Assert.Multiple(() =>
        {
            Assert.That(TokenRequests, Is.EqualTo(tokens));
            Assert.That(Server.Requests.Select(request => request.StatusCode), Is.All.EqualTo(200), "no call left with a dead token");
        });
    }

    [Test]
    public async Task A_lifetime_that_the_answer_names_is_kept()
    {
        Server.Faults.Enqueue("Token", Fault.Answer(200, $$"""{"access_token":"{{BimData.AccessToken}}","expires_in":600,"token_type":"bearer"}"""));
        await App.GetCloudsAsync();
        Clock.Advance(TimeSpan.FromSeconds(539));
        await App.GetCloudsAsync();
        var before = TokenRequests;
        Clock.Advance(TimeSpan.FromSeconds(1));
        await App.GetCloudsAsync();

        Assert.That((before, TokenRequests), Is.EqualTo((1, 2)));
    }

    [TestCase(29, 1)]
    [TestCase(30, 2)]
    public async Task A_token_of_a_minute_serves_half_of_it(int seconds, int tokens)
    {
        Server.Faults.Enqueue("Token", Fault.Answer(200, $$"""{"access_token":"{{BimData.AccessToken}}","expires_in":60,"token_type":"bearer"}"""));
        await App.GetCloudsAsync();
        await App.GetCloudsAsync();
        Clock.Advance(TimeSpan.FromSeconds(seconds));
        await App.GetCloudsAsync();

        Assert.That(TokenRequests, Is.EqualTo(tokens));
    }

    [TestCase(0)]
    [TestCase(-1)]
    public async Task A_token_that_is_over_at_once_serves_one_call(int lifetime)
    {
        Server.Faults.Enqueue("Token", Fault.Answer(200, $$"""{"access_token":"{{BimData.AccessToken}}","expires_in":{{lifetime}}}"""));
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

    [Test]
    public async Task Many_calls_renew_a_token_that_the_service_ended_once()
    {
        await App.GetCloudsAsync();
        BimData.ExpireTokens();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => App.GetCloudSizeAsync(BimData.CloudId)));

        Assert.That(TokenRequests, Is.EqualTo(2));
    }

    [Test]
    public async Task A_change_is_sent_again_whole_after_a_renewal()
    {
        await App.GetCloudsAsync();
        BimData.ExpireTokens();

        var cloud = await App.CreateCloudAsync(new() { Name = "New" });

        var sent = Server.Requests.Where(request => request.OperationId == "CreateCloud").ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(cloud.Name, Is.EqualTo("New"));
            Assert.That(sent.Select(request => request.StatusCode), Is.EqualTo(new int?[] { 401, 201 }));
            Assert.That(sent.Select(request => request.Body), Is.All.EqualTo("""{"name":"New"}"""));
        });
    }

    [Test]
    public void A_wrong_secret_is_a_typed_error_of_the_token_endpoint()
    {
        var client = Connect(Credential("fake-wrong-secret"));

        var thrown = Assert.ThrowsAsync<ApiException<TokenError>>(() => client.GetCloudsAsync())!;

        Assert.Multiple(() =>
        {
            Assert.That(thrown.IsUnauthorized, Is.True);
            Assert.That(thrown.Error.Code, Is.EqualTo("invalid_client"));
            Assert.That(thrown.Error.Description, Is.EqualTo("client_id or client_secret is wrong"));
            Assert.That(thrown.Message, Is.EqualTo("GetAccessToken (POST /bimdata-iam/token) answered 401: invalid_client: client_id or client_secret is wrong"));
            Assert.That(Server.Requests, Has.Count.EqualTo(1), "a refused login is not repeated");
        });
    }

    [Test]
    public async Task A_failed_login_does_not_spoil_the_next_one()
    {
        Server.Faults.Enqueue("Token", Fault.Answer(403, "<html>no</html>", "text/html"));

        var thrown = Assert.ThrowsAsync<ApiException>(() => App.GetCloudsAsync())!;

        Assert.That(thrown.Info.OperationId, Is.EqualTo("GetAccessToken"));
        Assert.That(await App.GetCloudsAsync(), Has.Count.EqualTo(1));
    }

    [TestCase("{}")]
    [TestCase("""{"access_token":null}""")]
    public void An_answer_without_a_token_says_so(string body)
    {
        Server.Faults.Enqueue("Token", Fault.Answer(200, body));

        var thrown = Assert.ThrowsAsync<ApiException>(() => App.GetCloudsAsync())!;

        Assert.That(thrown.Message, Is.EqualTo("GetAccessToken answered 200 without an access token."));
    }

    [Test]
    public async Task Two_apps_do_not_mix()
    {
        var other = Connect(Credential("fake-wrong-secret"));
        await App.GetCloudsAsync();

        Assert.ThrowsAsync<ApiException<TokenError>>(() => other.GetCloudsAsync());
    }

    private Credential Credential(string secret)
        => BimDataCredential.FromClientCredentials(BimData.ClientId, secret, ["cloud:read", "org:manage"], new Uri(BimData.TokenUrl));
}
