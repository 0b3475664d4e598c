using System.Net;
using System.Net.Sockets;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>A login that fails is not tried again for a while; calls get the failure that is remembered.</summary>
[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class LoginBrakeTests : IDisposable
{
    private static readonly int[] Account = [60, 120, 240, 480, 900, 900];
    private static readonly int[] Others = [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300];

    private readonly ManualTimeProvider _time = new();
    private readonly LoginServer _server = new();
    private readonly TestLogin _credential = new();

    public void Dispose() => _credential.Dispose();

    private static readonly TestCaseData[] Pauses =
    [
        .. new[] { 401, 403 }.Select(status => new TestCaseData(Script.Answering(status), Account).SetArgDisplayNames($"{status}")),
        .. new[] { 400, 404, 408, 429, 500, 502, 503, 504 }
            .Select(status => new TestCaseData(Script.Answering(status), Others).SetArgDisplayNames($"{status}")),
        .. new[] { SocketError.ConnectionRefused, SocketError.HostNotFound, SocketError.ConnectionReset }
            .Select(error => new TestCaseData(Lost(error), Others).SetArgDisplayNames($"{error}")),
        new TestCaseData(
            () => new HttpResponseMessage { Content = new StringContent("{") }, Others).SetArgDisplayNames("an unreadable answer"),
        new TestCaseData(Script.Answering(200), Others).SetArgDisplayNames("no session in the answer"),
        new TestCaseData(Session("a\\nb"), Others).SetArgDisplayNames("a session with a line break"),
        new TestCaseData(Session("caf\\u00e9"), Others).SetArgDisplayNames("a session that is not ASCII"),
        new TestCaseData(Session(""), Others).SetArgDisplayNames("an empty session"),
    ];

    [TestCaseSource(nameof(Pauses))]
    public void It_is_not_tried_again_for_longer_and_longer(Func<HttpResponseMessage> answer, int[] pauses)
    {
        _server.LoginAnswer = answer;
        using var client = Client();

        var logins = 0;
        foreach (var pause in pauses)
        {
            var failure = Fail(client);
            var until = _time.GetUtcNow().AddSeconds(pause);
            Assert.That((_credential.Logins, failure.RememberedUntil), Is.EqualTo((++logins, (DateTimeOffset?)null)));
            _time.Advance(TimeSpan.FromSeconds(pause) - TimeSpan.FromTicks(1));
            for (var i = 0; i < 20; i++)
                AssertRemembered(Fail(client), failure, until);
            Assert.That(_credential.Logins, Is.EqualTo(logins));
            _time.Advance(TimeSpan.FromTicks(1));
        }
        Assert.That(_server.Calls, Is.Empty);
    }

    [TestCase(429, "600", 600)]
    [TestCase(503, "7", 7)]
    [TestCase(401, "5", 60, Description = "a short wait must not lock the account")]
    [TestCase(401, "61", 61)]
    [TestCase(403, "7200", 7200)]
    [TestCase(503, "Sat, 01 Mar 2025 12:10:00 GMT", 600)]
    [TestCase(429, "0", 1, Description = "nothing asked for")]
    [TestCase(401, "Sat, 01 Mar 2025 11:00:00 GMT", 60, Description = "over already")]
    [TestCase(503, "99999999999", 86400, Description = "not for ever")]
    public void The_service_says_for_how_long_at_least(int status, string retryAfter, int pause)
    {
        _server.LoginAnswer = Script.Answering(status, ("Retry-After", retryAfter));
        using var client = Client();
        Fail(client);
        _time.Advance(TimeSpan.FromSeconds(pause) - TimeSpan.FromTicks(1));
        Fail(client);
        Assert.That(_credential.Logins, Is.EqualTo(1));
        _time.Advance(TimeSpan.FromTicks(1));
        Fail(client);
        Assert.That(_credential.Logins, Is.EqualTo(2));
    }

    [Test]
    public void What_is_remembered_says_so_and_keeps_its_type()
    {
        _server.LoginFailures = 1;
        using var client = Client();
        Fail(client);

        var remembered = Assert.ThrowsAsync<ApiException<WidgetError>>(() => client.GetWidgetAsync("1"))!;

        Assert.That(remembered.Message, Is.EqualTo(
            "LogIn (POST /login) answered 403: locked. This failure of the login is remembered until 2025-03-01 12:01:00Z; nothing was sent."));
        Assert.That((remembered.Error.Code, remembered.IsForbidden), Is.EqualTo(("locked", true)));
        Assert.That(remembered.ToString(), Does.Contain("remembered until"));
    }

    [Test]
    public void A_failure_of_another_kind_is_thrown_again_as_it_is()
    {
        var (tries, failure) = (0, new TimeoutException("The vault does not answer."));
        using var credential = new OwnLogin(() =>
        {
            tries++;
            throw failure;
        });
        using var client = _server.CreateClient(credential, _time);

        for (var i = 0; i < 20; i++)
            Assert.That(() => client.GetWidgetAsync("1"), Throws.Exception.SameAs(failure));

        Assert.That(tries, Is.EqualTo(1));
    }

    [Test]
    public async Task When_the_time_is_over_one_call_tries_and_the_others_wait_for_it(CancellationToken stop)
    {
        _server.LoginFailures = 1;
        using var client = Client();
        Fail(client);
        _time.Advance(TimeSpan.FromMinutes(1));

        await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => client.GetWidgetAsync($"{i}", cancellationToken: stop)));

        Assert.That(_credential.Logins, Is.EqualTo(2));
    }

    [Test]
    public async Task It_is_forgotten_when_the_application_asks_for_it(CancellationToken stop)
    {
        _server.LoginFailures = 1;
        using var client = Client();
        Fail(client);

        _credential.ForgetRefusal();

        Assert.That((await client.GetWidgetAsync("1", cancellationToken: stop)).Name, Is.EqualTo("x"));
    }

    [Test]
    public async Task Another_credential_does_not_know_of_it(CancellationToken stop)
    {
        _server.LoginFailures = 1;
        using var client = Client();
        Fail(client);
        using var changed = new TestLogin("other");
        using var other = _server.CreateClient(changed, _time);

        Assert.That((await other.GetWidgetAsync("1", cancellationToken: stop)).Name, Is.EqualTo("x"));
    }

    [Test]
    public async Task After_a_success_it_begins_with_a_minute_again(CancellationToken stop)
    {
        _server.LoginFailures = 2;
        using var client = Client();
        Fail(client);
        _time.Advance(TimeSpan.FromMinutes(1));
        Fail(client);
        _time.Advance(TimeSpan.FromMinutes(2));
        await client.GetWidgetAsync("1", cancellationToken: stop);

        _server.LoginFailures = int.MaxValue;
        _time.Advance(TimeSpan.FromMinutes(10));
        Fail(client);

        Assert.That(Fail(client).RememberedUntil, Is.EqualTo(_time.GetUtcNow().AddMinutes(1)));
    }

    [Test]
    public void A_refusal_after_failures_of_another_kind_begins_with_a_minute()
    {
        using var client = Client();
        _server.LoginAnswer = Script.Answering(503);
        foreach (var pause in Others)
        {
            Fail(client);
            _time.Advance(TimeSpan.FromSeconds(pause));
        }
        _server.LoginAnswer = Script.Answering(401);
        Fail(client);

        Assert.That(Fail(client).RememberedUntil, Is.EqualTo(_time.GetUtcNow().AddMinutes(1)));
    }

    [Test]
    public void Sessions_that_are_refused_right_after_their_logins_count_as_refused()
    {
        _server.Revoke([.. Enumerable.Range(1, 100).Select(i => $"s{i}")]);
        using var client = Client();

        Assert.That((Fail(client).StatusCode, _credential.Logins, _server.Calls.Count()), Is.EqualTo((401, 2, 2)), "renewed once");
        foreach (var (logins, minutes) in new[] { (2, 1), (3, 2), (4, 4), (5, 8), (6, 15), (7, 15) })
        {
            var failure = Fail(client);
            Assert.That(
                (failure.StatusCode, failure.Info.OperationId, failure.RememberedUntil),
                Is.EqualTo((401, "GetWidget", (DateTimeOffset?)null)));
            var until = _time.GetUtcNow().AddMinutes(minutes);
            for (var i = 0; i < 10; i++)
                AssertRemembered(Fail(client), failure, until);
            Assert.That(_credential.Logins, Is.EqualTo(logins));
            _time.Advance(TimeSpan.FromMinutes(minutes));
        }
        Assert.That(_server.Calls.Count(), Is.EqualTo(8));
    }

    [Test]
    public async Task Sessions_that_were_good_for_a_call_do_not(CancellationToken stop)
    {
        using var client = Client();
        for (var i = 1; i <= 20; i++)
        {
            await client.GetWidgetAsync("1", cancellationToken: stop);
            _server.Revoke($"s{i}");
        }
        Assert.That(_credential.Logins, Is.EqualTo(20));
    }

    [Test]
    public void Sessions_that_are_refused_long_after_their_logins_do_not()
    {
        var (logins, revoked) = (0, 0);
        using var handler = new RecordingHandler(
            request => Script.Answering(request.Headers.GetValues("session-id").Single() == $"s{revoked}" ? 401 : 500)());
        using var credential = new OwnLogin(() => Authorization.Header("session-id", $"s{++logins}"));
        using var client = TestClient.For(
            Wire.Url, o => (o.HttpMessageHandler, o.Credential, o.TimeProvider) = (handler, credential, _time));
        for (var i = 1; i <= 20; i++)
        {
            Assert.That(Fail(client).StatusCode, Is.EqualTo(500));
            _time.Advance(TimeSpan.FromMinutes(1));
            revoked = i;
        }
        Assert.That(logins, Is.EqualTo(20));
    }

    [Test]
    public async Task One_operation_that_is_answered_401_does_not_lock_the_others_out([Values] bool first, CancellationToken stop)
    {
        using var handler = new RecordingHandler(
            request => Script.Answering(request.RequestUri!.AbsolutePath.EndsWith("/forbidden", StringComparison.Ordinal) ? 401 : 200)());
        using var credential = new OwnLogin(() => Authorization.Header("session-id", "k"));
        using var client = TestClient.For(
            Wire.Url, o => (o.HttpMessageHandler, o.Credential, o.TimeProvider) = (handler, credential, _time));

        for (var i = 0; i < 10; i++)
        {
            if (!first || i > 0)
                await client.GetWidgetAsync("1", cancellationToken: stop);
            Assert.That(
                () => client.GetWidgetAsync("forbidden", cancellationToken: stop),
                Throws.InstanceOf<ApiException>().With.Property("RememberedUntil").Null);
        }
    }

    [Test]
    public void What_is_remembered_is_told_at_once_and_not_retried()
    {
        _server.LoginAnswer = Lost(SocketError.ConnectionRefused);
        using var client = Client(o => o.Retry.MaxRetries = 0);
        using var retrying = Client(o => o.Retry.MaxRetries = 3);
        Fail(client);

        Assert.That(Fail(retrying).RememberedUntil, Is.Not.Null);
        Assert.That(_credential.Logins, Is.EqualTo(1));
    }

    [Test]
    public async Task A_call_whose_login_was_not_sent_waits_for_the_next_one(CancellationToken stop)
    {
        var lost = Lost(SocketError.ConnectionRefused);
        _server.LoginAnswer = () =>
        {
            _server.LoginAnswer = null;
            return lost();
        };
        using var client = Client(o => (o.Retry.MaxRetries, o.Timeout) = (1, Timeout.InfiniteTimeSpan));

        var call = client.CreateWidgetAsync(new Widget { Name = "x" }, cancellationToken: stop);

        Assert.That(await _time.RunAsync(call), Is.EqualTo([TimeSpan.FromSeconds(1)]));
        Assert.That(_credential.Logins, Is.EqualTo(2));
    }

    [Test]
    public async Task A_session_that_is_still_valid_is_used_meanwhile(CancellationToken stop)
    {
        using var credential = new TestLogin(inBackground: true);
        using var client = _server.CreateClient(credential, _time);
        await client.GetWidgetAsync("1", cancellationToken: stop);
        _server.LoginFailures = int.MaxValue;
        _time.Advance(TimeSpan.FromSeconds(545));

        for (var i = 0; i < 20; i++)
            await client.GetWidgetAsync("1", cancellationToken: stop);

        Assert.That(_server.SessionsUsed, Is.All.EqualTo("s1"));
        Assert.That(credential.Logins, Is.LessThanOrEqualTo(2));
    }

    [TestCase(
        "a\\nb",
        "what it gave for header 'session-id' has a character that a header cannot carry (line break, control, non-ASCII, or a space at an end)")]
    [TestCase("", "what it gave for header 'session-id' is empty")]
    public async Task A_session_that_no_header_can_carry_is_a_failure_of_the_login_and_not_kept(
        string session, string problem, CancellationToken stop)
    {
        _server.LoginAnswer = Session(session);
        using var client = Client();

        var failure = Fail(client);
        _server.LoginAnswer = null;
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.That(failure.Message, Is.EqualTo($"LogIn (POST /login) answered 200: {problem}"));
        Assert.That((failure.StatusCode, failure.Info.OperationId), Is.EqualTo((200, "LogIn")));
        Assert.That((await client.GetWidgetAsync("1", cancellationToken: stop)).Name, Is.EqualTo("x"));
    }

    [Test]
    public void A_cookie_that_no_header_can_carry_is_one_too()
    {
        using var credential = new OwnLogin(() => new Authorization([], [new("session", "s3cret\u00e9")]));
        using var client = _server.CreateClient(credential, _time);

        var failure = Fail(client);

        Assert.That(
            failure.Message,
            Does.StartWith("OwnLogin answered 200: what it gave for cookie 'session' has a character").And.Not.Contain("s3cret"));
    }

    private TestClient Client(Action<TestClientOptions>? configure = null) => _server.CreateClient(_credential, _time, configure);

    private static ApiException Fail(TestClient client) => Assert.CatchAsync<ApiException>(() => client.GetWidgetAsync("1"))!;

    private static void AssertRemembered(ApiException remembered, ApiException failure, DateTimeOffset until)
    {
        Assert.That(
            (remembered.GetType(), remembered.StatusCode, remembered.RememberedUntil),
            Is.EqualTo((failure.GetType(), failure.StatusCode, (DateTimeOffset?)until)));
        Assert.That(remembered.Message, Does.StartWith(failure.Message.TrimEnd('.')));
    }

    private static Func<HttpResponseMessage> Lost(SocketError error)
        => Script.Throwing(new HttpRequestException("lost", new SocketException((int)error)));

    private static Func<HttpResponseMessage> Session(string id)
        => () => new(HttpStatusCode.OK) { Content = new StringContent($$"""{"id":"{{id}}"}""", null, "application/json") };

    private sealed class OwnLogin(Func<Authorization> logIn) : RenewableCredential
    {
        protected override Task<Lease> LogInAsync(CredentialContext context, CancellationToken cancellationToken)
            => Task.FromResult(new Lease(logIn(), DateTimeOffset.MaxValue));
    }
}
