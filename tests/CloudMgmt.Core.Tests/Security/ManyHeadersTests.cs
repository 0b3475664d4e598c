using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

[CancelAfter(60_000)]
internal sealed class ManyHeadersTests
{
    [Test]
    public async Task What_fits_is_kept_whole()
    {
        var lines = string.Concat(Enumerable.Range(0, 1000).Select(i => $"X-Many: {i}\r\n"));
        await using var server = RawServer.Start(
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n{lines}\r\n{{}}");
        using var client = server.CreateClient();
        var response = await client.GetWidgetWithResponseAsync("1");
        Assert.That(response.Headers.GetValues("X-Many"), Is.EqualTo(Enumerable.Range(0, 1000).Select(i => $"{i}")));
    }
}
