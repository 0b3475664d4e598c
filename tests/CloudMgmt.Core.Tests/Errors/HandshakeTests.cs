using System.Net.Security;
using System.Net.Sockets;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>
/// A connection that is lost while a secure one is agreed on, as by a load balancer during a deployment, is no matter of certificates:
/// nothing was sent, and the next one may succeed. Only a handshake that was carried through and failed is
/// <see cref="ConnectionFailure.Tls"/>.
/// </summary>
[CancelAfter(60_000)]
internal sealed class HandshakeTests
{
    private static readonly Dictionary<string, Func<TcpClient, CancellationToken, Task>> Losses = new()
    {
        ["closed after accept"] = (_, _) => Task.CompletedTask,
        ["reset after accept"] = (connection, _) => Reset(connection),
        ["closed after the greeting"] = (connection, stop) => ReadGreetingAsync(connection, stop),
        ["reset after the greeting"] = async (connection, stop) =>
        {
            await ReadGreetingAsync(connection, stop);
            await Reset(connection);
        },
        ["closed within the answer"] = (connection, stop) => AnswerInPartAsync(connection, stop),
        ["reset within the answer"] = async (connection, stop) =>
        {
            await AnswerInPartAsync(connection, stop);
            await Reset(connection);
        },
    };

    private static readonly Dictionary<string, Func<TcpClient, CancellationToken, Task>> Refusals = new()
    {
        ["plain http on that port"] = async (connection, stop) =>
        {
            await ReadGreetingAsync(connection, stop);
            await connection.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), stop);
        },
        ["an alert that the handshake failed"] = (connection, stop) => AlertAsync(connection, 40, stop),
        ["an alert of the protocol version"] = (connection, stop) => AlertAsync(connection, 70, stop),
        ["another certificate"] = async (connection, stop) =>
        {
            using var other = TestCertificate.For("127.0.0.1");
            await using var secure = new SslStream(connection.GetStream());
            await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = other }, stop);
            await secure.ReadExactlyAsync(new byte[1], stop);
        },
    };

    private static IEnumerable<string> LossNames => Losses.Keys;

    private static IEnumerable<string> RefusalNames => Refusals.Keys;

    [Test]
    public async Task A_loss_is_a_connection_that_was_closed_before_anything_was_sent([ValueSource(nameof(LossNames))] string loss)
    {
        await using var server = HandshakeServer.Losing(int.MaxValue, Losses[loss]);
        using var client = server.CreateClient();

        var failure = Assert.ThrowsAsync<ApiConnectionException>(() => client.SendAsync(Wire.Get()))!;

        Assert.That(
            (failure.Reason, failure.IsTransient, failure.WasNotSent),
            Is.EqualTo((ConnectionFailure.Reset, true, true)),
            failure.ToString());
    }

    [Test]
    public async Task After_a_loss_any_call_is_tried_again(
        [ValueSource(nameof(LossNames))] string loss, [Values("GET", "POST", "PATCH")] string method)
    {
        await using var server = HandshakeServer.Losing(2, Losses[loss]);
        using var client = server.CreateClient(o => (o.Retry.MaxRetries, o.Retry.BaseDelay) = (2, TimeSpan.Zero));

        await client.SendAsync(new ApiRequest(method, "/x", "Op"));

        Assert.That((server.Connections, server.Requests), Is.EqualTo((3, 1)));
    }

    [Test]
    public async Task A_loss_is_told_with_retries_off([ValueSource(nameof(LossNames))] string loss)
    {
        await using var server = HandshakeServer.Losing(1, Losses[loss]);
        using var client = server.CreateClient();

        Assert.ThrowsAsync<ApiConnectionException>(() => client.SendAsync(Wire.Post()));
        Assert.That((server.Connections, server.Requests), Is.EqualTo((1, 0)));
    }

    [Test]
    public void A_connection_that_is_gone_before_the_handshake_begins_is_such_a_loss()
    {
        // The exception of the framework, which wraps it in none of its own; a real connection is rarely that quick to go.
        using var handler = Script.Of(Script.Throwing(new SocketException((int)SocketError.NotConnected)));
        using var client = TestClient.For(Wire.Url, o => o.HttpMessageHandler = handler);

        var failure = Assert.ThrowsAsync<ApiConnectionException>(() => client.SendAsync(Wire.Post()))!;

        Assert.That(
            (failure.Reason, failure.IsTransient, failure.WasNotSent),
            Is.EqualTo((ConnectionFailure.Reset, true, true)),
            failure.ToString());
    }

    [Test]
    public async Task A_handshake_that_fails_is_final([ValueSource(nameof(RefusalNames))] string refusal)
    {
        await using var server = HandshakeServer.Losing(int.MaxValue, Refusals[refusal]);
        using var client = server.CreateClient(o => (o.Retry.MaxRetries, o.Retry.BaseDelay) = (2, TimeSpan.Zero));

        var failure = Assert.ThrowsAsync<ApiConnectionException>(() => client.SendAsync(Wire.Get()))!;

        Assert.That(
            (failure.Reason, failure.IsTransient, server.Connections), Is.EqualTo((ConnectionFailure.Tls, false, 1)), failure.ToString());
    }

    [Test]
    public async Task A_secure_connection_that_was_made_and_then_lost_may_have_carried_the_call()
    {
        using var certificate = TestCertificate.For("127.0.0.1");
        await using var server = HandshakeServer.Losing(int.MaxValue, async (connection, stop) =>
        {
            await using var secure = new SslStream(connection.GetStream());
            await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stop);
            await secure.ReadExactlyAsync(new byte[1], stop);
        });
        using var client = server.CreateClient(o => o.ServerCertificateSha256 = TestCertificate.Thumbprint(certificate));

        var failure = Assert.ThrowsAsync<ApiConnectionException>(() => client.SendAsync(Wire.Post()))!;

        Assert.That((failure.Reason, failure.WasNotSent), Is.EqualTo((ConnectionFailure.Reset, false)), failure.ToString());
    }

    private static Task Reset(TcpClient connection)
    {
        connection.Client.LingerState = new LingerOption(true, 0);
        return Task.CompletedTask;
    }

    private static async Task ReadGreetingAsync(TcpClient connection, CancellationToken stop)
    {
        var head = new byte[5];
        await connection.GetStream().ReadExactlyAsync(head, stop);
        await connection.GetStream().ReadExactlyAsync(new byte[(head[3] << 8) | head[4]], stop);
    }

    // The head of a record that announces more than follows.
    private static async Task AnswerInPartAsync(TcpClient connection, CancellationToken stop)
    {
        await ReadGreetingAsync(connection, stop);
        await connection.GetStream().WriteAsync(new byte[] { 22, 3, 3, 0, 90, 2, 0 }, stop);
    }

    private static async Task AlertAsync(TcpClient connection, byte description, CancellationToken stop)
    {
        await ReadGreetingAsync(connection, stop);
        await connection.GetStream().WriteAsync(new byte[] { 21, 3, 3, 0, 2, 2, description }, stop);
    }
}
