using System.Text;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>A server that sends one byte a second forever holds a call no longer than the time that it is allowed.</summary>
[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SlowServerTests : IDisposable
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private readonly ManualTimeProvider _time = new();
    private readonly SemaphoreSlim _drip = new(0);
    private readonly SemaphoreSlim _sent = new(0);

    public void Dispose()
    {
        _drip.Dispose();
        _sent.Dispose();
    }

    [TestCase("", TestName = "Slow_headers")]
    [TestCase(Head + "X: ", TestName = "A_slow_header")]
    [TestCase(Head + "Content-Length: 1000000\r\n\r\n[", TestName = "A_slow_body")]
    [TestCase(Head + "\r\n[", TestName = "A_slow_body_without_a_length")]
    [TestCase("HTTP/1.1 500 Oops\r\nContent-Length: 1000000\r\n\r\n", TestName = "A_slow_error")]
    public async Task Slow(string beginning)
    {
        await using var server = RawServer.Start(async (stream, stop) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(beginning), stop);
            while (true)
            {
                await _drip.WaitAsync(stop);
                await stream.WriteAsync(" "u8.ToArray(), stop);
                _sent.Release();
            }
        });
        using var client = server.CreateClient(o => (o.TimeProvider, o.Timeout) = (_time, TimeSpan.FromSeconds(30)));

        var call = client.GetWidgetAsync("1");
        for (var second = 1; second <= 29; second++)
        {
            _drip.Release();
            await _sent.WaitAsync();
            _time.Advance(TimeSpan.FromSeconds(1));
        }
        var wasPatient = !call.IsCompleted;
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.That(Assert.ThrowsAsync<ApiConnectionException>(() => call)!.Reason, Is.EqualTo(ConnectionFailure.Timeout));
        Assert.That(wasPatient, Is.True);
    }
}
