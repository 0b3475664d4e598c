using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace CloudMgmt.Core.Tests;

/// <summary>A server that loses its first connections at some point of the TLS handshake, and answers 204 on the others.</summary>
internal sealed class HandshakeServer : SocketServer
{
    private readonly X509Certificate2 _certificate = TestCertificate.For("127.0.0.1");
    private readonly Func<TcpClient, CancellationToken, Task> _lose;
    private int _toLose;
    private int _connections;
    private int _requests;

    private HandshakeServer(int toLose, Func<TcpClient, CancellationToken, Task> lose)
        : base("https") => (_toLose, _lose) = (toLose, lose);

    public int Connections => Volatile.Read(ref _connections);

    public int Requests => Volatile.Read(ref _requests);

    public static HandshakeServer Losing(int connections, Func<TcpClient, CancellationToken, Task> lose) => new(connections, lose);

    public TestClient CreateClient(Action<TestClientOptions>? configure = null) => TestClient.For(Url, o =>
    {
        o.ServerCertificateSha256 = TestCertificate.Thumbprint(_certificate);
        configure?.Invoke(o);
    });

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _certificate.Dispose();
    }

    protected override async Task ServeAsync(TcpClient connection)
    {
        Interlocked.Increment(ref _connections);
        if (Interlocked.Decrement(ref _toLose) >= 0)
            await _lose(connection, Stopping);
        else
            await AnswerAsync(connection.GetStream());
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        await using var secure = new SslStream(stream);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, Stopping);
        var one = new byte[1];
        var last = 0;
        // To the empty line.
        while (last != 0x0D0A0D0A && await secure.ReadAsync(one, Stopping) > 0)
            last = (last << 8) | one[0];
        Interlocked.Increment(ref _requests);
        await secure.WriteAsync("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"u8.ToArray(), Stopping);
        await secure.ShutdownAsync();
    }
}
