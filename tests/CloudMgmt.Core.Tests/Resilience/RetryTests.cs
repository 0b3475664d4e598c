using System.Net.Sockets;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class RetryTests
{
    private static readonly int[] Transient = [408, 429, 500, 502, 503, 504];

    private static readonly TestCaseData[] Methods =
    [
        new TestCaseData(new ApiRequest("GET", "/x", "Op"), true).SetArgDisplayNames("GET"),
        new TestCaseData(new ApiRequest("HEAD", "/x", "Op"), true).SetArgDisplayNames("HEAD"),
        new TestCaseData(new ApiRequest("OPTIONS", "/x", "Op"), true).SetArgDisplayNames("OPTIONS"),
        new TestCaseData(new ApiRequest("PUT", "/x", "Op").JsonBody(new { a = 1 }), true).SetArgDisplayNames("PUT"),
        new TestCaseData(new ApiRequest("DELETE", "/x", "Op"), true).SetArgDisplayNames("DELETE"),
        new TestCaseData(new ApiRequest("POST", "/x", "Op").JsonBody(new { a = 1 }), false).SetArgDisplayNames("POST"),
        new TestCaseData(new ApiRequest("PATCH", "/x", "Op").JsonBody(new { a = 1 }), false).SetArgDisplayNames("PATCH"),
        new TestCaseData(new ApiRequest("POST", "/x", "Op").Idempotent(), true).SetArgDisplayNames("idempotent POST"),
        new TestCaseData(new ApiRequest("PATCH", "/x", "Op").Idempotent(), true).SetArgDisplayNames("idempotent PATCH"),
        new TestCaseData(new ApiRequest("GET", "/x", "Op").NotRepeatable(), false).SetArgDisplayNames("not repeatable GET"),
        new TestCaseData(new ApiRequest("DELETE", "/x", "Op").Idempotent().NotRepeatable(), false).SetArgDisplayNames("both marks"),
    ];

    private readonly ManualTimeProvider _time = new();

    [TestCaseSource(nameof(Methods))]
    public async Task Only_what_may_be_repeated_is_sent_again_after_an_answer(ApiRequest request, bool repeated)
    {
        using var handler = Script.Of(503);
        Assert.That((await FailAsync(handler, request)).StatusCode, Is.EqualTo(503));
        Assert.That(handler.Requests, Has.Count.EqualTo(repeated ? 4 : 1));
    }

    [TestCaseSource(nameof(Methods))]
    public async Task Only_what_may_be_repeated_is_sent_again_after_a_connection_that_broke(ApiRequest request, bool repeated)
    {
        using var handler = Script.Of(
            Script.Throwing(new HttpRequestException("x", new SocketException((int)SocketError.ConnectionReset))));
        Assert.That(((ApiConnectionException)await FailAsync(handler, request)).Reason, Is.EqualTo(ConnectionFailure.Reset));
        Assert.That(handler.Requests, Has.Count.EqualTo(repeated ? 4 : 1));
    }

    [TestCaseSource(nameof(Methods))]
    public async Task Anything_is_sent_again_when_nothing_was_sent(ApiRequest request, bool repeated)
    {
        Assert.That(request.IsRepeatable, Is.EqualTo(repeated));
        foreach (var error in new[] { SocketError.ConnectionRefused, SocketError.HostNotFound })
        {
            using var handler = Script.Of(Script.Throwing(new HttpRequestException("x", new SocketException((int)error))));
            Assert.That(((ApiConnectionException)await FailAsync(handler, request)).WasNotSent, Is.True);
            Assert.That(handler.Requests, Has.Count.EqualTo(4));
        }
    }

    [Test]
    public async Task A_secure_connection_that_cannot_be_made_is_not_tried_again()
    {
        using var handler = Script.Of(
            Script.Throwing(new HttpRequestException("x", new System.Security.Authentication.AuthenticationException())));
        await FailAsync(handler, Wire.Get());
        Assert.That(handler.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Only_what_may_pass_is_tried_again([Range(300, 599)] int status)
    {
        using var handler = Script.Of(status);
        Assert.That((await FailAsync(handler, Wire.Get())).StatusCode, Is.EqualTo(status));
        Assert.That(handler.Requests, Has.Count.EqualTo(Transient.Contains(status) ? 4 : 1));
    }

    [Test]
    public async Task A_success_that_cannot_be_read_is_not_asked_for_again()
    {
        using var handler = Script.Of(200);
        Assert.That((await FailAsync(handler, Wire.Get().Returns<long>("200"))).StatusCode, Is.EqualTo(200));
        Assert.That(handler.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_first_success_ends_it()
    {
        using var handler = Script.Of(503, 500, 200);
        using var client = Script.Client(handler, _time);
        var call = client.GetWidgetAsync("1");
        await _time.RunAsync(call);
        Assert.That((await call).Name, Is.EqualTo("x"));
        Assert.That(handler.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task The_last_failure_is_the_one_that_is_told()
    {
        using var handler = Script.Of(500, 502, 503, 504);
        Assert.That((await FailAsync(handler, Wire.Get())).StatusCode, Is.EqualTo(504));
    }

    [Test]
    public async Task The_number_of_retries_can_be_set([Values(0, 1, 10)] int retries)
    {
        using var handler = Script.Of(503);
        await FailAsync(handler, Wire.Get(), o => o.Retry.MaxRetries = retries);
        Assert.That(handler.Requests, Has.Count.EqualTo(1 + retries));
    }

    [Test]
    public async Task Three_retries_are_the_default()
    {
        using var handler = Script.Of(503);
        await FailAsync(handler, Wire.Get(), o => o.Retry.MaxRetries = new RetryOptions().MaxRetries);
        Assert.That(handler.Requests, Has.Count.EqualTo(4));
    }

    private async Task<ApiException> FailAsync(RecordingHandler handler, ApiRequest request, Action<TestClientOptions>? configure = null)
    {
        using var client = Script.Client(handler, _time, configure);
        var call = client.SendAsync(request);
        await _time.RunAsync(call);
        return Assert.CatchAsync<ApiException>(() => call)!;
    }
}
