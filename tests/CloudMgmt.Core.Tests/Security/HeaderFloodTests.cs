using System.Text;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

[CancelAfter(60_000)]
internal sealed class HeaderFloodTests
{
    private const int Megabyte = 1024 * 1024;

    private static readonly TestCaseData[] Floods =
    [
        new TestCaseData("", "X-Flood: 1\r\n", 100_000).SetArgDisplayNames("100,000 lines"),
        new TestCaseData("X-Flood: ", new string('a', 1000), 10_000).SetArgDisplayNames("one line of 10 MB"),
        new TestCaseData("", new string('a', 1000), 10_000).SetArgDisplayNames("a name of 10 MB"),
    ];

    [TestCaseSource(nameof(Floods))]
    public async Task A_flood_ends_the_call_in_bounded_memory(string beginning, string repeated, int times)
    {
        var piece = Encoding.ASCII.GetBytes(repeated);
        await using var server = RawServer.Start(async (stream, stop) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\n" + beginning), stop);
            for (var i = 0; i < times; i++)
                await stream.WriteAsync(piece, stop);
            await stream.WriteAsync("\r\n\r\n{}"u8.ToArray(), stop);
        });
        using var client = server.CreateClient();
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var failure = Assert.ThrowsAsync<ApiConnectionException>(() => client.GetWidgetAsync("1"))!;

        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        Assert.Multiple(() =>
        {
            Assert.That(failure.StatusCode, Is.Zero);
            Assert.That(failure.Reason, Is.EqualTo(ConnectionFailure.InvalidResponse));
            Assert.That(failure.InnerException?.ToString(), Does.Contain("headers length"));
            Assert.That(allocated, Is.LessThan(16 * Megabyte));
        });
    }

    [Test]
    public async Task What_fits_is_kept_whole()
    {
        var lines = string.Concat(Enumerable.Range(0, 1000).Select(i => $"X-Many: {i}\r\n"));
        await using var server = RawServer.Start($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n{lines}\r\n{{}}");
        using var client = server.CreateClient();
        var response = await client.GetWidgetWithResponseAsync("1");
        Assert.That(response.Headers.GetValues("X-Many"), Is.EqualTo(Enumerable.Range(0, 1000).Select(i => $"{i}")));
    }
}
