using System.Net;
using System.Net.Sockets;

namespace CloudMgmt.Trimming;

/// <summary>Stands between the application and the services, and keeps every byte that is sent to them, by connection.</summary>
internal sealed class RecordingRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly List<MemoryStream> _sent = [];
    private readonly Task _accepting;
    private Uri? _services;

    public RecordingRelay()
    {
        _listener.Start();
        Url = new Uri($"http://{_listener.LocalEndpoint}");
        _accepting = AcceptAsync();
    }

    public Uri Url { get; }

    /// <summary>Forwards what comes from now on.</summary>
    public void Connect(Uri services) => _services = services;

    /// <summary>What was sent since, once the application has ended.</summary>
    public byte[] Take()
    {
        lock (_sent)
        {
            var all = _sent.SelectMany(connection => connection.ToArray()).ToArray();
            _sent.Clear();
            return all;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ForwardAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (SocketException)
        {
            // Stopped.
        }
    }

    private async Task ForwardAsync(TcpClient application)
    {
        var sent = new MemoryStream();
        lock (_sent)
            _sent.Add(sent);
        using (application)
        using (var services = new TcpClient())
        {
            await services.ConnectAsync(_services!.Host, _services.Port);
            var answers = services.GetStream().CopyToAsync(application.GetStream());
            await RecordAsync(application.GetStream(), services.GetStream(), sent);
            services.Client.Shutdown(SocketShutdown.Send);
            await answers;
        }
    }

    private async Task RecordAsync(NetworkStream from, NetworkStream to, MemoryStream sent)
    {
        var buffer = new byte[4096];
        while (await from.ReadAsync(buffer) is > 0 and var count)
        {
            // Before it is answered, so that whoever has an answer finds it here.
            lock (_sent)
                sent.Write(buffer, 0, count);
            await to.WriteAsync(buffer.AsMemory(0, count));
        }
    }
}
