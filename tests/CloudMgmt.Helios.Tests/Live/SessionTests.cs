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
