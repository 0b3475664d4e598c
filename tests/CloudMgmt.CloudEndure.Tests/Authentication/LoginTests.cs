using CloudMgmt.CloudEndure.Tests.Support;
using Newtonsoft.Json.Linq;

namespace CloudMgmt.CloudEndure.Tests.Authentication;

internal sealed class LoginTests : LiveTest
{
    [Test]
    public async Task A_token_is_sent_alone()
    {
        await Client.GetExtendedAccountInfoAsync();

        var login = Server.Requests[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(login.OperationId, Is.EqualTo("Login"));
            Assert.That(login.StatusCode, Is.EqualTo(200));
            Assert.That(login.Headers["Content-Type"], Does.StartWith("application/json"));
            Assert.That(login.Headers.Keys, Has.No.Member("Cookie").And.No.Member("X-XSRF-TOKEN"));
            Assert.That(
                JObject.Parse(login.Body),
                Is.EqualTo(new JObject { ["userApiToken"] = Server.CloudEndure.UserApiToken }).Using(JToken.EqualityComparer));
        }
    }

    // The service answers 429 after too many failed logins, so another attempt within the same call would make it worse.
    [Test]
    public void A_login_that_is_refused_for_now_is_not_repeated_by_the_retries_of_the_call()
    {
        Server.Faults.Enqueue("Login", Fault.Answer(429, """{"message":"too many logins"}""").WithHeader("Retry-After", "0"));

        var refusal = Assert.ThrowsAsync<ApiException<Error>>(() => Client.GetExtendedAccountInfoAsync())!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refusal.StatusCode, Is.EqualTo(429));
            Assert.That(Server.Requests, Has.Count.EqualTo(1));
        }
    }

    [TestCase(401)]
    [TestCase(403)]
    [TestCase(429)]
    [TestCase(500)]
    [TestCase(503)]
    public void Twenty_calls_one_after_another_make_one_login_that_fails(int status)
    {
        // The next one would succeed.
        Server.Faults.Enqueue("Login", Fault.Answer(status, """{"code":"NO","message":"no"}"""));

        for (var i = 0; i < 20; i++)
        {
            var refusal = Assert.ThrowsAsync<ApiException<Error>>(() => Client.GetExtendedAccountInfoAsync())!;
            Assert.That((refusal.StatusCode, refusal.Error.Code, refusal.RememberedUntil is null), Is.EqualTo((status, "NO", i == 0)));
        }

        Assert.That(Operations, Is.EqualTo(["Login"]));
    }

    [Test]
    public async Task A_password_is_sent_with_its_user_name()
    {
        var info = await ConnectAs(Server.CloudEndure.MemberUsername).GetExtendedAccountInfoAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(info.User!.Id, Is.EqualTo(Server.CloudEndure.MemberId));
            Assert.That(JObject.Parse(Server.Requests[0].Body), Is.EqualTo(new JObject
            {
                ["username"] = Server.CloudEndure.MemberUsername,
                ["password"] = Server.CloudEndure.Password,
            }).Using(JToken.EqualityComparer));
        }
    }

    [Test]
    public async Task Calls_carry_both_cookies_and_repeat_one_as_a_header()
    {
        await Client.GetExtendedAccountInfoAsync();

        var headers = Server.Requests[1].Headers;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(headers["Cookie"], Is.EqualTo($"session={Cookie("session")}; XSRF-TOKEN={Cookie("XSRF-TOKEN")}"));
            Assert.That(headers["X-XSRF-TOKEN"], Is.EqualTo(Cookie("XSRF-TOKEN")));
            Assert.That(headers["X-XSRF-TOKEN"], Does.StartWith("\"").And.EndsWith("\\012\""));
        }

        string Cookie(string name) => headers["Cookie"].Split("; ").Single(
            cookie => cookie.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..];
    }

    [Test]
    public void A_wrong_token_is_a_typed_401_of_the_login()
    {
        var client = Connect(CloudEndureCredential.FromApiToken("0000-fake"));

        var error = AssertFails(401, "UNAUTHENTICATED", () => client.GetExtendedAccountInfoAsync());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Info.OperationId, Is.EqualTo("LogIn"));
            Assert.That(error.Message, Does.StartWith("LogIn (POST /login) answered 401"));
            Assert.That(Operations, Is.EqualTo(["Login"]), "a refused login is not repeated");
        }
    }

    [Test]
    public void A_wrong_password_is_a_typed_401_of_the_login()
    {
        var client = Connect(CloudEndureCredential.FromPassword(Server.CloudEndure.Username, "wrong"));

        AssertFails(401, "UNAUTHENTICATED", () => client.GetExtendedAccountInfoAsync());
    }

    [Test]
    public void A_wrong_password_in_1000_calls_at_once_is_tried_once_and_locks_nobody()
    {
        var released = new TaskCompletionSource();
        Server.Faults.Enqueue("Login", Fault.RealAnswer().HeldUntil(released.Task));
        var client = Connect(CloudEndureCredential.FromPassword(Server.CloudEndure.Username, "wrong"));

        var calls = Enumerable.Range(0, 1000).Select(_ => client.GetExtendedAccountInfoAsync()).ToArray();
        released.SetResult();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(async () => await Task.WhenAll(calls), Throws.TypeOf<ApiException<Error>>());
            Assert.That(calls.Select(call => ((ApiException)call.Exception!.InnerException!).StatusCode), Is.All.EqualTo(401));
            Assert.That(Operations, Is.EqualTo(["Login"]));
            Assert.That(async () => await Client.GetExtendedAccountInfoAsync(), Throws.Nothing, "the right token is still let in");
        }
    }

    [Test]
    public void A_password_that_changed_meanwhile_is_tried_once_by_1000_calls()
    {
        var client = ConnectAs(Server.CloudEndure.Username);
        Assert.That(async () => await client.GetExtendedAccountInfoAsync(), Throws.Nothing);
        Server.CloudEndure.ExpireSessions();
        var released = new TaskCompletionSource();
        Server.Faults.Enqueue("Login", Fault.Answer(401, """{"code":"UNAUTHENTICATED","message":"no"}""").HeldUntil(released.Task));

        var calls = Enumerable.Range(0, 1000).Select(_ => client.GetExtendedAccountInfoAsync()).ToArray();
        released.SetResult();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(async () => await Task.WhenAll(calls), Throws.InstanceOf<ApiException>().With.Property("StatusCode").EqualTo(401));
            Assert.That(Logins, Is.EqualTo(2));
        }
    }

    [Test]
    public void An_account_without_a_licence_is_a_typed_402()
    {
        var error = AssertFails(
            402, "NO_ACTIVE_LICENSE", () => ConnectAs(Server.CloudEndure.UnlicensedUsername).GetExtendedAccountInfoAsync());

        Assert.That(error.Info.OperationId, Is.EqualTo("LogIn"));
    }

    [Test]
    public void Too_many_failed_logins_are_a_429_with_the_time_to_wait()
    {
        using var credential = CloudEndureCredential.FromApiToken("0000-fake");
        var client = Connect(credential);
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            AssertFails(401, "UNAUTHENTICATED", () => client.GetExtendedAccountInfoAsync());
            credential.ForgetRefusal();
        }

        var error = AssertFails(429, "TOO_MANY_REQUESTS", () => client.GetExtendedAccountInfoAsync());

        Assert.That(error.RetryAfter, Is.EqualTo(TimeSpan.FromMinutes(1)));
    }

    [Test]
    public async Task A_failed_login_does_not_spoil_the_next_one()
    {
        Server.Faults.Enqueue("Login", Fault.Answer(422, "<html>no</html>", "text/html"));

        Assert.ThrowsAsync<ApiException>(() => Client.GetExtendedAccountInfoAsync());
        Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That((await Client.GetExtendedAccountInfoAsync()).User!.Id, Is.EqualTo(Server.CloudEndure.UserId));
    }

    [Test]
    public void A_login_that_gets_no_answer_has_status_0()
    {
        Server.Faults.Enqueue("Login", Fault.Abort());

        var thrown = Assert.ThrowsAsync<ApiConnectionException>(() => Client.ReplaceApiTokenAsync())!;

        Assert.That(thrown.StatusCode, Is.Zero);
    }

    [Test]
    public void A_login_without_a_session_cookie_says_so()
    {
        Server.Faults.Enqueue("Login", Fault.Answer(200, "{}"));

        var thrown = Assert.ThrowsAsync<ApiException>(() => Client.GetExtendedAccountInfoAsync())!;

        Assert.That(thrown.Message, Is.EqualTo("LogIn (POST /login) answered 200: there is no cookie 'session'"));
    }

    [Test]
    public void A_client_made_of_a_token_alone_goes_to_the_public_service()
    {
        using var client = new CloudEndureClient("0000-fake");

        Assert.That(client.BaseUrl, Is.EqualTo(new Uri("https://console.cloudendure.com/api/latest")));
    }
}
