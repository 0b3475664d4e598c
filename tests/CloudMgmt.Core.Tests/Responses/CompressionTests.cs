using System.IO.Compression;
using System.Net;
using System.Text;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>
/// Compressed bodies over a real connection. A cut one comes with a correct end of the HTTP message, as from a proxy that cut it or
/// from a server that closes: only the compressed form itself can tell.
/// </summary>
internal sealed class CompressionTests
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 40).Select(i => $"{i * 7919},é\r\n")));

#if NETSTANDARD_TESTS
    private static readonly string[] Codings = ["gzip", "x-gzip", "deflate", "raw deflate"];
#else
    private static readonly string[] Codings = ["gzip", "x-gzip", "deflate", "raw deflate", "br"];
#endif

    [TestCaseSource(nameof(Codings))]
    public async Task A_stream_is_unpacked_whole(string coding)
    {
        await using var server = await ServeAsync(coding, Pack(coding, Text));
        using var client = server.CreateClient();

        using var stream = await client.DownloadAsync();

        Assert.That(await ReadAsync(stream), Is.EqualTo(Text));
    }

    [TestCaseSource(nameof(Codings))]
    public async Task A_stream_that_is_cut_anywhere_breaks_off(string coding)
    {
        var packed = Pack(coding, Text);
        var length = packed.Length;
        await using var server = await ServeAsync(coding, () => packed.AsMemory(0, length));
        using var client = server.CreateClient();

        for (length = packed.Length - 1; length >= 0; length--)
        {
            using var stream = await client.DownloadAsync();
            var lost = Assert.ThrowsAsync<ApiConnectionException>(() => ReadAsync(stream), $"{length} of {packed.Length} bytes")!;
            Assert.That((lost.Reason, lost.StatusCode, lost.IsTransient), Is.EqualTo((ConnectionFailure.Truncated, 0, true)));
        }
    }

    [TestCaseSource(nameof(Codings))]
    public async Task What_came_before_the_cut_is_delivered(string coding)
    {
        var random = new Random(1);
        var text = Enumerable.Range(0, 200_000).Select(_ => (byte)random.Next('a', 'z')).ToArray();
        var packed = Pack(coding, text);
        await using var server = await ServeAsync(coding, packed[..(packed.Length / 2)]);
        using var client = server.CreateClient();
        using var stream = await client.DownloadAsync();
        using var read = new MemoryStream();

        Assert.That(() => stream.CopyToAsync(read, 1000), Throws.TypeOf<ApiConnectionException>());

        Assert.That(read.Length, Is.GreaterThan(text.Length / 3));
        Assert.That(read.ToArray(), Is.EqualTo(text[..(int)read.Length]));
    }

    [TestCaseSource(nameof(Codings))]
    public async Task A_stream_that_is_broken_breaks_off(string coding)
    {
        var packed = Pack(coding, Text);
        for (var i = packed.Length / 3; i < packed.Length / 3 + 20; i++)
            packed[i] ^= 0x5A;
        await using var server = await ServeAsync(coding, packed);
        using var client = server.CreateClient();

        using var stream = await client.DownloadAsync();

        Assert.That(() => ReadAsync(stream), Throws.TypeOf<ApiConnectionException>().With.InnerException.Not.Null);
    }

    [TestCaseSource(nameof(Codings))]
    public async Task A_stream_that_is_not_compressed_as_it_says_breaks_off(string coding)
    {
        await using var server = await ServeAsync(coding, Text);
        using var client = server.CreateClient();

        using var stream = await client.DownloadAsync();

        Assert.That(
            () => ReadAsync(stream), Throws.TypeOf<ApiConnectionException>().With.Property("Reason").EqualTo(ConnectionFailure.Truncated));
    }

    [TestCaseSource(nameof(Codings))]
    public async Task A_synchronous_reader_is_told_the_same(string coding)
    {
        var packed = Pack(coding, Text);
        await using var whole = await ServeAsync(coding, packed);
        await using var cut = await ServeAsync(coding, packed[..^3]);
        using var client = whole.CreateClient();
        using var other = cut.CreateClient();
        using var stream = await client.DownloadAsync();
        using var broken = await other.DownloadAsync();
        using var read = new MemoryStream();

        stream.CopyTo(read);

        Assert.That(read.ToArray(), Is.EqualTo(Text));
        Assert.That(() => broken.CopyTo(Stream.Null), Throws.TypeOf<ApiConnectionException>());
    }

    [TestCaseSource(nameof(Codings))]
    public async Task Bytes_that_arrive_one_by_one_are_unpacked(string coding)
    {
        using var stream = new DecodedStream(new OneByOneStream(Pack(coding, Text)), coding == "raw deflate" ? "deflate" : coding);

        Assert.That(await ReadAsync(stream), Is.EqualTo(Text));
    }

    // Written out, since the streams of .NET write nothing at all then, which is a cut body to everybody else.
    [TestCase("gzip", "1f8b080000000000000303000000000000000000")]
    [TestCase("deflate", "789c030000000001")]
    [TestCase("raw deflate", "0300")]
#if !NETSTANDARD_TESTS
    [TestCase("br", "06")]
#endif
    public async Task Nothing_compressed_is_nothing(string coding, string packed)
    {
        await using var server = await ServeAsync(coding, Convert.FromHexString(packed));
        using var client = server.CreateClient();

        using var stream = await client.DownloadAsync();

        Assert.That(await ReadAsync(stream), Is.Empty);
    }

    [Test]
    public async Task Codings_on_top_of_each_other_are_undone_in_their_order()
    {
        await using var server = await ServeAsync("identity, deflate, GZIP", Pack("gzip", Pack("deflate", Text)));
        using var client = server.CreateClient();

        using var stream = await client.DownloadAsync();

        Assert.That(await ReadAsync(stream), Is.EqualTo(Text));
    }

    [Test]
    public async Task A_charset_in_the_place_of_a_coding_is_none()
    {
        await using var server = await ServeAsync("UTF-8", Text);
        using var client = server.CreateClient();

        using var stream = await client.DownloadAsync();

        Assert.That(await ReadAsync(stream), Is.EqualTo(Text));
    }

    [TestCase("compress")]
    [TestCase("zstd")]
    [TestCase("gzip, gzip, gzip")]
    public async Task A_coding_that_was_not_asked_for_is_no_answer(string coding)
    {
        await using var server = await ServeAsync(coding, Text);
        using var client = server.CreateClient(o => o.Retry.MaxRetries = 0);

        Assert.That(
            () => client.DownloadAsync(),
            Throws.TypeOf<ApiConnectionException>().With.Property("Reason").EqualTo(ConnectionFailure.InvalidResponse));
    }

    [Test]
    public async Task The_headers_are_those_of_the_body_that_is_read()
    {
        await using var server = await ServeAsync("gzip", Pack("gzip", Text));
        using var client = server.CreateClient();

        var response = await client.SendAsync<Stream>(Wire.Get().ReturnsStream("200"));
        using var stream = response.Body;

        Assert.That(response.Headers.TryGetValue("Content-Encoding", out _), Is.False);
        Assert.That(response.Headers.TryGetValue("Content-Length", out _), Is.False);
        Assert.That(response.Headers.TryGetValue("Content-Type", out _), Is.True);
    }

    [Test]
    public async Task A_call_can_ask_for_no_compression()
    {
        await using var server = await ServeAsync("identity", Text);
        using var client = server.CreateClient();

        var options = new RequestOptions { Headers = { ["Accept-Encoding"] = "identity" } };

        using var stream = (await client.SendAsync<Stream>(
            new ApiRequest("GET", "/widgets", "GetWidgets", options).ReturnsStream("200"))).Body;

        Assert.That(await ReadAsync(stream), Is.EqualTo(Text));
        Assert.That(server.Requests.Single().Headers["Accept-Encoding"], Is.EqualTo("identity"));
    }

    // Such a handler hides the compressed form, and with it a cut: the README says so.
    [Test]
    public async Task A_handler_of_the_caller_that_unpacks_does_it_itself([Values] bool unpacks)
    {
        await using var server = await ServeAsync("gzip", Pack("gzip", Text));
        using var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = unpacks ? DecompressionMethods.GZip : DecompressionMethods.None,
        };
        using var client = server.CreateClient(o => o.HttpMessageHandler = handler);

        using var stream = await client.DownloadAsync();

        Assert.That(await ReadAsync(stream), Is.EqualTo(Text));
    }

    [TestCaseSource(nameof(Codings))]
    public async Task An_error_that_is_cut_keeps_its_status(string coding)
    {
        var packed = Pack(coding, """{"code":"X","message":"no"}"""u8.ToArray());
        await using var server = await ServeAsync(coding, packed[..^2], status: 409);
        using var client = server.CreateClient();

        Assert.That(Assert.CatchAsync<ApiException>(() => client.GetWidgetAsync("1"))!.StatusCode, Is.EqualTo(409));
    }

    private static Task<LoopbackServer> ServeAsync(string coding, byte[] body, int status = 200) => ServeAsync(coding, () => body, status);

    private static Task<LoopbackServer> ServeAsync(string coding, Func<ReadOnlyMemory<byte>> body, int status = 200)
        => LoopbackServer.StartAsync(async context =>
    {
        (context.Response.StatusCode, context.Response.ContentType) = (status, "application/json");
        context.Response.Headers.ContentEncoding = coding == "raw deflate" ? "deflate" : coding;
        context.Response.ContentLength = body().Length;
        await context.Response.Body.WriteAsync(body());
    });

    private static byte[] Pack(string coding, byte[] body)
    {
        using var packed = new MemoryStream();
        using (Stream packing = coding switch
        {
            "deflate" => new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "raw deflate" => new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            _ => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true),
        })
        {
            packing.Write(body);
        }

        return packed.ToArray();
    }

    private static async Task<byte[]> ReadAsync(Stream stream)
    {
        using var read = new MemoryStream();
        await stream.CopyToAsync(read);
        return read.ToArray();
    }

    private sealed class OneByOneStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1)]);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => base.ReadAsync(buffer, offset, Math.Min(count, 1), cancellationToken);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => base.ReadAsync(buffer[..Math.Min(buffer.Length, 1)], cancellationToken);
    }
}
