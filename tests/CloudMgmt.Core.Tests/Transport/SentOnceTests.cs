using CloudMgmt.Core.Tests.Telemetry;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>
/// What each attempt puts on the wire, whoever made the handler. The tests of the clients do the same for all operations.
/// </summary>
[CancelAfter(60_000)]
internal sealed class SentOnceTests
{
    private static readonly Dictionary<string, Func<ApiRequest>> Calls = new()
    {
        ["GET"] = () => Wire.Get(),
        ["GET not repeatable"] = () => Wire.Get().NotRepeatable(),
        ["HEAD"] = () => new("HEAD", "/x", "Op"),
        ["OPTIONS"] = () => new("OPTIONS", "/x", "Op"),
        ["DELETE"] = () => new("DELETE", "/x", "Op"),
        ["PUT"] = () => new ApiRequest("PUT", "/x", "Op").JsonBody(1),
        ["PUT without a body"] = () => new("PUT", "/x", "Op"),
        ["POST"] = () => Wire.Post().JsonBody(1),
        ["POST without a body"] = () => Wire.Post(),
        ["POST of an empty text"] = () => Wire.Post().TextBody(""),
        ["PATCH without a body"] = () => new("PATCH", "/x", "Op"),
        ["POST idempotent without a body"] = () => Wire.Post().Idempotent(),
        ["a form"] = () => Wire.Post().Form("a", "b"),
        ["a form with a file"] = () => Wire.Post().AsMultipart().Form("file", new FileParameter(new MemoryStream([1, 2]))),
        ["an empty form with files"] = () => Wire.Post().AsMultipart(),
    };

    private static readonly Dictionary<string, Action<TestClientOptions>> Transports = new()
    {
        ["own handler"] = _ => { },
        ["SocketsHttpHandler"] = o => o.HttpMessageHandler = new SocketsHttpHandler { AllowAutoRedirect = false },
        ["HttpClientHandler"] = o => o.HttpMessageHandler = new HttpClientHandler { AllowAutoRedirect = false },
        ["HttpClient"] = o => o.HttpClient = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }),
        ["handlers may resend"] = o => (o.HttpMessageHandler, o.AllowHandlerResends) = (new SocketsHttpHandler(), true),
        ["a handler that reads the body"] = o => o.HttpMessageHandler = new Changing(
            message => message.Content!.ReadAsStringAsync().GetAwaiter().GetResult()),
        ["a handler that closes connections"] = o => o.HttpMessageHandler = new Changing(message => message.Headers.ConnectionClose = true),
        ["a handler that adds chunks"] = o => o.HttpMessageHandler = new Changing(
            message => message.Headers.TransferEncodingChunked = true),
    };

    private static readonly Dictionary<string, Action<TestClientOptions>> Expecting = new()
    {
        ["a handler"] = o => o.HttpMessageHandler = new Changing(message => message.Headers.ExpectContinue = true),
        ["HttpClient"] = o => o.HttpClient = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            DefaultRequestHeaders = { ExpectContinue = true },
        },
    };

    private static IEnumerable<string> CallNames => Calls.Keys;

    private static IEnumerable<string> TransportNames => Transports.Keys;

    private static IEnumerable<string> ExpectingNames => Expecting.Keys;

    [Test]
    public async Task An_attempt_is_one_request(
        [ValueSource(
            nameof(CallNames))] string call, [ValueSource(
                nameof(TransportNames))] string transport, [Values] Closing closing, [Values] bool pooled)
    {
        await using var server = ClosingServer.Start(closing, toAnswer: pooled ? 1 : 0);

        var failure = await FailAsync(server, call, Transports[transport], pooled);

        Assert.That(
            (server.Requests, server.Heads, failure.Reason, failure.WasNotSent), Is.EqualTo((1, 1, ConnectionFailure.Reset, false)));
    }

    [Test]
    public async Task So_it_is_with_each_retry(
        [Values("GET", "DELETE", "PUT", "POST idempotent without a body")] string call, [Values] Closing closing,
        [Values(1, 3)] int retries)
    {
        await using var server = ClosingServer.Start(closing);

        await FailAsync(server, call, o => (o.Retry.MaxRetries, o.Retry.BaseDelay) = (retries, TimeSpan.Zero));

        Assert.That((server.Requests, server.Heads), Is.EqualTo((1 + retries, 1 + retries)));
    }

    [Test]
    public async Task Each_request_on_the_wire_is_told(
        [Values("GET", "POST without a body")] string call, [Values] Closing closing, [Values(0, 2)] int retries)
    {
        await using var server = ClosingServer.Start(closing);
        using var spans = new SpanRecorder();

        await FailAsync(server, call, o => (o.Retry.MaxRetries, o.Retry.BaseDelay) = (retries, TimeSpan.Zero));

        Assert.That(spans.Requests, Has.Count.EqualTo(server.Requests));
        Assert.That((int?)spans.Tags.GetValueOrDefault("http.request.resend_count") ?? 0, Is.EqualTo(server.Requests - 1));
    }

    [Test]
    public async Task An_expectation_that_is_not_answered_leaves_no_whole_request(
        [ValueSource(nameof(CallNames))] string call, [ValueSource(nameof(ExpectingNames))] string transport, [Values] Closing closing)
    {
        await using var server = ClosingServer.Start(closing);

        var failure = await FailAsync(server, call, Expecting[transport]);

        Assert.That((server.Requests, failure.Reason), Is.EqualTo((0, ConnectionFailure.Reset)));
    }

    [Test]
    public async Task An_expectation_that_is_met_is_followed_by_one_request(
        [ValueSource(nameof(CallNames))] string call, [ValueSource(nameof(ExpectingNames))] string transport, [Values] Closing closing)
    {
        await using var server = ClosingServer.Start(closing, awaitsExpected: true);

        var failure = await FailAsync(server, call, Expecting[transport]);

        Assert.That((server.Requests, server.Heads, failure.Reason), Is.EqualTo((1, 1, ConnectionFailure.Reset)));
    }

    [TestCase(7u, TestName = "A_refused_stream")]
    [TestCase(1u, TestName = "A_breach_of_the_protocol")]
    [TestCase(2u, TestName = "An_internal_error")]
    [TestCase(8u, TestName = "A_cancelled_stream")]
    [TestCase(11u, TestName = "A_stream_that_asks_for_calm")]
    [TestCase(13u, TestName = "A_stream_that_wants_HTTP_1_1")]
    public async Task A_stream_that_is_reset_saw_one_whole_request(uint code)
    {
        foreach (var call in Calls.Keys)
        {
            await using var server = Http2Server.Resetting(code);
            var failure = FailOver(server, call);
            Assert.That((server.Requests, failure.WasNotSent), Is.EqualTo((1, false)), call);
            // The head of a stream that the service declared unprocessed may come again; it is no request without its end.
            Assert.That(server.Heads, Is.LessThanOrEqualTo(code == 7 ? 2 : 1), call);
        }
    }

    [Test]
    public async Task A_connection_that_goes_away_saw_one_whole_request([Values(0u, 2u, 11u)] uint code, [Values] bool processed)
    {
        foreach (var call in Calls.Keys)
        {
            await using var server = Http2Server.GoingAway(code, atHead: false, processed);
            FailOver(server, call);
            Assert.That(server.Requests, Is.EqualTo(1), call);
            Assert.That(server.Heads, Is.LessThanOrEqualTo(2), call);
        }
    }

    [Test]
    public async Task A_connection_that_is_closed_saw_one_whole_request()
    {
        foreach (var call in Calls.Keys)
        {
            await using var server = Http2Server.Closing();
            FailOver(server, call);
            Assert.That((server.Requests, server.Heads), Is.EqualTo((1, 1)), call);
        }
    }

    private static async Task<ApiConnectionException> FailAsync(
        ClosingServer server, string call, Action<TestClientOptions> configure, bool pooled = false)
    {
        var options = new TestClientOptions { BaseUrl = server.Url };
        configure(options);
        using var handler = options.HttpMessageHandler;
        using var http = options.HttpClient;
        using var client = new TestClient(options);
        if (pooled)
            await client.SendAsync(Wire.Get());
        return Assert.ThrowsAsync<ApiConnectionException>(() => client.SendAsync(Calls[call]()))!;
    }

    private static ApiConnectionException FailOver(Http2Server server, string call)
    {
        using var client = server.CreateClient();
        return Assert.ThrowsAsync<ApiConnectionException>(() => client.SendAsync(Calls[call]()))!;
    }

    /// <summary>A handler of an application, above the framework's.</summary>
    private sealed class Changing(
        Action<HttpRequestMessage> change) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            change(request);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
