using CloudMgmt.CloudEndure.Tests.Support;

namespace CloudMgmt.CloudEndure.Tests.Authentication;

internal sealed class SessionTests : LiveTest
{
    [Test]
    public async Task One_login_serves_many_calls()
    {
        for (var call = 0; call < 5; call++)
            await Client.GetExtendedAccountInfoAsync();

        Assert.That(Logins, Is.EqualTo(1));
    }

    [Test]
    public async Task One_login_serves_1000_calls_at_once()
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 1000).Select(_ => Client.GetProjectStorageAsync(Server.CloudEndure.ProjectId)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answers.Select(storage => storage.ProjectId), Is.All.EqualTo(Server.CloudEndure.ProjectId));
            Assert.That(Logins, Is.EqualTo(1));
            Assert.That(Server.Requests, Has.Count.EqualTo(1001));
        }
    }

    [Test]
    public async Task A_credential_can_be_shared_by_clients()
    {
        var credential = CloudEndureCredential.FromApiToken(Server.CloudEndure.UserApiToken);

        await Connect(credential).GetExtendedAccountInfoAsync();
        await Connect(credential).GetExtendedAccountInfoAsync();

        Assert.That(Logins, Is.EqualTo(1));
    }

    [TestCase(58, 1)]
    [TestCase(60, 2)]
    public async Task A_session_is_renewed_shortly_before_its_hour_is_over(int minutes, int logins)
    {
        await Client.GetExtendedAccountInfoAsync();
        Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
        await Client.GetExtendedAccountInfoAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Logins, Is.EqualTo(logins));
            Assert.That(Server.Requests.Select(request => request.StatusCode), Is.All.EqualTo(200), "no call left with a dead session");
        }
    }

    [Test]
    public async Task A_session_that_the_service_ended_is_renewed_once()
    {
        await Client.GetExtendedAccountInfoAsync();
        Server.CloudEndure.ExpireSessions();

        await Client.GetExtendedAccountInfoAsync();
        await Client.GetExtendedAccountInfoAsync();

        Assert.That(Server.Requests.Select(request => (request.OperationId, request.StatusCode)), Is.EqualTo(new (string?, int?)[]
        {
            ("Login", 200),
            ("GetExtendedAccountInfo", 200),
            ("GetExtendedAccountInfo", 401),
            ("Login", 200),
            ("GetExtendedAccountInfo", 200),
            ("GetExtendedAccountInfo", 200),
        }));
    }

    [Test]
    public async Task A_change_is_sent_again_whole_after_a_renewal()
    {
        await Client.GetExtendedAccountInfoAsync();
        Server.CloudEndure.ExpireSessions();

        await Client.CreateUserAsync(new() { Username = "new@example.com" });

        var sent = Server.Requests.Where(request => request.OperationId == "CreateUser").ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.Select(request => request.StatusCode), Is.EqualTo(new int?[] { 401, 200 }));
            Assert.That(sent[1].Body, Is.EqualTo(sent[0].Body).And.EqualTo("""{"username":"new@example.com"}"""));
            Assert.That(sent[1].Headers["X-XSRF-TOKEN"], Is.Not.EqualTo(sent[0].Headers["X-XSRF-TOKEN"]));
        }
    }

    [Test]
    public async Task Many_calls_renew_an_ended_session_once()
    {
        await Client.GetExtendedAccountInfoAsync();
        Server.CloudEndure.ExpireSessions();

        await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => Client.GetProjectStorageAsync(Server.CloudEndure.ProjectId)));

        Assert.That(Logins, Is.EqualTo(2));
    }

    [Test]
    public async Task A_late_refusal_does_not_end_the_session_that_another_call_renewed()
    {
        await Client.GetExtendedAccountInfoAsync();
        Server.CloudEndure.ExpireSessions();
        var released = new TaskCompletionSource();
        var held = Server.Faults.Enqueue("GetProjectStorage", Fault.RealAnswer().HeldUntil(released.Task));

        var late = Client.GetProjectStorageAsync(Server.CloudEndure.ProjectId);
        await held.Taken;
        await Client.GetExtendedAccountInfoAsync();
        released.SetResult();
        await late;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Server.Requests.Where(request => request.OperationId == "GetProjectStorage").Select(request => request.StatusCode),
                Is.EqualTo(new int?[] { 401, 200 }));
            Assert.That(Logins, Is.EqualTo(2));
        }
    }

    [Test]
    public void A_service_that_always_refuses_is_asked_twice()
    {
        for (var attempt = 0; attempt < 3; attempt++)
            Server.Faults.Enqueue("GetExtendedAccountInfo", Fault.Answer(401, """{"code":"UNAUTHENTICATED","message":"no"}"""));

        var error = AssertFails(401, "UNAUTHENTICATED", () => Client.GetExtendedAccountInfoAsync());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Info.OperationId, Is.EqualTo("GetExtendedAccountInfo"));
            Assert.That(Operations, Is.EqualTo(["Login", "GetExtendedAccountInfo", "Login", "GetExtendedAccountInfo"]));
        }
    }

    [Test]
    public async Task A_403_does_not_cost_a_login()
    {
        var member = ConnectAs(Server.CloudEndure.MemberUsername);
        AssertFails(403, "FORBIDDEN", () => member.CreateUserAsync(new() { Username = "new@example.com" }));
        await member.GetExtendedAccountInfoAsync();

        Assert.That(Logins, Is.EqualTo(1));
    }

    [Test]
    public async Task A_cancelled_caller_does_not_spoil_the_login_of_the_others()
    {
        var released = new TaskCompletionSource();
        var login = Server.Faults.Enqueue("Login", Fault.RealAnswer().HeldUntil(released.Task));
        using var cancellation = new CancellationTokenSource();
        var first = Client.GetExtendedAccountInfoAsync(cancellationToken: cancellation.Token);
        await login.Taken;
        var second = Client.GetExtendedAccountInfoAsync();

        await cancellation.CancelAsync();
        released.SetResult();

        Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());
        Assert.That((await second).User!.Id, Is.EqualTo(Server.CloudEndure.UserId));
    }
}
