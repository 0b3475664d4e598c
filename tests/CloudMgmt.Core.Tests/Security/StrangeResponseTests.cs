using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

[CancelAfter(60_000)]
internal sealed class StrangeResponseTests
{
    private const string Json = "Content-Type: application/json\r\n";
    private const string Body = """{"name":"x"}""";

    [TestCase(
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n" + Json + "Content-Length: 12\r\n\r\n" + Body, TestName = "An_interim_response")]
    [TestCase(
        "HTTP/1.1 103 Early Hints\r\nLink: <http://evil.test/>\r\n\r\nHTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 200 OK\r\n"
            + Json
            + "Content-Length: 12\r\n\r\n"
            + Body,
        TestName = "Several_interim_responses")]
    [TestCase("HTTP/1.0 200 OK\r\n" + Json + "\r\n" + Body, TestName = "HTTP_1.0_without_a_length")]
    [TestCase("HTTP/1.1 200 OK\r\n" + Json + "\r\n" + Body, TestName = "HTTP_1.1_without_a_length")]
    [TestCase("HTTP/1.1 200\r\n" + Json + "Content-Length: 12\r\n\r\n" + Body, TestName = "No_reason")]
    [TestCase("HTTP/1.1 200 OK\n" + "Content-Type: application/json\nContent-Length: 12\n\n" + Body, TestName = "Bare_line_feeds")]
    [TestCase(
        "HTTP/1.1 200 OK\r\n" + Json + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nc\r\n" + Body + "\r\n0\r\n\r\n",
        TestName = "Chunks_beat_a_length")]
    [TestCase(
        "HTTP/1.1 200 OK\r\n" + Json + "Transfer-Encoding: chunked\r\n\r\nc;ext=1\r\n" + Body + "\r\n0\r\nTrailer: 1\r\n\r\n",
        TestName = "Chunks_with_extension_and_trailer")]
    [TestCase(
        "HTTP/1.1 200 OK\r\n" + Json + "Content-Length: 12\r\n\r\n" + Body + "HTTP/1.1 404 Smuggled\r\n\r\n",
        TestName = "A_second_response_behind_the_first")]
    [TestCase("HTTP/1.1 299 Odd\r\n" + Json + "Content-Length: 12\r\n\r\n" + Body, TestName = "An_unknown_success")]
    [TestCase(
        "HTTP/1.1 200 OK\r\n" + Json + "Content-Length: 12\r\nContent-Length: 3\r\n\r\n" + Body,
        TestName = "Of_two_lengths_the_first_counts")]
    public async Task It_is_read(string answer)
    {
        await using var server = RawServer.Start(answer);
        // Between two calls the server closes the connection, which the second one may see before it is sent or after.
        using var client = server.CreateClient(o => (o.Retry.MaxRetries, o.Retry.BaseDelay) = (1, TimeSpan.Zero));
        for (var i = 0; i < 2; i++)
            Assert.That((await client.GetWidgetAsync("1")).Name, Is.EqualTo("x"));
    }

    [TestCase("HTTP/1.1 99 Low\r\n\r\n", 0, TestName = "A_status_of_two_digits")]
    [TestCase("HTTP/1.1 099 Low\r\nContent-Length: 0\r\n\r\n", 99, TestName = "Status_099")]
    [TestCase("HTTP/1.1 000 Zero\r\nContent-Length: 0\r\n\r\n", 0, TestName = "Status_000")]
    [TestCase("HTTP/1.1 999 High\r\nContent-Length: 0\r\n\r\n", 999, TestName = "Status_999")]
    [TestCase("HTTP/1.1 600 High\r\nContent-Length: 2\r\n\r\n{}", 600, TestName = "Status_600")]
    [TestCase("HTTP/1.1 1000 High\r\nContent-Length: 0\r\n\r\n", 0, TestName = "A_status_of_four_digits")]
    [TestCase("HTTP/1.1 101 Switching Protocols\r\nUpgrade: evil\r\nConnection: Upgrade\r\n\r\nraw", 101, TestName = "Another_protocol")]
    [TestCase("HTTP/1.1 304 Not Modified\r\n\r\n", 304, TestName = "Not_modified")]
    [TestCase("HTTP/1.1 200 OK\r\n" + Json + "Content-Length: -1\r\n\r\n", 200, TestName = "A_negative_length")]
    [TestCase("HTTP/1.1 200 OK\r\n" + Json + "Content-Length: many\r\n\r\n", 200, TestName = "A_length_that_is_no_number")]
    [TestCase(
        "HTTP/1.1 200 OK\r\n" + Json + "Content-Length: 99999999999999999999999\r\n\r\n", 200, TestName = "A_length_beyond_all_numbers")]
    [TestCase(
        "HTTP/1.1 200 OK\r\n" + Json + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFFFF\r\n" + Body,
        0,
        TestName = "A_chunk_beyond_all_numbers")]
    [TestCase("HTTP/1.1 200 OK\r\n" + Json + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n", 0, TestName = "A_chunk_without_a_length")]
    [TestCase(
        "HTTP/1.1 200 OK\r\n" + Json + "Transfer-Encoding: chunked\r\n\r\n5\r\n{}\r\n0\r\n\r\n",
        0,
        TestName = "A_chunk_shorter_than_its_length")]
    [TestCase("HTTP/1.1 200 OK\r\nno colon here\r\n\r\n", 0, TestName = "A_header_without_a_colon")]
    [TestCase("HTTP/1.1 200 OK\r\n: no name\r\n\r\n", 0, TestName = "A_header_without_a_name")]
    [TestCase("HTTP/1.1 200 OK\r\nX-Zero: a\0b\r\n" + Json + "Content-Length: 2\r\n\r\n[]", 200, TestName = "A_zero_in_a_header")]
    [TestCase("HTTP/1.1 503 \u0007\u001b[31mred\r\nContent-Length: 0\r\n\r\n", 503, TestName = "An_escape_in_the_reason")]
    [TestCase(
        "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 21\r\n\r\n<html>proxy</html>   ",
        502,
        TestName = "The_page_of_a_proxy")]
    [TestCase(
        "HTTP/1.1 502 Bad Gateway\r\n" + Json + "Content-Length: 21\r\n\r\n<html>proxy</html>   ",
        502,
        TestName = "The_page_of_a_proxy_that_claims_to_be_JSON")]
    [TestCase(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 21\r\n\r\n<html>login</html>   ",
        200,
        TestName = "A_login_page_with_status_200")]
    [TestCase(
        "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n",
        407,
        TestName = "A_proxy_that_asks_who_is_there")]
    public async Task It_ends_in_an_error_of_the_call(string answer, int status)
    {
        await using var server = RawServer.Start(answer);
        using var client = server.CreateClient();

        var failure = Assert.CatchAsync<ApiException>(() => client.GetWidgetAsync("1"))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.StatusCode, Is.EqualTo(status));
            Assert.That(failure is ApiConnectionException, Is.EqualTo(status == 0));
            Assert.That(failure.Message, Does.Not.Contain("html>"));
            Assert.That(failure.Message.Any(char.IsControl), Is.False);
        }
    }

    [Test]
    public async Task Interim_responses_without_end_are_cut_off()
    {
        await using var server = RawServer.Start(async (stream, stop) =>
        {
            while (true)
                await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), stop);
        });
        using var client = server.CreateClient();
        var failure = Assert.ThrowsAsync<ApiConnectionException>(() => client.GetWidgetAsync("1"))!;
        Assert.That(failure.InnerException?.ToString(), Does.Contain("headers length"));
    }
}
