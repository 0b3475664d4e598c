using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

[CancelAfter(60_000)]
internal sealed class RenewableCredentialTests
{
    [Test]
    public async Task A_thousand_calls_at_once_log_in_once(CancellationToken stop)
    {
        var server = new LoginServer(loginOpen: false);
        using var credential = new TestLogin();
        using var client = server.CreateClient(credential);

        var calls = Enumerable.Range(0, 1000).Select(i => client.GetWidgetAsync($"{i}", cancellationToken: stop)).ToList();
        var early = calls.Count(c => c.IsCompleted);
        server.OpenLogin();
        await Task.WhenAll(calls);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(early, Is.Zero);
            Assert.That(credential.Logins, Is.EqualTo(1));
            Assert.That(server.SessionsUsed.Distinct(), Is.EqualTo(["s1"]));
            Assert.That(server.Calls.Count(), Is.EqualTo(1000));
        }
    }

    [Test]
    public async Task A_session_is_renewed_one_minute_before_it_expires(CancellationToken stop)
    {
        var server = new LoginServer();
        var time = new ManualTimeProvider();
        using var credential = new TestLogin();
        using var client = server.CreateClient(credential, time);

        await client.GetWidgetAsync("1", cancellationToken: stop);
        time.Advance(TimeSpan.FromSeconds(539));
        await client.GetWidgetAsync("2", cancellationToken: stop);
        time.Advance(TimeSpan.FromSeconds(1));
        await client.GetWidgetAsync("3", cancellationToken: stop);

        Assert.That(server.SessionsUsed, Is.EqualTo(["s1", "s1", "s2"]));
    }

    [Test]
    public async Task A_short_session_is_renewed_after_half_of_its_time(CancellationToken stop)
    {
        var server = new LoginServer { Lifetime = 60 };
        var time = new ManualTimeProvider();
        using var credential = new TestLogin();
        using var client = server.CreateClient(credential, time);

        await client.GetWidgetAsync("1", cancellationToken: stop);
        time.Advance(TimeSpan.FromSeconds(29));
        await client.GetWidgetAsync("2", cancellationToken: stop);
        time.Advance(TimeSpan.FromSeconds(1));
        await client.GetWidgetAsync("3", cancellationToken: stop);

        Assert.That(server.SessionsUsed, Is.EqualTo(["s1", "s1", "s2"]));
    }

    [Test]
    public async Task A_refused_session_is_renewed_and_the_call_sent_once_more(CancellationToken stop)
    {
        var server = new LoginServer();
        using var credential = new TestLogin();
        using var client = server.CreateClient(credential);

        await client.GetWidgetAsync("1", cancellationToken: stop);
        server.Revoke("s1");
        await client.CreateWidgetAsync(new Widget { Name = "x" }, cancellationToken: stop);
        await client.GetWidgetAsync("3", cancellationToken: stop);

        Assert.That(server.SessionsUsed, Is.EqualTo(["s1", "s1", "s2", "s2"]));
        Assert.That(server.Calls.Where(c => c.Method == "POST").Select(c => c.Body), Is.EqualTo(["""{"name":"x"}""", """{"name":"x"}"""]));
    }

    [Test]
    public void A_renewal_that_does_not_help_is_not_repeated(CancellationToken stop)
    {
        var server = new LoginServer();
        server.Revoke("s1", "s2", "s3");
        using var credential = new TestLogin();
        using var client = server.CreateClient(credential);

        Assert.That(
            () => client.GetWidgetAsync("1", cancellationToken: stop),
            Throws.InstanceOf<ApiException>().With.Property("IsUnauthorized").True);
        Assert.That(server.SessionsUsed, Is.EqualTo(["s1", "s2"]));
    }

    [Test]
    public async Task A_refusal_that_comes_late_does_not_drop_the_renewed_session(CancellationToken stop)
    {
        var server = new LoginServer();
        using var credential = new TestLogin();
        using var client = server.CreateClient(credential);
        await client.GetWidgetAsync("1", cancellationToken: stop);
        server.Revoke("s1");

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => client.GetWidgetAsync($"{i}", cancellationToken: stop)));

        Assert.That(credential.Logins, Is.EqualTo(2));
    }

    [Test]
    public async Task A_failed_login_fails_the_call_and_not_the_credential(CancellationToken stop)
    {
        var server = new LoginServer { LoginFailures = 1 };
        var time = new ManualTimeProvider();
        using var credential = new TestLogin();
        using var client = server.CreateClient(credential, time);

        var failure = Assert.ThrowsAsync<ApiException<WidgetError>>(() => client.GetWidgetAsync("1", cancellationToken: stop))!;
        time.Advance(TimeSpan.FromMinutes(1));
        await client.GetWidgetAsync("2", cancellationToken: stop);

        Assert.That(failure.Message, Is.EqualTo("LogIn (POST /login) answered 403: locked"));
        Assert.That(server.SessionsUsed, Is.EqualTo(["s1"]));
    }

    [Test]
    public void A_thousand_calls_share_a_failed_login(CancellationToken stop)
    {
        var server = new LoginServer(loginOpen: false) { LoginFailures = int.MaxValue };
        using var credential = new TestLogin();
        using var client = server.CreateClient(credential);

        var calls = Enumerable.Range(0, 1000).Select(i => client.GetWidgetAsync($"{i}", cancellationToken: stop)).ToList();
        server.OpenLogin();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Task.WhenAll(calls), Throws.TypeOf<ApiException<WidgetError>>());
            Assert.That(calls.Select(c => ((ApiException)c.Exception!.InnerException!).StatusCode), Is.All.EqualTo(403));
            Assert.That(credential.Logins, Is.EqualTo(1));
            Assert.That(server.Calls, Is.Empty);
        }
    }

    [Test]
    public async Task Calls_of_one_ended_session_try_a_login_that_is_refused_once(CancellationToken stop)
    {
        var server = new LoginServer();
        using var credential = new TestLogin();
        using var client = server.CreateClient(credential);
        await client.GetWidgetAsync("1", cancellationToken: stop);
        server.Revoke("s1");
        server.LoginFailures = int.MaxValue;
        var late = new TaskCompletionSource();
        server.Hold("late", late.Task);

        var held = client.GetWidgetAsync("late", cancellationToken: stop);
        Assert.That(
            () => client.GetWidgetAsync("2", cancellationToken: stop),
            Throws.InstanceOf<ApiException>().With.Property("StatusCode").EqualTo(403));
        late.SetResult();

        Assert.That(() => held, Throws.InstanceOf<ApiException>().With.Property("StatusCode").EqualTo(401));
        Assert.That(credential.Logins, Is.EqualTo(2));
    }

    [Test]
    public async Task Once_a_later_login_succeeds_a_late_refusal_is_sent_again(CancellationToken stop)
    {
        var server = new LoginServer();
        using var credential = new TestLogin();
        using var client = server.CreateClient(credential);
        await client.GetWidgetAsync("1", cancellationToken: stop);
        server.Revoke("s1");
        server.LoginFailures = 1;
        var late = new TaskCompletionSource();
        server.Hold("late", late.Task);

        var held = client.GetWidgetAsync("late", cancellationToken: stop);
        Assert.That(() => client.GetWidgetAsync("2", cancellationToken: stop), Throws.InstanceOf<ApiException>());
        credential.ForgetRefusal();
        await client.GetWidgetAsync("3", cancellationToken: stop);
        late.SetResult();

        Assert.That((await held).Name, Is.EqualTo("x"));
        Assert.That(credential.Logins, Is.EqualTo(3));
    }

    [Test]
    public async Task A_login_that_all_callers_gave_up_serves_the_next_one(CancellationToken stop)
    {
        var server = new LoginServer(loginOpen: false);
        using var credential = new TestLogin();
        using var client = server.CreateClient(credential);
        using var impatient = new CancellationTokenSource();

        var first = client.GetWidgetAsync("1", cancellationToken: impatient.Token);
        await impatient.CancelAsync();
        Assert.That(() => first, Throws.InstanceOf<OperationCanceledException>());
        var second = client.GetWidgetAsync("2", cancellationToken: stop);
        server.OpenLogin();

        Assert.That((await second).Name, Is.EqualTo("x"));
        Assert.That(credential.Logins, Is.EqualTo(1));
    }

    [Test]
    public async Task A_login_that_hangs_ends_with_the_time_of_a_call(CancellationToken stop)
    {
        var server = new LoginServer(loginOpen: false);
        var time = new ManualTimeProvider();
        using var credential = new TestLogin();
        using var client = server.CreateClient(credential, time);

        var first = client.GetWidgetAsync("1", new() { Timeout = TimeSpan.FromHours(1) }, stop);
        await server.LoginArrivedAsync(stop);
        time.Advance(TimeSpan.FromSeconds(30));

        var failure = Assert.ThrowsAsync<ApiConnectionException>(() => first)!;
        server.OpenLogin();
        time.Advance(TimeSpan.FromSeconds(1));
        await client.GetWidgetAsync("2", cancellationToken: stop);
        Assert.That(failure.Message, Is.EqualTo("LogIn (POST /login) got no response: the time allowed for the call ran out."));
        Assert.That(credential.Logins, Is.EqualTo(2));
    }

    [Test]
    public void Disposal_ends_a_login_that_is_under_way(CancellationToken stop)
    {
        var server = new LoginServer(loginOpen: false);
        var credential = new TestLogin();
        using var client = server.CreateClient(credential);

        var call = client.GetWidgetAsync("1", cancellationToken: stop);
        credential.Dispose();

        Assert.That(() => call, Throws.TypeOf<ObjectDisposedException>());
        Assert.That(() => client.GetWidgetAsync("2", cancellationToken: stop), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public async Task A_caller_who_gives_up_does_not_take_the_others_along(CancellationToken stop)
    {
        var server = new LoginServer(loginOpen: false);
        using var credential = new TestLogin();
        using var client = server.CreateClient(credential);
        using var impatient = new CancellationTokenSource();

        var first = client.GetWidgetAsync("1", cancellationToken: impatient.Token);
        var second = client.GetWidgetAsync("2", cancellationToken: stop);
        await impatient.CancelAsync();
        server.OpenLogin();

        Assert.That(() => first, Throws.InstanceOf<OperationCanceledException>());
        Assert.That((await second).Name, Is.EqualTo("x"));
    }

    [Test]
    public async Task Two_credentials_do_not_mix(CancellationToken stop)
    {
        var server = new LoginServer();
        using var alice = new TestLogin("alice");
        using var bob = new TestLogin("bob");
        using var forAlice = server.CreateClient(alice);
        using var forBob = server.CreateClient(bob);

        await forAlice.GetWidgetAsync("1", cancellationToken: stop);
        await forBob.GetWidgetAsync("2", cancellationToken: stop);
        await forAlice.GetWidgetAsync("3", cancellationToken: stop);

        Assert.That(server.Logins.Select(l => l.Body), Is.EqualTo(["""{"user":"alice"}""", """{"user":"bob"}"""]));
        Assert.That(server.SessionsUsed, Is.EqualTo(["s1", "s2", "s1"]));
    }

    [Test]
    public async Task Two_clients_can_share_one_login(CancellationToken stop)
    {
        var server = new LoginServer();
        using var credential = new TestLogin();
        using var one = server.CreateClient(credential);
        using var other = server.CreateClient(credential);

        await one.GetWidgetAsync("1", cancellationToken: stop);
        await other.GetWidgetAsync("2", cancellationToken: stop);

        Assert.That(credential.Logins, Is.EqualTo(1));
    }

    [Test]
    public async Task The_login_carries_no_session(CancellationToken stop)
    {
        var server = new LoginServer();
        using var credential = new TestLogin();
        using var client = server.CreateClient(credential);
        await client.GetWidgetAsync("1", cancellationToken: stop);
        server.Revoke("s1");
        await client.GetWidgetAsync("2", cancellationToken: stop);
        Assert.That(server.Logins.Select(l => l.Header("session-id")), Is.All.Null);
    }

    [Test]
    public void Its_text_is_its_type()
    {
        using var credential = new TestLogin("s3cret");
        Assert.That(credential.ToString(), Is.EqualTo("TestLogin"));
    }
}
