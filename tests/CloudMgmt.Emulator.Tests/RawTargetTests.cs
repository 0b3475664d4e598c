using System.Net.Sockets;
using System.Text;
using CloudMgmt.Emulator.Tests.Support;

namespace CloudMgmt.Emulator.Tests;

/// <summary>Targets that HttpClient would tidy up before sending them.</summary>
internal sealed class RawTargetTests : HeliosTest
{
    [TestCase("/helios/v2/users/%2e%2e", "unknown user ..")]
    [TestCase("/helios/v2/users/../users", "has no path")]
    [TestCase("/helios/v2//users", "has no path")]
    public async Task The_path_is_taken_as_sent(string target, string expected)
    {
        using var client = new TcpClient();
        var address = new Uri(Server.BaseUrl);
        await client.ConnectAsync(address.Host, address.Port);
        var request = $"GET {target} HTTP/1.1\r\nHost: {address.Authority}\r\napiKey: {Server.Helios.ApiKey}\r\nConnection: close\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));

        using var reader = new StreamReader(client.GetStream());
        var answer = await reader.ReadToEndAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer, Does.StartWith("HTTP/1.1 404").And.Contain(expected));
            Assert.That(Server.Requests.Single().Path, Is.EqualTo(target));
        }
    }
}
