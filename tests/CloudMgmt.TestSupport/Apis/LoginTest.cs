using CloudMgmt.Core;
using CloudMgmt.Emulator;
using NUnit.Framework;

namespace CloudMgmt.TestSupport.Apis;

/// <summary>Credentials that log in: how often they do, and what becomes of a login that fails.</summary>
/// <typeparam name="TApi">The API.</typeparam>
public abstract class LoginTest<TApi> : LiveTest<TApi, ApiClient>
    where TApi : IApi
{
    private const string Wrong = "wrong-guess";

    private static IEnumerable<LoginCase> Logins => TApi.Logins;

    [TestCaseSource(nameof(Logins))]
    public async Task One_login_serves_1000_calls_at_once(LoginCase login)
    {
        await Task.WhenAll(CallAtOnce(Connect(login.Create(Server))));

        Assert.That(Arrived(login.OperationId), Is.EqualTo(1));
        Assert.That(Server.Requests, Has.Count.EqualTo(1001));
    }

    [TestCaseSource(nameof(Logins))]
    public async Task A_session_that_the_service_ended_is_renewed_once_by_1000_calls(LoginCase login)
    {
        var client = Connect(login.Create(Server));
        await Simplest.CallAsync(client);
        await login.EndAsync(Server, Client);

        await Task.WhenAll(CallAtOnce(client));

        Assert.That(Arrived(login.OperationId), Is.EqualTo(2));
    }

    [TestCaseSource(nameof(Logins))]
    public async Task A_change_is_sent_again_whole_after_a_renewal(LoginCase login)
    {
        var change = WithBody.First(call => Row(call).Method == "POST");
        var (status, answer) = Success(change);
        Server.Faults.Enqueue(change.OperationId, Fault.Answer(401, TApi.Errors[0].Body));
        Server.Faults.Enqueue(change.OperationId, Fault.Answer(status, answer));

        await change.CallAsync(Connect(login.Create(Server)));

        var sent = Server.Requests.Where(request => request.OperationId == change.OperationId).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.Select(request => request.StatusCode), Is.EqualTo(new int?[] { 401, status }));
            Assert.That(sent.Select(request => request.Body), Is.All.EqualTo(change.Body));
            Assert.That(sent[1].Headers[login.Header], Is.Not.EqualTo(sent[0].Headers[login.Header]));
            Assert.That(Arrived(login.OperationId), Is.EqualTo(2));
        }
    }

    [TestCaseSource(nameof(Logins))]
    public async Task A_refusal_that_is_no_401_costs_no_login(LoginCase login)
    {
        var client = Connect(login.Create(Server));
        Server.Faults.Enqueue(Simplest.OperationId, Fault.Answer(403, TApi.Errors[0].Body));

        AssertTyped(403, () => Simplest.CallAsync(client));
        await Simplest.CallAsync(client);

        Assert.That(Arrived(login.OperationId), Is.EqualTo(1));
    }

    [TestCaseSource(nameof(Logins))]
    public async Task A_wrong_secret_in_1000_calls_at_once_is_tried_once_and_locks_nobody(LoginCase login)
    {
        var released = new TaskCompletionSource();
        Server.Faults.Enqueue(login.OperationId, Fault.RealAnswer().HeldUntil(released.Task));

        var calls = CallAtOnce(Connect(login.Create(Server, Wrong)));
        released.SetResult();

        foreach (var call in calls)
        {
            var refusal = AssertRefused(login.Error, 401, () => call);
            Assert.That(refusal.Message, Does.StartWith(login.Title + " answered 401: "));
            Assert.That(refusal.ToString(), Does.Not.Contain(Wrong));
        }

        Assert.That(Server.Requests, Has.Count.EqualTo(1));
        await Simplest.CallAsync(Connect(login.Create(Server)));
    }

    // A service may answer 429 after too many failed logins, so another attempt within the same call would make it worse.
    [Test]
    public void Twenty_calls_one_after_another_make_one_login_that_fails(
        [ValueSource(nameof(Logins))] LoginCase login, [Values(401, 403, 429, 500, 503)] int status)
    {
        var client = Connect(login.Create(Server));
        // The next one would succeed.
        Server.Faults.Enqueue(login.OperationId, Fault.Answer(status, "{}").WithHeader("Retry-After", "0"));

        for (var call = 0; call < 20; call++)
        {
            var refusal = AssertRefused(login.Error, status, () => Simplest.CallAsync(client));
            Assert.That(refusal.RememberedUntil is null, Is.EqualTo(call == 0));
        }

        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [TestCaseSource(nameof(Logins))]
    public async Task A_failed_login_does_not_spoil_the_next_one(LoginCase login)
    {
        var client = Connect(login.Create(Server));
        Server.Faults.Enqueue(login.OperationId, Fault.Answer(422, "<html>no</html>", "text/html"));

        AssertUntyped(422, () => Simplest.CallAsync(client));
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Simplest.CallAsync(client);

        Assert.That(Arrived(login.OperationId), Is.EqualTo(2));
    }

    [TestCaseSource(nameof(Logins))]
    public void A_login_that_gives_nothing_says_so(LoginCase login)
    {
        foreach (var (status, body) in login.Empty)
        {
            Server.Faults.Enqueue(login.OperationId, Fault.Answer(status, body));

            var error = AssertUntyped(status, () => Simplest.CallAsync(Connect(login.Create(Server))));

            Assert.That(error.Message, Is.EqualTo($"{login.Title} answered {status}: {login.Lacking}"));
        }
    }

    private static Task[] CallAtOnce(ApiClient client)
        => [.. Enumerable.Range(0, 1000).Select(_ => Simplest.CallAsync(client))];
}
