using System.Net;

namespace CloudMgmt.Emulator.Tests;

internal sealed class ReadmeTests
{
    [Test]
    public async Task The_example_is_true()
    {
        await using var server = await CloudMgmtEmulator.StartAsync();
        server.Faults.Enqueue("GetClouds", Fault.Answer(503).WithHeader("Retry-After", "1"));
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false })
        {
            DefaultRequestHeaders = { { "Authorization", $"Bearer {server.BimData.AccessToken}" } },
        };
        var busy = await http.GetAsync(server.BimData.BaseUrl + "/cloud");
        var clouds = await http.GetStringAsync(server.BimData.BaseUrl + "/cloud");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(busy.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(clouds, Does.Contain("Seeded cloud"));
        }
    }
}
