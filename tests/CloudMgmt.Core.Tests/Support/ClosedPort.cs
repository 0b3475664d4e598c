using System.Net;
using System.Net.Sockets;

namespace CloudMgmt.Core.Tests;

/// <summary>A port at which nobody listens: taken, so that nobody else can, and never opened.</summary>
internal sealed class ClosedPort : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public ClosedPort() => _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public Uri Url => new($"http://{_socket.LocalEndPoint}");

    public void Dispose() => _socket.Dispose();
}
