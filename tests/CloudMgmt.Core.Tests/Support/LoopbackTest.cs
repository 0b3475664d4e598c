using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>Tests that share one server, which answers 204 to everything, and a client of it.</summary>
[CancelAfter(60_000)]
internal abstract class LoopbackTest
{
    protected LoopbackServer Server { get; private set; } = null!;

    protected TestClient Client { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Server = await LoopbackServer.StartAsync(204);
        Client = Server.CreateClient();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }
}
