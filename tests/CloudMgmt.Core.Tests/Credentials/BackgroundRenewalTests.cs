using CloudMgmt.Core.Tests.Telemetry;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

[CancelAfter(60_000)]
internal sealed class BackgroundRenewalTests
{
    [Test]
    public async Task Calls_go_on_with_a_token_that_is_still_valid_while_one_renewal_runs(CancellationToken stop)
    {
        var server = new LoginServer();
        var time = new ManualTimeProvider();
        using var credential = new TestLogin(inBackground: true);
        using var client = server.CreateClient(credential, time);
        await client.GetWidgetAsync("1", cancellationToken: stop);
        await server.LoginArrivedAsync(stop);
        time.Advance(TimeSpan.FromSeconds(590));
        server.CloseLogin();

        await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => client.GetWidgetAsync($"{i}", cancellationToken: stop)));
        await server.LoginArrivedAsync(stop);

        Assert.That(server.SessionsUsed.Distinct(), Is.EqualTo(["s1"]));
        Assert.That(credential.Logins, Is.EqualTo(2));

        server.OpenLogin();
        time.Advance(TimeSpan.FromSeconds(10));
        await client.GetWidgetAsync("1", cancellationToken: stop);

        Assert.That(server.SessionsUsed.Last(), Is.EqualTo("s2"));
        Assert.That(credential.Logins, Is.EqualTo(2), "the renewal that ran in the background was taken");
    }

    [Test]
    public async Task A_renewal_that_fails_is_not_heard_and_tried_again_after_a_pause(CancellationToken stop)
    {
        var server = new LoginServer();
        var time = new ManualTimeProvider();
        using var log = new LogRecorder();
        using var credential = new TestLogin(inBackground: true);
        using var client = server.CreateClient(credential, time, o => o.LoggerFactory = log);
        await client.GetWidgetAsync("1", cancellationToken: stop);
        server.LoginAnswer = Script.Answering(503);

        time.Advance(TimeSpan.FromSeconds(540));
        foreach (var (pause, logins) in new[] { (1, 2), (2, 3), (4, 4) })
        {
            await client.GetWidgetAsync("2", cancellationToken: stop);
            await log.EventAsync(8, logins - 1, stop);
            time.Advance(TimeSpan.FromSeconds(pause) - TimeSpan.FromTicks(1));
            await client.GetWidgetAsync("3", cancellationToken: stop);
            Assert.That(credential.Logins, Is.EqualTo(logins));
            time.Advance(TimeSpan.FromTicks(1));
        }

        server.LoginAnswer = null;
        while (server.SessionsUsed.Last() != "s2")
            await client.GetWidgetAsync("4", cancellationToken: stop);
        Assert.That(credential.Logins, Is.EqualTo(5));
    }

    [Test]
    public async Task After_expiry_a_failure_is_heard(CancellationToken stop)
    {
        var server = new LoginServer();
        var time = new ManualTimeProvider();
        using var credential = new TestLogin(inBackground: true);
        using var client = server.CreateClient(credential, time);
        await client.GetWidgetAsync("1", cancellationToken: stop);
        server.LoginFailures = int.MaxValue;

        time.Advance(TimeSpan.FromSeconds(599));
        await client.GetWidgetAsync("2", cancellationToken: stop);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.That(
            () => client.GetWidgetAsync("3", cancellationToken: stop),
            Throws.InstanceOf<ApiException>().With.Property("StatusCode").EqualTo(403));
        Assert.That(server.SessionsUsed, Is.EqualTo(["s1", "s1"]));
    }

    [Test]
    public async Task After_expiry_calls_wait_for_the_renewal_that_runs(CancellationToken stop)
    {
        var server = new LoginServer();
        var time = new ManualTimeProvider();
        using var credential = new TestLogin(inBackground: true);
        using var client = server.CreateClient(credential, time);
        await client.GetWidgetAsync("1", cancellationToken: stop);
        server.CloseLogin();
        time.Advance(TimeSpan.FromSeconds(599));
        await client.GetWidgetAsync("2", cancellationToken: stop);

        time.Advance(TimeSpan.FromSeconds(1));
        var calls = Enumerable.Range(0, 1000).Select(i => client.GetWidgetAsync($"{i}", cancellationToken: stop)).ToList();
        Assert.That(calls.Count(c => c.IsCompleted), Is.Zero);
        server.OpenLogin();
        await Task.WhenAll(calls);

        Assert.That(credential.Logins, Is.EqualTo(2));
        Assert.That(server.SessionsUsed.Skip(2), Is.All.EqualTo("s2"));
    }
}
