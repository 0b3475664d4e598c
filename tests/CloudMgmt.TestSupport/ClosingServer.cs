using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace CloudMgmt.TestSupport;

/// <summary>How a server ends a connection that it owes an answer.</summary>
public enum Closing
{
    /// <summary>In order, with FIN.</summary>
    Orderly,

    /// <summary>With RST.</summary>
    Reset,
}

/// <summary>A bare socket that counts the whole requests which arrive on it, and closes the connection instead of answering.</summary>
public sealed class ClosingServer : SocketServer
{
    private readonly Closing _closing;
    private int _toAnswer;
    private int _requests;
    private int _heads;

    private ClosingServer(Closing closing, int toAnswer, bool awaitsExpected)
        => (_closing, _toAnswer, AwaitsExpected) = (closing, toAnswer, awaitsExpected);

    /// <summary>How many requests arrived whole, with all of their body, and were not answered.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>How many heads of requests arrived that were not answered.</summary>
    public int Heads => Volatile.Read(ref _heads);

    /// <summary>
    /// Whether a body that is announced by "Expect: 100-continue" is asked for; otherwise the connection is closed after such a head.
    /// </summary>
    private bool AwaitsExpected { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="closing">How it closes connections.</param>
    /// <param name="toAnswer">How many requests it answers with 204 before, so that the next one comes on a connection that is in
    /// use.</param>
    /// <param name="awaitsExpected">Whether it asks for a body that is announced by "Expect: 100-continue".</param>
    public static ClosingServer Start(Closing closing, int toAnswer = 0, bool awaitsExpected = false)
        => new(closing, toAnswer, awaitsExpected);

    protected override async Task ServeAsync(TcpClient connection)
    {
        var stream = connection.GetStream();
        while (await ReadAsync(stream) && Interlocked.Decrement(ref _toAnswer) >= 0)
            await stream.WriteAsync("HTTP/1.1 204 No Content\r\n\r\n"u8.ToArray(), Stopping);
        if (_closing == Closing.Reset)
            connection.Client.LingerState = new LingerOption(true, 0);
    }

    /// <summary>Reads one request; false when the connection ended before it was whole.</summary>
    private async Task<bool> ReadAsync(NetworkStream stream)
    {
        var counts = Volatile.Read(ref _toAnswer) <= 0;
        if (await ReadThroughAsync(stream, "\r\n\r\n") is not { } head)
            return false;
        if (counts)
            Interlocked.Increment(ref _heads);
        var length = Header(head, "Content-Length");
        var isChunked = Header(head, "Transfer-Encoding") is not null;
        var isWhole = !isChunked && length is null or "0";
        if (!isWhole && Header(head, "Expect") is not null)
        {
            if (!AwaitsExpected)
                return false;
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), Stopping);
        }
        if (isChunked)
            isWhole = await ReadThroughAsync(stream, "0\r\n\r\n") is not null;
        else if (!isWhole)
            isWhole = await ReadBodyAsync(stream, int.Parse(length!, CultureInfo.InvariantCulture));
        if (isWhole && counts)
            Interlocked.Increment(ref _requests);
        return isWhole;
    }

    private async Task<bool> ReadBodyAsync(NetworkStream stream, int length)
    {
        await stream.ReadExactlyAsync(new byte[length], Stopping);
        return true;
    }

    private async Task<string?> ReadThroughAsync(NetworkStream stream, string end)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (text.Length < end.Length || text.ToString(text.Length - end.Length, end.Length) != end)
        {
            if (await stream.ReadAsync(one, Stopping) == 0)
                return null;
            text.Append((char)one[0]);
        }
        return text.ToString();
    }

    private static string? Header(string head, string name)
        => head.Split("\r\n").FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..]
            .Trim();
}
