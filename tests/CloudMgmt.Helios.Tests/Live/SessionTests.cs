using CloudMgmt.Helios.Tests.Support;

namespace CloudMgmt.Helios.Tests.Live;

internal sealed class SessionTests : LiveTest
{
    private CreateUserSessionRequestParams Login => new() { Username = Helios.AdminUsername, Password = Helios.Password };

    [Test]
    public async Task Sessions_are_opened_counted_and_ended()
    {
        var opened = await Client.CreateSessionWithResponseAsync(Login);
        await Client.CreateSessionAsync(Login);
        await Client.CreateSessionAsync(new() { Domain = "corp.example.com", Username = "viewer", Password = Helios.Password });

        var all = await Client.GetActiveSessionsCountAsync();
        var viewer = await Client.GetActiveSessionsCountAsync(new() { Sids = [Helios.ViewerSid] });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(opened.StatusCode, Is.EqualTo(201));
            Assert.That(opened.Body.SessionId, Is.Not.Empty);
            Assert.That(all.TotalSessionsCount, Is.EqualTo(3));
            Assert.That(
                all.SessionsPerUser!.Select(user => (user.Sid, user.SessionsCount)),
                Is.EquivalentTo(new[] { (Helios.AdminSid, 2L), (Helios.ViewerSid, 1L) }));
            Assert.That(viewer.TotalSessionsCount, Is.EqualTo(1));
            Assert.That(viewer.SessionsPerUser!.Single().Sid, Is.EqualTo(Helios.ViewerSid));
        }

        await Client.DeleteSessionAsync(new() { Sid = Helios.AdminSid });
        Assert.That((await Client.GetActiveSessionsCountAsync()).TotalSessionsCount, Is.EqualTo(1));
        await Client.DeleteSessionAsync();
        Assert.That((await Client.GetActiveSessionsCountAsync()).TotalSessionsCount, Is.Zero);
    }

    [Test]
    public async Task A_login_needs_no_credential()
    {
        var session = await Connect(credential: null).CreateSessionAsync(Login);

        Assert.That(session.SessionId, Is.Not.Empty);
        Assert.That(Server.Requests.Single().Headers, Does.Not.ContainKey("apiKey").And.Not.ContainKey("session-id"));
    }

    [Test]
    public async Task A_one_time_code_goes_along()
    {
        await Client.CreateSessionAsync(
            new() { Username = Helios.AdminUsername, Password = Helios.Password, OtpType = OtpType.Totp, OtpCode = "000000" });

        Assert.That(Server.Requests[^1].Body, Does.Contain("\"otpType\":\"totp\"").And.Contain("\"otpCode\":\"000000\""));
    }

    [Test]
    public async Task A_kind_goes_without_a_code_too()
    {
        var session = await Client.CreateSessionAsync(
            new() { Username = Helios.AdminUsername, Password = Helios.Password, OtpType = OtpType.Email, OtpCode = null });

        Assert.That(session.SessionId, Is.Not.Empty);
        Assert.That(Server.Requests[^1].Body, Does.Contain("\"otpCode\":null"));
    }

    [Test]
    public void A_wrong_password_is_refused_once_and_not_repeated()
    {
        var error = FailureOf(() => Client.CreateSessionAsync(new() { Username = "admin", Password = "wrong-guess" }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.IsUnauthorized, Is.True);
            Assert.That(error.Error.ErrorCode, Is.EqualTo("KStatusUnauthorized"));
            Assert.That(error.ToString(), Does.Not.Contain("wrong-guess"));
            Assert.That(Server.Requests, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task A_locked_user_cannot_log_in()
    {
        await Client.UpdateUserAsync(Helios.AdminSid, new() { Locked = true });

        Assert.That(FailureOf(() => Client.CreateSessionAsync(Login)).IsUnauthorized, Is.True);
    }

    // An empty SID must not end the sessions of everybody.
    [TestCase("")]
    [TestCase("nobody")]
    public async Task Sessions_of_an_unknown_user_are_not_found(string sid)
    {
        await Client.CreateSessionAsync(Login);

        Assert.That(FailureOf(() => Client.DeleteSessionAsync(new() { Sid = sid })).IsNotFound, Is.True);
        Assert.That((await Client.GetActiveSessionsCountAsync()).TotalSessionsCount, Is.EqualTo(1));
    }
}
