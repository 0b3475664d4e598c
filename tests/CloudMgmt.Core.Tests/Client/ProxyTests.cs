using System.Net;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>Alone, because the proxy is that of the whole process.</summary>
[CancelAfter(60_000)]
[NonParallelizable]
internal sealed class ProxyTests
{
    private readonly IWebProxy _before = HttpClient.DefaultProxy;
    private LoopbackServer _proxy = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _proxy = await LoopbackServer.StartAsync(200, """{"name":"by the proxy"}""");
        HttpClient.DefaultProxy = new WebProxy(_proxy.Url);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        HttpClient.DefaultProxy = _before;
        await _proxy.DisposeAsync();
    }

    [Test]
    public async Task A_service_elsewhere_is_called_by_the_proxy_of_the_machine()
    {
        using var client = TestClient.For(new Uri("http://service.test/v1"));

        Assert.That((await client.GetWidgetAsync("1")).Name, Is.EqualTo("by the proxy"));
        Assert.That(_proxy.Requests.Select(r => r.Target), Is.EqualTo(["http://service.test/v1/widgets/1"]));
    }

    [TestCase("127.0.0.1")]
    [TestCase("localhost")]
    public async Task A_service_on_this_machine_is_called_without_it(string host)
    {
        await using var server = await LoopbackServer.StartAsync(200, """{"name":"directly"}""");
        using var client = TestClient.For(new UriBuilder(server.Url) { Host = host }.Uri);

        Assert.That((await client.GetWidgetAsync("1")).Name, Is.EqualTo("directly"));
    }
}
