using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace CloudMgmt.Core.Tests;

/// <summary>A socket that speaks HTTP as badly as a test asks for.</summary>
internal sealed class RawServer : SocketServer
{
    private readonly Func<NetworkStream, CancellationToken, Task> _answer;
    private readonly ConcurrentQueue<string> _heads = new();

    private RawServer(Func<NetworkStream, CancellationToken, Task> answer) => _answer = answer;

    /// <summary>The heads of the requests that arrived: request line and headers as they were on the wire.</summary>
    public IReadOnlyList<string> Heads => [.. _heads];

    /// <summary>Starts a server that reads the head of each request and then does as told; the connection is closed afterwards.</summary>
    public static RawServer Start(Func<NetworkStream, CancellationToken, Task> answer) => new(answer);

    public static RawServer Start(string answer)
        => Start(async (stream, stop) => await stream.WriteAsync(Encoding.Latin1.GetBytes(answer), stop));

    public TestClient CreateClient(Action<TestClientOptions>? configure = null) => TestClient.For(Url, configure);

    protected override async Task ServeAsync(TcpClient connection)
    {
        await ReadHeadAsync(connection.GetStream());
        await _answer(connection.GetStream(), Stopping);
    }

    private async Task ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, Stopping) > 0)
            head.Append((char)one[0]);
        _heads.Enqueue(head.ToString());
    }
}
