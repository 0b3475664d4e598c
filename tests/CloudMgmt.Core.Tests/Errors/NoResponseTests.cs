using System.Net.Sockets;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

[CancelAfter(60_000)]
internal sealed class NoResponseTests
{
    [Test]
    public void A_refused_connection(CancellationToken stop)
    {
        using var port = new ClosedPort();
        using var client = TestClient.For(port.Url);
        AssertNoResponse(client, ConnectionFailure.Refused, "the connection was refused", stop);
    }

    [Test]
    public void A_host_name_that_does_not_exist(CancellationToken stop)
    {
        using var client = TestClient.For(new Uri("http://nonexistent.invalid"));
        AssertNoResponse(client, ConnectionFailure.NameResolution, "the host name could not be resolved", stop);
    }

    [Test]
    public async Task A_connection_that_is_closed_without_an_answer(CancellationToken stop)
    {
        await using var server = RawServer.Start("");
        using var client = server.CreateClient();
        AssertNoResponse(client, ConnectionFailure.Reset, "the connection was closed", stop);
    }

    [Test]
    public async Task A_connection_that_is_reset(CancellationToken stop)
    {
        await using var server = RawServer.Start((stream, _) =>
        {
            stream.Socket.LingerState = new LingerOption(true, 0);
            return Task.CompletedTask;
        });
        using var client = server.CreateClient();
        AssertNoResponse(client, ConnectionFailure.Reset, "the connection was closed", stop);
    }

    [TestCase(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"na",
        TestName = "A_body_shorter_than_its_length")]
    [TestCase(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"nam",
        TestName = "A_body_that_ends_within_a_chunk")]
    public async Task A_truncated_body(string answer)
    {
        await using var server = RawServer.Start(answer);
        using var client = server.CreateClient();
        AssertNoResponse(client, ConnectionFailure.Truncated, "the response broke off", default);
    }

    [Test]
    public async Task A_body_that_is_not_packed_as_it_says()
    {
        await using var server = RawServer.Start(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}");
        using var client = server.CreateClient();
        AssertNoResponse(client, ConnectionFailure.Truncated, "the response broke off", default);
    }

    [TestCase("SSH-2.0-OpenSSH_9.2\r\n")]
    [TestCase("HTTP/1.1 abc OK\r\n\r\n")]
    [TestCase("HTTP/1.1 200 OK\r\nno colon here\r\n\r\n")]
    public async Task Something_that_is_no_http(string answer)
    {
        await using var server = RawServer.Start(answer);
        using var client = server.CreateClient();
        AssertNoResponse(client, ConnectionFailure.InvalidResponse, "what arrived is not an HTTP response that can be read", default);
    }

    [Test]
    public async Task A_status_of_zero()
    {
        await using var server = RawServer.Start("HTTP/1.1 000 Zero\r\nContent-Length: 0\r\n\r\n");
        using var client = server.CreateClient();
        Assert.That(
            Assert.ThrowsAsync<ApiConnectionException>(() => client.GetWidgetAsync("1"))!.Reason,
            Is.EqualTo(ConnectionFailure.InvalidResponse));
    }

    [Test]
    public async Task No_tls_where_https_is_asked_for(CancellationToken stop)
    {
        await using var server = await LoopbackServer.StartAsync(200, "{}");
        using var client = TestClient.For(new UriBuilder(server.Url) { Scheme = "https" }.Uri);
        AssertNoResponse(client, ConnectionFailure.Tls, "no secure connection could be made", stop);
    }

    private static void AssertNoResponse(TestClient client, ConnectionFailure reason, string cause, CancellationToken stop)
    {
        var failure = Assert.ThrowsAsync<ApiConnectionException>(() => client.GetWidgetAsync("personal-id", cancellationToken: stop))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.StatusCode, Is.Zero);
            Assert.That(failure.Reason, Is.EqualTo(reason));
            Assert.That(failure.Message, Is.EqualTo($"GetWidget (GET /widgets/{{id}}) got no response: {cause}."));
            Assert.That(failure.InnerException, Is.Not.Null);
            Assert.That(failure.ToString(), Does.Not.Contain("personal-id"));
        }
    }
}
