using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Moq;

namespace CloudMgmt.CloudEndure.Tests.AuditLogs;

/// <summary>A text that ends before its end, in every way in which nothing but the text itself can tell.</summary>
internal sealed class CsvEndTests : CsvTest
{
    private const string Text = "timestamp,username,description\r\n"
        + "2025-03-01T10:00:00Z,\"Zoë\",\"one, \"\"two\"\"\r\nthree\"\r\n2025-03-01T10:00:01Z,b,\r\n2025-03-01T10:00:02Z,c,last\r\n";

    [Test]
    public async Task A_compressed_text_that_is_cut_is_a_break_after_the_rows_before_it([Values("gzip", "deflate", "br")] string coding)
    {
        var packed = Pack(coding, Many(20_000));

        var (rows, thrown) = await ReadUntilFailure(Compressed(coding, packed[..(packed.Length / 2)]));

        Assert.That(
            thrown,
            Is.TypeOf<ApiConnectionException>().With.Property("Reason").EqualTo(ConnectionFailure.Truncated)
                .And.Property("StatusCode").Zero);
        Assert.That(rows, Has.Count.InRange(5_000, 15_000));
        Assert.That(rows.Select(row => row["n"]), Is.EqualTo(Enumerable.Range(0, rows.Count).Select(i => $"{i}")));
        Assert.That(rows.Select(row => row["text"]), Is.EqualTo(Enumerable.Range(0, rows.Count).Select(Words)), "no row is cut");
    }

    [Test]
    public async Task A_text_that_ends_within_quotes_is_a_break_after_the_rows_before_it([ValueSource(nameof(Encodings))] Encoding encoding)
    {
        for (var end = 1; end <= Text.Length; end++)
        {
            var quotes = Text[..end].Count(c => c == '"');
            var (rows, thrown) = await ReadUntilFailure(Fault.Answer(200, WithMark(Text[..end], encoding), "text/csv"));

            if (quotes % 2 == 0)
            {
                Assert.That(thrown, Is.Null, $"after {end} characters");
            }
            else
            {
                Assert.That(
                    thrown,
                    Is.TypeOf<ApiConnectionException>().With.Property("Reason").EqualTo(ConnectionFailure.Truncated),
                    $"after {end} characters");
            }

            Assert.That(rows.Any(row => row["description"]?.EndsWith("\n-", StringComparison.Ordinal) ?? false), Is.False);
        }
    }

    [Test]
    public async Task A_character_that_is_cut_at_the_end_is_a_break(
        [Values("é", "€", "😀")] string last,
        [Values("", "; charset=utf-8", "; charset=utf-16le", "; charset=utf-16be")] string charset)
    {
        var contentType = $"text/csv{charset}";
        var encoding = Encoding.GetEncoding(charset.Length == 0 ? "utf-8" : charset.Split('=')[1]);
        var bytes = encoding.GetBytes($"a,b\n1,2\n3,x{last}");
        for (var missing = 1; missing < encoding.GetByteCount(last); missing++)
        {
            var (rows, thrown) = await ReadUntilFailure(Fault.Answer(200, bytes[..^missing], contentType));

            Assert.That(rows.Select(Show), Is.EqualTo(["a='1' b='2'"]), $"without {missing} bytes");
            Assert.That(thrown, Is.TypeOf<ApiConnectionException>().With.Property("Reason").EqualTo(ConnectionFailure.Truncated));
        }
        var (whole, failure) = await ReadUntilFailure(Fault.Answer(200, bytes, contentType));
        Assert.That(whole, Has.Count.EqualTo(2));
        Assert.That(failure, Is.Null);
    }

    [TestCase("-", "")]
    [TestCase("-\n", "")]
    [TestCase("-\n-", "-='-'")]
    [TestCase("-\n-\n-\n", "-='-' -='-'")]
    [TestCase("a,b\n-", "a='-' b=null")]
    [TestCase("a\n\"-\"", "a='-'")]
    [TestCase("a\n1\r", "a='1'")]
    [TestCase("a\r\n1\r\n\r\n", "a='1'")]
    [TestCase("a\n\"x\"y", "a='xy'")]
    [TestCase("a\nx\"y", "a='x\"y'")]
    public async Task A_text_that_looks_like_its_own_end_is_read_whole(string text, string expected)
        => Assert.That(string.Join(" ", await Rows(text).Select(Show).ToListAsync()), Is.EqualTo(expected));

    [Test]
    public async Task Rows_are_the_same_wherever_the_text_is_split_on_its_way([ValueSource(nameof(Encodings))] Encoding encoding)
    {
        var bytes = WithMark(Text, encoding);
        var whole = await Rows(bytes).Select(Show).ToListAsync();
        for (var at = 1; at < bytes.Length; at++)
            Assert.That(await Read(new PiecewiseStream(bytes, at)).Select(Show).ToListAsync(), Is.EqualTo(whole), $"split at {at}");

        Assert.That(await Read(new PiecewiseStream(bytes, 0)).Select(Show).ToListAsync(), Is.EqualTo(whole), "byte by byte");
        Assert.That(whole, Has.Count.EqualTo(3));
    }

    [TestCase(typeof(IOException))]
    [TestCase(typeof(HttpRequestException))]
    [TestCase(typeof(InvalidDataException))]
    [TestCase(typeof(InvalidOperationException))]
    public void No_exception_of_a_stream_comes_through_as_it_is(Type type)
    {
        using var stream = new FailingStream(Encoding.UTF8.GetBytes("a\n1\n2\n3"), (Exception)Activator.CreateInstance(type)!);

        Assert.That(async () => await Read(stream).ToListAsync(), Throws.TypeOf<ApiConnectionException>().With.InnerException.TypeOf(type));
    }

    [Test]
    public async Task Zeros_are_text()
        => Assert.That(await Rows("a,b\n\0,x\0y\n").Select(Show).SingleAsync(), Is.EqualTo("a='\0' b='x\0y'"));

    [TestCase(10_000)]
    [TestCase(16_384)]
    public async Task Equal_names_take_time_in_proportion(int columns)
    {
        var clock = Stopwatch.StartNew();

        var row = await Rows(string.Join(',', Enumerable.Repeat("c", columns)) + "\n1\n").SingleAsync();

        Assert.That(row.Columns, Has.Count.EqualTo(columns));
        Assert.That((row.Columns[0], row.Columns[1], row.Columns[^1]), Is.EqualTo(("c", "c_2", $"c_{columns}")));
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(8)), "quadratic, they would take ten times as long");
    }

    [TestCase("c", TestName = "equal names")]
    [TestCase("", TestName = "no names")]
    public void A_header_with_too_many_columns_is_refused_in_words(string name)
    {
        var refused = Assert.ThrowsAsync<ApiException>(
            () => Rows(string.Join(',', Enumerable.Repeat(name, 500_000)) + "\n1\n").ToListAsync().AsTask())!;

        Assert.That(refused.StatusCode, Is.EqualTo(200));
        Assert.That(refused.Message, Does.EndWith("line 1 has more than 16384 columns"));
    }

    [Test]
    public async Task A_row_with_too_many_cells_is_refused_after_those_before_it()
    {
        var (rows, thrown) = await ReadUntilFailure(
            Fault.Answer(200, Encoding.UTF8.GetBytes("a\n1\n" + new string(',', 16_384) + "\n2\n"), "text/csv"));

        Assert.That(rows.Select(Show), Is.EqualTo(["a='1'"]));
        Assert.That(thrown, Is.TypeOf<ApiException>().With.Message.EndsWith("line 3 has more than 16384 columns"));
    }

    [Test]
    public void A_cancelled_token_ends_the_reading_of_a_long_header()
    {
        using var stop = new CancellationTokenSource();
        var reached = 0L;
        using var stream = new PiecewiseStream(Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Repeat("c", 100_000))), 0)
        {
            OnRead = at =>
            {
                reached = at;
                if (at == 1000)
                    stop.Cancel();
            },
        };

        Assert.That(async () => await Read(stream).ToListAsync(stop.Token), Throws.InstanceOf<OperationCanceledException>());

        Assert.That(reached, Is.EqualTo(1000));
    }

    [Test]
    public void The_default_row_has_nothing()
    {
        var row = default(AuditLogRow);

        Assert.That(
            (row.Columns.Count, row.Values.Count, row["a"], row.Timestamp, row.EventName),
            Is.EqualTo((0, 0, (string?)null, (DateTimeOffset?)null, (string?)null)));
    }

    private static string Words(int i) => $"Settings changed, {i * 7919} machines";

    private static string Many(int rows) => "n,text\r\n" + string.Concat(Enumerable.Range(0, rows).Select(i => $"{i},\"{Words(i)}\"\r\n"));

    private static Fault Compressed(string coding, byte[] body)
        => Fault.Answer(200, body, "text/csv").WithHeader("Content-Encoding", coding);

    private static byte[] Pack(string coding, string text)
    {
        using var packed = new MemoryStream();
        using (Stream packing = coding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal),
            "deflate" => new ZLibStream(packed, CompressionLevel.Optimal),
            _ => new BrotliStream(packed, CompressionLevel.Optimal),
        })
        {
            packing.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    private static IAsyncEnumerable<AuditLogRow> Read(Stream text)
    {
        var client = new Mock<CloudEndureClient> { CallBase = true };
        client.Setup(c => c.DownloadProjectAuditLogCsvWithResponseAsync("p", null, It.IsAny<CancellationToken>()))
            .ReturnsAsync(new ApiResponse<Stream>(200, text, new ApiHeaders([new("Content-Type", "text/csv")])));
        return client.Object.ReadProjectAuditLogCsvAsync("p");
    }

    /// <summary>Gives its bytes in two pieces, or one by one.</summary>
    private sealed class PiecewiseStream(byte[] bytes, int at) : MemoryStream(bytes)
    {
        public Action<long>? OnRead { get; init; }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            OnRead?.Invoke(Position);
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(
                Read(buffer, offset, at == 0 ? Math.Min(1, count) : Position < at ? Math.Min(count, at - (int)Position) : count));
        }
    }

    private sealed class FailingStream(byte[] bytes, Exception failure) : MemoryStream(bytes)
    {
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => Position < Length ? Task.FromResult(Read(buffer, offset, count)) : Task.FromException<int>(failure);
    }
}
