using System.IO.Compression;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

[CancelAfter(60_000)]
internal sealed class BodySizeTests
{
    private const int Limit = 1024 * 1024;

    [TestCase("gzip")]
    [TestCase("deflate")]
#if !NETSTANDARD_TESTS
    [TestCase("br", Description = "not by the handler of .NET Standard")]
#endif
    public async Task A_compressed_body_is_unpacked(string encoding)
    {
        await using var server = await ServeAsync(encoding, 200, """{"name":"ä"}"""u8.ToArray());
        using var client = server.CreateClient();
        Assert.That((await client.GetWidgetAsync("1")).Name, Is.EqualTo("ä"));
        Assert.That(server.Requests.Single().Headers["Accept-Encoding"], Does.Contain(encoding));
    }

    [TestCase("gzip")]
    [TestCase("deflate")]
#if !NETSTANDARD_TESTS
    [TestCase("br")]
#endif
    public async Task A_compressed_body_that_is_none_is_a_broken_response(string encoding)
    {
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            await LoopbackServer.AnswerAsync(context, 200, "<html>this was never compressed</html>");
        });
        using var client = server.CreateClient();
        Assert.That(
            Assert.ThrowsAsync<ApiConnectionException>(() => client.GetWidgetAsync("1"))!.Reason, Is.EqualTo(ConnectionFailure.Truncated));
    }

    [TestCase(0, true)]
    [TestCase(1, false)]
    [TestCase(5_000_000, false)]
    public async Task A_body_may_be_as_long_as_allowed_and_no_longer(int tooMuch, bool read)
    {
        var text = new string('x', Limit + tooMuch);
        using var handler = RecordingHandler.Answering(text, "text/plain");
        using var client = TestClient.For(Wire.Url, o => (o.HttpMessageHandler, o.MaxResponseBytes) = (handler, Limit));
        var call = client.SendAsync<string>(Wire.Get().ReturnsText("200"));
        if (read)
        {
            Assert.That((await call).Body, Is.EqualTo(text));
        }
        else
        {
            Assert.That(
                Assert.CatchAsync<ApiException>(() => call)!.Message,
                Does.Contain($"more than the {Limit} bytes that MaxResponseBytes allows"));
        }
    }

    [Test]
    public async Task A_long_error_keeps_its_status_and_its_beginning()
    {
        await using var server = await LoopbackServer.StartAsync(400, new string('x', 5_000_000), "text/html");
        using var client = server.CreateClient(o => o.MaxResponseBytes = 100_000);
        var failure = Assert.CatchAsync<ApiException>(() => client.GetWidgetAsync("1"))!;
        Assert.That(failure.StatusCode, Is.EqualTo(400));
        Assert.That(failure.Info.BodyExcerpt, Is.EqualTo(new string('x', ApiErrorInfo.MaxExcerptLength)));
    }

    [Test]
    public async Task A_stream_has_no_limit()
    {
        const int length = 50 * Limit;
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            for (var i = 0; i < 50; i++)
                await context.Response.Body.WriteAsync(new byte[Limit]);
        });
        using var client = server.CreateClient(o => o.MaxResponseBytes = 1);
        using var stream = await client.DownloadAsync();
        Assert.That(await CountAsync(stream), Is.EqualTo(length));
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(2_000_000_001)]
    [TestCase(long.MaxValue)]
    public void A_limit_that_cannot_be_kept_is_refused_by_name(long limit)
        => Assert.That(
            () => TestClient.For(Wire.Url, o => o.MaxResponseBytes = limit),
            Throws.ArgumentException.With.Message.Contains("MaxResponseBytes"));

    private static Task<LoopbackServer> ServeAsync(string encoding, int status, byte[] body)
        => ServePackedAsync(encoding, status, Pack(encoding, stream => stream.Write(body)));

    private static Task<LoopbackServer> ServePackedAsync(string encoding, int status, byte[] packed)
        => LoopbackServer.StartAsync(async context =>
    {
        (context.Response.StatusCode, context.Response.ContentType) = (status, "application/json");
        context.Response.Headers.ContentEncoding = encoding;
        await context.Response.Body.WriteAsync(packed);
    });

    private static byte[] Pack(string encoding, Action<Stream> write)
    {
        using var packed = new MemoryStream();
        using (Stream packing = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            _ => new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true),
        })
        {
            write(packing);
        }

        return packed.ToArray();
    }

    private static async Task<long> CountAsync(Stream stream)
    {
        var (total, buffer) = (0L, new byte[65536]);
        while (await stream.ReadAsync(buffer) is > 0 and var read)
            total += read;
        return total;
    }
}
