using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class LifetimeTests
{
    [Test]
    public async Task A_handler_of_the_application_is_left_alone()
    {
        using var handler = new RecordingHandler();
        using (var client = TestClient.For(Wire.Url, o => o.HttpMessageHandler = handler))
            await client.SendAsync(Wire.Get());
        using (var next = TestClient.For(Wire.Url, o => o.HttpMessageHandler = handler))
            await next.SendAsync(Wire.Get());

        Assert.That(handler.IsDisposed, Is.False);
        Assert.That(handler.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Calls_share_connections()
    {
        await using var server = await LoopbackServer.StartAsync(200, """{"name":"x"}""");
        using var client = server.CreateClient();
        for (var i = 0; i < 5; i++)
            await client.GetWidgetAsync("1");
        Assert.That(server.Requests.Select(r => r.ConnectionId).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public void After_disposal_a_call_says_so([Values] bool ownHandler)
    {
        using var handler = new RecordingHandler();
        var client = TestClient.For(Wire.Url, o => o.HttpMessageHandler = ownHandler ? handler : null);
        client.Dispose();
        Assert.That(
            () => client.GetWidgetAsync("1"),
            Throws.TypeOf<ObjectDisposedException>().With.Property("ObjectName").EqualTo(nameof(TestClient)));
    }

    [Test]
    public void A_client_can_be_disposed_twice()
    {
        var client = TestClient.For(Wire.Url);
        client.Dispose();
        Assert.That(client.Dispose, Throws.Nothing);
    }

    [Test]
    public async Task A_client_is_safe_to_use_from_several_threads()
    {
        await using var server = await LoopbackServer.StartAsync(context =>
            LoopbackServer.AnswerAsync(context, 200, $$"""{"name":"{{context.Request.Path.Value!.Split('/')[^1]}}"}"""));
        using var client = server.CreateClient();

        var names = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(i => Task.Run(async () => (await client.GetWidgetAsync($"{i}")).Name)));

        Assert.That(names, Is.EqualTo(Enumerable.Range(0, 100).Select(i => $"{i}")));
    }
}
