using CloudMgmt.Helios.Tests.Support;

namespace CloudMgmt.Helios.Tests.Live;

internal sealed class AuthenticationTests : LiveTest
{
    [Test]
    public async Task An_API_key_goes_alone_in_its_header()
    {
        await Client.GetUsersAsync();

        var headers = Server.Requests.Single().Headers;
        Assert.That(headers["apiKey"], Is.EqualTo(Helios.ApiKey));
        Assert.That(headers, Does.Not.ContainKey("session-id").And.Not.ContainKey("Authorization").And.Not.ContainKey("Cookie"));
    }

    [Test]
    public async Task A_session_goes_alone_in_its_header()
    {
        var session = await Connect(credential: null).CreateSessionAsync(
            new() { Username = Helios.AdminUsername, Password = Helios.Password });
        var client = Connect(HeliosCredential.FromSession(session.SessionId!));

        var users = await client.GetUsersAsync();

        Assert.That(users.Users, Is.Not.Empty);
        Assert.That(Server.Requests[^1].Headers["session-id"], Is.EqualTo(session.SessionId));
        Assert.That(Server.Requests[^1].Headers, Does.Not.ContainKey("apiKey").And.Not.ContainKey("Authorization"));
    }

    [Test]
    public async Task A_session_that_was_ended_is_refused()
    {
        var session = await Client.CreateSessionAsync(new() { Username = Helios.AdminUsername, Password = Helios.Password });
        var client = Connect(HeliosCredential.FromSession(session.SessionId!));
        await client.DeleteSessionAsync(new() { Sid = Helios.AdminSid });

        Assert.That(FailureOf(() => client.GetUsersAsync()).IsUnauthorized, Is.True);
    }

    [Test]
    public void A_wrong_API_key_is_refused_once_and_stays_secret()
    {
        const string key = "00000000-fake-fake-fake-000000000000";
        var client = Connect(HeliosCredential.FromApiKey(key));

        var error = FailureOf(() => client.GetUsersAsync());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.IsUnauthorized, Is.True);
            Assert.That(error.Error.ErrorCode, Is.EqualTo("KStatusUnauthorized"));
            Assert.That(
                error.Message,
                Is.EqualTo("GetUsers (GET /users) answered 401: KStatusUnauthorized: the API key is wrong, inactive or expired"));
            Assert.That(error.ToString(), Does.Not.Contain(key));
            Assert.That(Server.Requests, Has.Count.EqualTo(1), "a fixed key does not get better by a repeat");
        }
    }

    [Test]
    public void A_call_without_a_credential_is_refused()
    {
        var client = Connect(credential: null);

        Assert.That(FailureOf(() => client.GetUsersAsync()).IsUnauthorized, Is.True);
    }

    [Test]
    public async Task A_key_works_until_it_expires()
    {
        var key = await Client.CreateUserApiKeyAsync(
            Helios.AdminSid, new() { Name = "short", ExpiryTimeMsecs = Clock.Milliseconds + 3_600_000 });
        var client = Connect(HeliosCredential.FromApiKey(key.ApiKey!));

        Assert.That((await client.GetUsersAsync()).Users, Is.Not.Empty);
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.That(FailureOf(() => client.GetUsersAsync()).IsUnauthorized, Is.True);
    }

    [Test]
    public async Task A_key_that_is_switched_off_is_refused()
    {
        var key = await Client.CreateUserApiKeyAsync(Helios.AdminSid, new() { Name = "ci" });
        var client = Connect(HeliosCredential.FromApiKey(key.ApiKey!));
        await client.GetUsersAsync();

        await Client.UpdateUserApiKeyAsync(Helios.AdminSid, key.Id!, new() { Name = "ci", IsActive = false });

        Assert.That(FailureOf(() => client.GetUsersAsync()).IsUnauthorized, Is.True);
    }

    [Test]
    public async Task A_callback_follows_a_rotation()
    {
        var key = Helios.ApiKey;
        var client = Connect(HeliosCredential.FromApiKey(_ => new ValueTask<string>(key)));

        var rotated = await client.RotateUserApiKeyAsync(Helios.AdminSid, Helios.ApiKeyId);
        Assert.That(FailureOf(() => client.GetUsersAsync()).IsUnauthorized, Is.True, "the former value has ended");
        key = rotated.ApiKey!;
        await client.GetUsersAsync();

        Assert.That(Server.Requests.Select(request => request.StatusCode), Is.EqualTo(new int?[] { 200, 401, 200 }));
    }

    [Test]
    public async Task A_callback_gets_the_token_of_the_call()
    {
        using var cancellation = new CancellationTokenSource();
        var heeded = new TaskCompletionSource();
        var client = Connect(HeliosCredential.FromApiKey(token =>
        {
            token.Register(heeded.SetResult);
            cancellation.Cancel();
            return new ValueTask<string>("unused");
        }));

        Assert.That(() => client.GetUsersAsync(cancellationToken: cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
        await heeded.Task;
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public void The_failure_of_a_callback_reaches_the_caller()
    {
        var client = Connect(HeliosCredential.FromApiKey(_ => throw new InvalidOperationException("vault is closed")));

        Assert.That(() => client.GetUsersAsync(), Throws.InvalidOperationException.With.Message.EqualTo("vault is closed"));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public async Task Two_clients_at_once_do_not_mix_their_keys()
    {
        var key = await Client.CreateUserApiKeyAsync(Helios.ViewerSid, new() { Name = "viewer" });
        var viewer = Connect(HeliosCredential.FromApiKey(key.ApiKey!));

        await Task.WhenAll(Enumerable.Range(0, 50).SelectMany(i => new Task[]
        {
            Client.GetUsersAsync(new() { Usernames = [$"admin{i}"] }),
            viewer.GetUsersAsync(new() { Usernames = [$"viewer{i}"] }),
        }));

        var sent = Server.Requests.Where(request => request.OperationId == "GetUsers").ToList();
        Assert.That(sent, Has.Count.EqualTo(100));
        Assert.That(
            sent.Where(request => request.Headers["apiKey"] != (request.QueryString.Contains("viewer") ? key.ApiKey : Helios.ApiKey)),
            Is.Empty);
    }

    [Test]
    public async Task A_credential_can_be_shared()
    {
        var credential = HeliosCredential.FromApiKey(Helios.ApiKey);

        await Connect(credential).GetUsersAsync();
        await Connect(credential).GetGroupsAsync();

        Assert.That(Server.Requests.Select(request => request.StatusCode), Is.All.EqualTo(200));
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("key\r\nX-Injected: 1")]
    [TestCase("schlüssel")]
    public void A_key_that_a_header_cannot_carry_is_refused_at_once(string key)
    {
        Assert.That(
            () => HeliosCredential.FromApiKey(key),
            Throws.ArgumentException.With.Message.Not.Contains("Injected").And.Message.Not.Contains("schlüssel"));
        Assert.That(() => HeliosCredential.FromSession(key), Throws.ArgumentException);
        Assert.That(() => new HeliosClient(key), Throws.ArgumentException);
    }
}
