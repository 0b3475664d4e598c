using System.IO.Compression;
using System.Text;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>
/// However much a service sends, a call takes bounded memory. Alone, because the runtime counts that of the whole process.
/// </summary>
[CancelAfter(60_000)]
[NonParallelizable]
internal sealed class BoundedMemoryTests
{
    private const int Megabyte = 1024 * 1024;

    private static readonly TestCaseData[] Floods =
    [
        new TestCaseData("", "X-Flood: 1\r\n", 100_000).SetArgDisplayNames("100,000 lines"),
        new TestCaseData("X-Flood: ", new string('a', 1000), 10_000).SetArgDisplayNames("one line of 10 MB"),
        new TestCaseData("", new string('a', 1000), 10_000).SetArgDisplayNames("a name of 10 MB"),
    ];

    [Test]
    public async Task A_body_of_a_gigabyte_packed_in_one_megabyte_is_refused([Values(200, 500)] int status)
    {
        var bomb = Bomb(megabytes: 1024);
        Assert.That(bomb, Has.Length.LessThan(2 * Megabyte));
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            (context.Response.StatusCode, context.Response.ContentType) = (status, "application/json");
            context.Response.Headers.ContentEncoding = "gzip";
            await context.Response.Body.WriteAsync(bomb);
        });
        using var client = server.CreateClient(o => o.MaxResponseBytes = Megabyte);

        var before = Allocated;
        var failure = Assert.CatchAsync<ApiException>(() => client.GetWidgetAsync("1"))!;
        var allocated = Allocated - before;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.StatusCode, Is.EqualTo(status));
            Assert.That(failure.Message, status == 200 ? Does.Contain("MaxResponseBytes").And.Contain($"{Megabyte}") : Does.Contain("500"));
            Assert.That(failure.Info.BodyExcerpt, Has.Length.EqualTo(ApiErrorInfo.MaxExcerptLength));
            Assert.That(allocated, Is.LessThan(16 * Megabyte), "the server's own buffers included");
        }
    }

    [TestCaseSource(nameof(Floods))]
    public async Task A_flood_of_headers_ends_the_call(string beginning, string repeated, int times)
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

        var before = Allocated;
        var failure = Assert.ThrowsAsync<ApiConnectionException>(() => client.GetWidgetAsync("1"))!;
        var allocated = Allocated - before;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.StatusCode, Is.Zero);
            Assert.That(failure.Reason, Is.EqualTo(ConnectionFailure.InvalidResponse));
            Assert.That(failure.InnerException?.ToString(), Does.Contain("headers length"));
            Assert.That(allocated, Is.LessThan(16 * Megabyte));
        }
    }

    [Test]
    public async Task A_million_items_take_a_multiple_of_what_they_are()
    {
        var body = Encoding.UTF8.GetBytes($"[{string.Join(",", Enumerable.Range(0, 1_000_000))}]");
        using var client = TestClient.For(Wire.Url, o => o.HttpMessageHandler = RecordingHandler.Answering(body));

        var before = Allocated;
        var items = (await client.SendAsync<List<long>>(Wire.Get().Returns<List<long>>("200"))).Body;

        Assert.That(items, Has.Count.EqualTo(1_000_000));
        Assert.That(Allocated - before, Is.LessThan(160 * Megabyte));
    }

    [Test]
    public async Task The_greatest_limit_costs_nothing_for_a_small_body()
    {
        using var handler = Script.Of(200);
        using var client = TestClient.For(Wire.Url, o => (o.HttpMessageHandler, o.MaxResponseBytes) = (handler, 2_000_000_000));

        var before = Allocated;
        await client.GetWidgetAsync("1");

        Assert.That(Allocated - before, Is.LessThan(10 * Megabyte));
    }

    [Test]
    public async Task A_length_that_is_announced_wrongly_changes_nothing([Values(0, 5, 100_000, 2_000_000_000)] long announced)
    {
        var name = new string('n', 50_000);
        using var handler = new RecordingHandler(_ =>
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes($$"""{"name":"{{name}}"}"""));
            (content.Headers.ContentType, content.Headers.ContentLength) = (new("application/json"), announced);
            return new HttpResponseMessage { Content = content };
        });
        using var client = TestClient.For(Wire.Url, o => (o.HttpMessageHandler, o.MaxResponseBytes) = (handler, 2_000_000_000));

        var before = Allocated;
        var widget = await client.GetWidgetAsync("1");

        Assert.That(widget.Name, Is.EqualTo(name));
        Assert.That(Allocated - before, Is.LessThan(10 * Megabyte));
    }

    private static long Allocated => GC.GetTotalAllocatedBytes(precise: true);

    // A stream of gzip may have several members: one is packed, and repeated.
    private static byte[] Bomb(int megabytes)
    {
        using var member = new MemoryStream();
        using (var packing = new GZipStream(member, CompressionLevel.Optimal, leaveOpen: true))
            packing.Write([.. Enumerable.Repeat((byte)' ', Megabyte)]);
        return [.. Enumerable.Repeat(member.ToArray(), megabytes).SelectMany(bytes => bytes)];
    }
}
