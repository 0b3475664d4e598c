using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CloudMgmt.Core.Tests;

/// <summary>A socket that speaks HTTP as badly as a test asks for.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<NetworkStream, CancellationToken, Task> _answer;
    private readonly ConcurrentQueue<string> _heads = new();
    private readonly Task _loop;

    private RawServer(Func<NetworkStream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _loop = AcceptAsync();
    }

    public Uri Url { get; }

    /// <summary>The heads of the requests that arrived: request line and headers as they were on the wire.</summary>
    public IReadOnlyList<string> Heads => [.. _heads];

    /// <summary>Starts a server that reads the head of each request and then does as told; the connection is closed afterwards.</summary>
    public static RawServer Start(Func<NetworkStream, CancellationToken, Task> answer) => new(answer);

    public static RawServer Start(string answer)
        => Start(async (stream, stop) => await stream.WriteAsync(Encoding.Latin1.GetBytes(answer), stop));

    public TestClient CreateClient(Action<TestClientOptions>? configure = null) => TestClient.For(Url, configure);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _loop.ContinueWith(_ => { }, TaskScheduler.Default);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        finally
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using (connection)
        {
            try
            {
                await ReadHeadAsync(connection.GetStream());
                await _answer(connection.GetStream(), _stop.Token);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    private async Task ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, _stop.Token) > 0)
            head.Append((char)one[0]);
        _heads.Enqueue(head.ToString());
    }
}
