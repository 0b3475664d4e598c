using CloudMgmt.Emulator;
using CloudMgmt.Helios.Tests.Support;

namespace CloudMgmt.Helios.Tests.Authentication;

/// <summary>Name and password of a user, for clusters that are addressed directly.</summary>
internal sealed class ClusterLoginTests : LiveTest
{
    private int Logins => Server.Requests.Count(request => request.OperationId == "CreateSession");

    [Test]
    public async Task One_login_serves_1000_calls_at_once()
    {
        var client = Login(Helios.Password);

        await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => client.GetUsersAsync()));

        Assert.That(Logins, Is.EqualTo(1));
        Assert.That(
            Server.Requests[0].Body,
            Does.Contain("\"domain\":\"LOCAL\"").And.Contain($"\"username\":\"{Helios.AdminUsername}\"").And
                .Contain($"\"password\":\"{Helios.Password}\""));
        Assert.That(Server.Requests[0].Headers, Does.Not.ContainKey("session-id").And.Not.ContainKey("apiKey"));
        Assert.That(Server.Requests.Skip(1).Select(request => request.Headers["session-id"]).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_session_is_kept_until_the_cluster_refuses_it()
    {
        var client = Login(Helios.Password);
        await client.GetUsersAsync();
        Clock.Advance(TimeSpan.FromDays(365));
        await client.GetUsersAsync();
        Assert.That(Logins, Is.EqualTo(1));

        await Client.DeleteSessionAsync(new() { Sid = Helios.AdminSid });
        await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => client.GetUsersAsync()));

        Assert.That(Logins, Is.EqualTo(2));
    }

    [Test]
    public async Task A_domain_can_be_named()
    {
        var client = Connect(HeliosCredential.FromPassword("viewer", Helios.Password, "corp.example.com"));

        Assert.That((await client.GetUsersAsync()).Users, Is.Not.Empty);
    }

    [Test]
    public void A_wrong_password_in_1000_calls_at_once_is_tried_once()
    {
        var released = new TaskCompletionSource();
        Server.Faults.Enqueue("CreateSession", Fault.RealAnswer().HeldUntil(released.Task));
        var client = Login("wrong-guess");

        var calls = Enumerable.Range(0, 1000).Select(_ => client.GetUsersAsync()).ToArray();
        released.SetResult();

        var error = FailureOf(() => Task.WhenAll(calls));
        Assert.That(error.Message, Does.StartWith("CreateSession (POST /users/sessions) answered 401: KStatusUnauthorized"));
        Assert.That(error.ToString(), Does.Not.Contain("wrong-guess"));
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void Ten_calls_whose_sessions_are_refused_make_two_logins()
    {
        var client = Login(Helios.Password);
        for (var i = 0; i < 20; i++)
            Server.Faults.Enqueue("GetUsers", Fault.Answer(401, """{"errorCode":"KNo","message":"no"}"""));

        for (var i = 0; i < 10; i++)
            Assert.That(FailureOf(() => client.GetUsersAsync()).IsUnauthorized, Is.True);

        Assert.That(Logins, Is.EqualTo(2));
        Assert.That(Server.Requests, Has.Count.EqualTo(5));
    }

    [TestCase("{}")]
    [TestCase("""{"sessionId":""}""")]
    public void A_login_without_a_session_says_so(string answer)
    {
        Server.Faults.Enqueue("CreateSession", Fault.Answer(201, answer));

        Assert.That(
            () => Login(Helios.Password).GetUsersAsync(),
            Throws.TypeOf<ApiException>().With.Message.EqualTo(
                "CreateSession (POST /users/sessions) answered 201: there is no session id"));
    }

    [TestCase("", "x", "LOCAL", "username")]
    [TestCase("x", " ", "LOCAL", "password")]
    [TestCase("x", "x", "", "domain")]
    public void An_empty_text_is_refused(string username, string password, string domain, string parameter)
        => Assert.That(
            () => HeliosCredential.FromPassword(username, password, domain),
            Throws.ArgumentException.With.Property("ParamName").EqualTo(parameter));

    [Test]
    public void Its_text_does_not_show_the_password()
        => Assert.That(HeliosCredential.FromPassword("x", "wrong-guess").ToString(), Does.Not.Contain("wrong-guess"));

    private IHeliosClient Login(string password) => Connect(HeliosCredential.FromPassword(Helios.AdminUsername, password));
}
