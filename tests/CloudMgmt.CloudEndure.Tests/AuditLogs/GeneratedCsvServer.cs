using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CloudMgmt.CloudEndure.Tests.AuditLogs;

/// <summary>Sends one answer of CSV rows that are never in memory together.</summary>
internal sealed class GeneratedCsvServer : IDisposable
{
    private const string Header = "timestamp,username,eventName,description,jobId,participatingMachines,changedFields\r\n";
    private const string Row = "2025-03-01T10:00:00Z,owner@example.com,blueprintChanged,\"Blueprint of machine \"\"db-01\"\" was changed\",,db-01; web-01,type: small -> large\r\n";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public GeneratedCsvServer(int rows)
    {
        Rows = rows;
        _listener.Start();
        Sending = Task.Run(SendAsync);
    }

    public int Rows { get; }

    public int RowLength => Row.Length;

    public long Length => Header.Length + ((long)Rows * RowLength);

    public Task Sending { get; }

    public Uri Address => new($"http://{_listener.LocalEndpoint}/");

    public void Dispose() => _listener.Dispose();

    private async Task SendAsync()
    {
        using var connection = await _listener.AcceptTcpClientAsync();
        await using var stream = connection.GetStream();
        using var request = new StreamReader(stream, leaveOpen: true);
        while (await request.ReadLineAsync() is { Length: > 0 })
        {
        }
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Length: {Length}\r\nConnection: close\r\n\r\n{Header}"));
        const int Block = 500;
        var block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Row, Block)));
        for (var left = Rows; left > 0; left -= Block)
            await stream.WriteAsync(block.AsMemory(0, Math.Min(left, Block) * Row.Length));
    }
}
