using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>What HTTP/2 has of its own to end a call by.</summary>
[CancelAfter(60_000)]
internal sealed class Http2FailureTests
{
    // RFC 9113, section 7.
    private static readonly uint[] Codes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 99];

    [Test]
    public async Task A_stream_that_is_reset([ValueSource(nameof(Codes))] uint code, [Values("GET", "POST")] string method)
    {
        await using var server = Http2Server.Resetting(code);
        AssertProtocolError(server, method);
    }

    [Test]
    public async Task A_connection_that_goes_away(
        [ValueSource(nameof(Codes))] uint code, [Values] bool processed, [Values("GET", "POST")] string method)
    {
        await using var server = Http2Server.GoingAway(code, atHead: false, processed);
        AssertProtocolError(server, method);
    }

    [Test]
    public async Task A_breach_of_the_protocol([Values("GET", "POST")] string method)
    {
        await using var server = Http2Server.Breaking();
        AssertProtocolError(server, method);
    }

    [Test]
    public async Task A_connection_that_is_closed_without_a_word_is_no_matter_of_the_protocol()
    {
        await using var server = Http2Server.Closing();
        using var client = server.CreateClient();
        var failure = Assert.ThrowsAsync<ApiConnectionException>(() => client.SendAsync(Wire.Get()))!;
        Assert.That(failure.Reason, Is.EqualTo(ConnectionFailure.Reset), failure.ToString());
    }

    private static void AssertProtocolError(Http2Server server, string method)
    {
        using var client = server.CreateClient();
        var failure = Assert.ThrowsAsync<ApiConnectionException>(() => client.SendAsync(new ApiRequest(method, "/x", "Op")))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.Reason, Is.EqualTo(ConnectionFailure.ProtocolError), failure.ToString());
            Assert.That(failure.IsTransient, Is.True);
            Assert.That(failure.Message, Does.EndWith("the service ended the HTTP/2 stream or connection with an error."));
        }
    }
}
