using System.Net.Sockets;
using CloudMgmt.Emulator.Tests.Support;

namespace CloudMgmt.Emulator.Tests;

internal sealed class ConnectionTests : BimDataTest
{
    [Test]
    public async Task Answers_with_and_without_a_body_keep_the_connection()
    {
        var connections = 0;
        using var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = async (context, cancellation) =>
            {
                connections++;
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(context.DnsEndPoint, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        using var http = new HttpClient(handler);
        http.DefaultRequestHeaders.Add("Authorization", $"ApiKey {Server.BimData.ApiKey}");

        foreach (var (method, path) in new[]
        {
            ("GET", "/cloud/999"), ("DELETE", $"{Cloud}/user/{Server.BimData.MemberId}"), ("GET", "/cloud"), ("DELETE", Cloud),
            ("GET", "/cloud"),
        })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), Server.BimData.BaseUrl + path);
            using var response = await http.SendAsync(request);
        }

        Assert.That(Server.Requests.Select(request => request.StatusCode), Is.EqualTo([404, 204, 200, 204, 200]));
        Assert.That(connections, Is.EqualTo(1));
    }

    [Test]
    [CancelAfter(20_000)]
    public async Task Disposing_ends_a_request_whose_body_never_comes(CancellationToken stop)
    {
        var server = new Uri(Server.BaseUrl);
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port, stop);
        var stream = client.GetStream();
        await stream.WriteAsync("POST /bimdata/cloud HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\nExpect: 100-continue\r\n\r\n"u8.ToArray(), stop);
        // The server asks for the body: it has begun to read.
        Assert.That(await stream.ReadAsync(new byte[25], stop), Is.Positive);

        await Server.DisposeAsync().AsTask().WaitAsync(stop);
    }

    [Test]
    public async Task A_large_body_is_answered()
    {
        var answer = await CallAsync("POST", "/cloud", new { name = new string('x', 32_000_000) });

        Assert.That(answer.Expect(400).Text, Does.Contain("characters"));
    }
}
