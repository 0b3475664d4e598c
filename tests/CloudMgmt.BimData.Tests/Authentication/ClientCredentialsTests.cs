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
        using (Assert.EnterMultipleScope())
        {
            Assert.That(token.OperationId, Is.EqualTo("Token"));
            Assert.That(token.Headers["Content-Type"], Does.StartWith("application/x-www-form-urlencoded"));
            Assert.That(token.Headers.Keys, Has.No.Member("Authorization"));
            Assert.That(token.Body, Is.EqualTo(
                $"grant_type=client_credentials&client_id={BimData.ClientId}&client_secret={BimData.ClientSecret}&scope=cloud%3Aread+org%3Amanage"));
            Assert.That(call.Headers["Authorization"], Does.StartWith("Bearer ").And.Not.EqualTo($"Bearer {BimData.AccessToken}"));
            Assert.That(call.StatusCode, Is.EqualTo(200));
        }
    }

    [Test]
    public async Task One_token_serves_1000_calls_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => App.GetCloudSizeAsync(BimData.CloudId)));

        Assert.That(TokenRequests, Is.EqualTo(1));
        Assert.That(Server.Requests, Has.Count.EqualTo(1001));
    }

    [TestCase(3600, 3539)]
    [TestCase(600, 539)]
    [TestCase(60, 29, Description = "A short one serves for half of its time.")]
    public async Task A_token_is_renewed_shortly_before_it_expires(int lifetime, int seconds)
    {
        Server.Faults.Enqueue(
            "Token", Fault.Answer(200, $$"""{"access_token":"{{BimData.AccessToken}}","expires_in":{{lifetime}},"token_type":"bearer"}"""));
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

    [Test]
    public async Task Calls_go_on_with_a_valid_token_while_it_is_renewed_and_wait_once_it_has_expired()
    {
        await App.GetCloudsAsync();
        var released = new TaskCompletionSource();
        var renewal = Server.Faults.Enqueue("Token", Fault.RealAnswer().HeldUntil(released.Task));
        Clock.Advance(TimeSpan.FromMinutes(60) - TimeSpan.FromSeconds(10));

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => App.GetCloudSizeAsync(BimData.CloudId)));
        await renewal.Taken;
        Clock.Advance(TimeSpan.FromSeconds(10));
        var calls = Enumerable.Range(0, 1000).Select(_ => App.GetCloudSizeAsync(BimData.CloudId)).ToArray();
        released.SetResult();
        await Task.WhenAll(calls);

        Assert.That(TokenRequests, Is.EqualTo(2));
        Assert.That(Server.Requests.Select(request => request.StatusCode), Is.All.EqualTo(200));
    }

    [TestCase("1e300")]
    [TestCase("99999999999999999999999999")]
    [TestCase("9223372036854775807")]
    [TestCase("86401.5")]
    public async Task A_token_that_claims_to_last_for_ever_is_renewed_after_a_day(string lifetime)
    {
        // Each token of the emulator lasts an hour by the clock of the emulator, whatever its answer claims.
        Server.Faults.Enqueue("Token", Fault.Answer(200, $$"""{"access_token":"{{BimData.AccessToken}}","expires_in":{{lifetime}}}"""));
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

        await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => App.GetCloudSizeAsync(BimData.CloudId)));

        Assert.That(TokenRequests, Is.EqualTo(2));
    }

    [Test]
    public async Task A_change_is_sent_again_whole_after_a_renewal()
    {
        await App.GetCloudsAsync();
        BimData.ExpireTokens();

        var cloud = await App.CreateCloudAsync(new() { Name = "New" });

        var sent = Server.Requests.Where(request => request.OperationId == "CreateCloud").ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(cloud.Name, Is.EqualTo("New"));
            Assert.That(sent.Select(request => request.StatusCode), Is.EqualTo(new int?[] { 401, 201 }));
            Assert.That(sent.Select(request => request.Body), Is.All.EqualTo("""{"name":"New"}"""));
        }
    }

    [Test]
    public void A_wrong_secret_is_a_typed_error_of_the_token_endpoint()
    {
        var client = Connect(Credential("fake-wrong-secret"));

        var thrown = Assert.ThrowsAsync<ApiException<TokenError>>(() => client.GetCloudsAsync())!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown.IsUnauthorized, Is.True);
            Assert.That(thrown.Error.Code, Is.EqualTo("invalid_client"));
            Assert.That(thrown.Error.Description, Is.EqualTo("client_id or client_secret is wrong"));
            Assert.That(
                thrown.Message,
                Is.EqualTo("GetAccessToken (POST /bimdata-iam/token) answered 401: invalid_client: client_id or client_secret is wrong"));
            Assert.That(Server.Requests, Has.Count.EqualTo(1), "a refused login is not repeated");
        }
    }

    [Test]
    public void A_wrong_secret_in_1000_calls_at_once_is_tried_once()
    {
        var released = new TaskCompletionSource();
        Server.Faults.Enqueue("Token", Fault.RealAnswer().HeldUntil(released.Task));
        var client = Connect(Credential("fake-wrong-secret"));

        var calls = Enumerable.Range(0, 1000).Select(_ => client.GetCloudsAsync()).ToArray();
        released.SetResult();

        Assert.That(async () => await Task.WhenAll(calls), Throws.TypeOf<ApiException<TokenError>>());
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
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

    [Test]
    public async Task A_failed_login_does_not_spoil_the_next_one()
    {
        Server.Faults.Enqueue("Token", Fault.Answer(403, "<html>no</html>", "text/html"));

        var thrown = Assert.ThrowsAsync<ApiException>(() => App.GetCloudsAsync())!;
        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.That(thrown.Info.OperationId, Is.EqualTo("GetAccessToken"));
        Assert.That(await App.GetCloudsAsync(), Has.Count.EqualTo(1));
    }

    [TestCase("{}")]
    [TestCase("""{"access_token":null}""")]
    [TestCase("""{"access_token":""}""")]
    public void An_answer_without_a_token_says_so(string body)
    {
        Server.Faults.Enqueue("Token", Fault.Answer(200, body));

        var thrown = Assert.ThrowsAsync<ApiException>(() => App.GetCloudsAsync())!;

        Assert.That(thrown.Message, Does.StartWith("GetAccessToken (POST /").And.EndWith(" answered 200: there is no access token"));
    }

    [TestCase("a\\nb")]
    [TestCase("caf\\u00e9")]
    public async Task A_token_that_no_header_can_carry_is_an_error_of_the_login_and_not_kept(string token)
    {
        Server.Faults.Enqueue("Token", Fault.Answer(200, $$"""{"access_token":"{{token}}","expires_in":3600}"""));

        var thrown = Assert.ThrowsAsync<ApiException>(() => App.GetCloudsAsync())!;
        Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(
            thrown.Message,
            Does.StartWith(
                "GetAccessToken (POST /bimdata-iam/token) answered 200: what it gave for header 'Authorization' has a character"));
        Assert.That(await App.GetCloudsAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public void Twenty_calls_one_after_another_with_a_wrong_secret_make_one_login()
    {
        var client = Connect(Credential("fake-wrong-secret"));

        for (var i = 0; i < 20; i++)
            Assert.ThrowsAsync<ApiException<TokenError>>(() => client.GetCloudsAsync());

        Assert.That(Server.Requests, Has.Count.EqualTo(1));
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
