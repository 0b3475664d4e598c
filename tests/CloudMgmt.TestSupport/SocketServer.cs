using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace CloudMgmt.TestSupport;

/// <summary>A bare socket, for what no HTTP server would do.</summary>
public abstract class SocketServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;

    /// <summary>Starts it.</summary>
    /// <param name="scheme">That of its URL.</param>
    protected SocketServer(string scheme = "http")
    {
        _listener.Start();
        Url = new Uri($"{scheme}://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _loop = AcceptAsync();
    }

    public Uri Url { get; }

    /// <summary>Ends when the server does.</summary>
    protected CancellationToken Stopping => _stop.Token;

    public virtual async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _loop.ContinueWith(_ => { }, TaskScheduler.Default);
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Serves one connection, which is closed afterwards.</summary>
    protected abstract Task ServeAsync(TcpClient connection);

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(CloseAfterAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        finally
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task CloseAfterAsync(TcpClient connection)
    {
        using (connection)
        {
            try
            {
                await ServeAsync(connection);
            }
            catch (Exception e) when (e is IOException or AuthenticationException or OperationCanceledException)
            {
                // The client went away, or the test is over.
            }
        }
    }
}
