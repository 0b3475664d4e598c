using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace CloudMgmt.Core.Tests;

/// <summary>A socket that speaks just enough HTTP/2 in plain text to count requests and to end them in the ways of that protocol.</summary>
internal sealed class Http2Server : SocketServer
{
    private const byte Data = 0;
    private const byte HeadersFrame = 1;
    private const byte ResetStream = 3;
    private const byte Settings = 4;
    private const byte GoAwayFrame = 7;
    private const byte EndStream = 1;
    private const byte Acknowledged = 1;

    private readonly Func<Http2Server, NetworkStream, int, bool, Task<bool>> _onFrame;
    private int _heads;
    private int _requests;

    private Http2Server(Func<Http2Server, NetworkStream, int, bool, Task<bool>> onFrame) => _onFrame = onFrame;

    /// <summary>How many HEADERS frames arrived.</summary>
    public int Heads => Volatile.Read(ref _heads);

    /// <summary>How many requests arrived to their end.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Answers each whole request by RST_STREAM.</summary>
    public static Http2Server Resetting(uint code)
        => new(async (_, stream, id, isWhole) =>
        {
            if (isWhole)
                await WriteAsync(stream, ResetStream, 0, id, Number(code));
            return true;
        });

    /// <summary>Answers a request by GOAWAY, which says that it was not processed, or that it was.</summary>
    public static Http2Server GoingAway(uint code, bool atHead, bool processed = false)
        => new(async (_, stream, id, isWhole) =>
        {
            if (isWhole == atHead)
                return true;
            await WriteAsync(stream, GoAwayFrame, 0, 0, [.. Number(processed ? (uint)id : 0), .. Number(code)]);
            return false;
        });

    /// <summary>Closes the connection after each whole request.</summary>
    public static Http2Server Closing() => new((_, _, _, isWhole) => Task.FromResult(!isWhole));

    /// <summary>Answers each whole request by a frame of a stream that the client never opened, which breaks the protocol.</summary>
    public static Http2Server Breaking()
        => new(async (_, stream, _, isWhole) =>
        {
            if (isWhole)
                await WriteAsync(stream, Data, 0, 0, [1]);
            return true;
        });

    public TestClient CreateClient(Action<TestClientOptions>? configure = null) => TestClient.For(Url, o =>
    {
        o.HttpMessageHandler = new OverHttp2();
        configure?.Invoke(o);
    });

    protected override async Task ServeAsync(TcpClient connection)
    {
        var stream = connection.GetStream();
        await stream.ReadExactlyAsync(new byte["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".Length], Stopping);
        await WriteAsync(stream, Settings, 0, 0, []);
        while (await HandleAsync(stream))
        {
        }
        // What is still to come must not turn the end into a reset, which would take away what was said.
        connection.Client.Shutdown(SocketShutdown.Send);
        while (await stream.ReadAsync(new byte[1024], Stopping) > 0)
        {
        }
    }

    private async Task<bool> HandleAsync(NetworkStream stream)
    {
        var head = new byte[9];
        await stream.ReadExactlyAsync(head, Stopping);
        var (type, flags, id) = (head[3], head[4], BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5)));
        await stream.ReadExactlyAsync(new byte[(head[0] << 16) | (head[1] << 8) | head[2]], Stopping);
        if (type == Settings && (flags & Acknowledged) == 0)
            await WriteAsync(stream, Settings, Acknowledged, 0, []);
        if (type is not (HeadersFrame or Data))
            return true;
        var isWhole = (flags & EndStream) != 0;
        if (type == HeadersFrame)
            Interlocked.Increment(ref _heads);
        if (isWhole)
            Interlocked.Increment(ref _requests);
        return await _onFrame(this, stream, id, isWhole);
    }

    private static async Task WriteAsync(NetworkStream stream, byte type, byte flags, int id, byte[] payload)
        => await stream.WriteAsync((byte[])[0, 0, (byte)payload.Length, type, flags, .. Number((uint)id), .. payload]);

    private static byte[] Number(uint value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private sealed class OverHttp2() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (request.Version, request.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
