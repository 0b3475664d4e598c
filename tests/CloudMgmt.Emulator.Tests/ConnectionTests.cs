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
}
