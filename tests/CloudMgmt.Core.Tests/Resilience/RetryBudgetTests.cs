using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class RetryBudgetTests
{
    private readonly ManualTimeProvider _time = new();
    private bool _down = true;

    [TestCase(10, 110)]
    [TestCase(0, 100)]
    [TestCase(25, 125)]
    [TestCase(int.MaxValue, 400)]
    public async Task An_outage_costs_each_call_and_the_budget(int budget, int requests)
    {
        using var handler = Service();
        using var client = Script.Client(handler, _time, o => o.Retry.Budget = budget);
        for (var i = 0; i < 100; i++)
            await FailAsync(client);
        Assert.That(handler.Requests, Has.Count.EqualTo(requests));
    }

    [Test]
    public async Task Many_calls_at_once_share_it()
    {
        using var handler = Service();
        using var client = Script.Client(handler, _time, o => (o.Retry.BaseDelay, o.Retry.MaxDelay) = (TimeSpan.Zero, TimeSpan.Zero));
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => FailAsync(client))));
        Assert.That(handler.Requests, Has.Count.EqualTo(110));
    }

    [TestCase(9, 0)]
    [TestCase(10, 1)]
    [TestCase(25, 2)]
    [TestCase(1000, 3, Description = "never more than there was, of which one call takes three")]
    public async Task Successes_fill_it_again(int successes, int retries)
    {
        using var handler = Service();
        using var client = Script.Client(handler, _time, o => o.Retry.Budget = 3);
        await FailAsync(client);
        _down = false;
        for (var i = 0; i < successes; i++)
            await client.GetWidgetAsync("1");
        _down = true;
        var before = handler.Requests.Count;

        await FailAsync(client);
        await FailAsync(client);

        Assert.That(handler.Requests.Count - before - 2, Is.EqualTo(retries));
    }

    [Test]
    public async Task What_is_not_sent_again_takes_nothing()
    {
        using var handler = Service();
        using var client = Script.Client(handler, _time, o => o.Retry.Budget = 3);
        for (var i = 0; i < 50; i++)
            Assert.CatchAsync<ApiException>(() => client.CreateWidgetAsync(new Widget { Name = "x" }));
        await FailAsync(client);
        Assert.That(handler.Requests, Has.Count.EqualTo(54));
    }

    [Test]
    public async Task Each_client_has_its_own()
    {
        using var handler = Service();
        for (var i = 0; i < 2; i++)
        {
            using var client = Script.Client(handler, _time, o => o.Retry.Budget = 3);
            await FailAsync(client);
            await FailAsync(client);
        }
        Assert.That(handler.Requests, Has.Count.EqualTo(10));
    }

    private RecordingHandler Service() => new(_ => Script.Answering(_down ? 503 : 200)());

    private async Task FailAsync(TestClient client)
    {
        var call = client.GetWidgetAsync("1");
        await _time.RunAsync(call);
        Assert.CatchAsync<ApiException>(() => call);
    }
}
