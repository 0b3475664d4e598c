using System.Diagnostics;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests.Telemetry;

/// <summary>
/// The span of an operation, against the attribute tables of the OpenTelemetry semantic conventions for HTTP client spans. What
/// they list beyond is left out on purpose: <c>url.full</c>, because it carries values, and what only a single request has.
/// </summary>
[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SpanTests : IDisposable
{
    private readonly SpanRecorder _spans = new();

    public void Dispose() => _spans.Dispose();

    [Test]
    public async Task An_operation_that_succeeds(CancellationToken stop)
    {
        await using var server = await LoopbackServer.StartAsync(200, """{"name":"x"}""");
        using var client = server.CreateClient();

        await client.GetWidgetAsync("17", cancellationToken: stop);

        Assert.That(_spans.Operation.DisplayName, Is.EqualTo("GET /widgets/{id}"));
        Assert.That(_spans.Operation.Kind, Is.EqualTo(ActivityKind.Client));
        Assert.That(_spans.Operation.Status, Is.EqualTo(ActivityStatusCode.Unset));
        Assert.That(_spans.Tags, Is.EquivalentTo(new Dictionary<string, object?>
        {
            ["http.request.method"] = "GET",
            ["url.template"] = "/widgets/{id}",
            ["server.address"] = "127.0.0.1",
            ["server.port"] = server.Url.Port,
            ["http.response.status_code"] = 200,
            ["cloudmgmt.operation.name"] = "GetWidget",
        }));
    }

    [TestCase(302)]
    [TestCase(404)]
    [TestCase(503)]
    public void An_operation_that_the_service_refuses(int status)
    {
        Assert.CatchAsync<ApiException>(() => GetAsync(Answers.Of(status)));

        AssertError(status.ToString(), status);
    }

    [TestCase(ConnectionFailure.NameResolution, "name_resolution_error")]
    [TestCase(ConnectionFailure.Refused, "connection_error")]
    [TestCase(ConnectionFailure.Reset, "connection_reset")]
    [TestCase(ConnectionFailure.Tls, "secure_connection_error")]
    [TestCase(ConnectionFailure.Unknown, "_OTHER")]
    public void An_operation_without_a_response(ConnectionFailure reason, string errorType)
    {
        Assert.CatchAsync<ApiConnectionException>(() => GetAsync(Answers.Failing(reason)));

        AssertError(errorType, status: null);
    }

    [TestCase(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{",
        "response_ended",
        TestName = "A_response_that_breaks_off")]
    [TestCase("HTTP/1.1 000 Zero\r\nContent-Length: 0\r\n\r\n", "invalid_response", TestName = "A_response_that_is_none")]
    public async Task A_response_that_cannot_be_read(string answer, string errorType)
    {
        await using var server = RawServer.Start(answer);
        using var client = server.CreateClient();

        Assert.CatchAsync<ApiConnectionException>(() => client.GetWidgetAsync("17"));

        AssertError(errorType, status: null);
    }

    [Test]
    public async Task A_call_whose_time_runs_out(CancellationToken stop)
    {
        var time = new ManualTimeProvider();
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var handler = Waiting(arrived);
        using var client = TestClient.For(Wire.Url, o => (o.HttpMessageHandler, o.TimeProvider) = (handler, time));

        var call = client.GetWidgetAsync("17", cancellationToken: stop);
        await arrived.Task.WaitAsync(stop);
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.CatchAsync<ApiConnectionException>(() => call);

        AssertError("timeout", status: null);
    }

    [Test]
    public async Task A_call_whose_last_attempt_runs_out_of_time(CancellationToken stop)
    {
        var time = new ManualTimeProvider();
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var handler = Waiting(arrived);
        using var client = TestClient.For(Wire.Url, o =>
        {
            (o.HttpMessageHandler, o.TimeProvider) = (handler, time);
            (o.Retry.MaxRetries, o.Retry.Budget) = (1, 0);
        });

        var call = client.GetWidgetAsync("17", cancellationToken: stop);
        await arrived.Task.WaitAsync(stop);
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.CatchAsync<ApiConnectionException>(() => call);

        AssertError("attempt_timeout", status: null);
    }

    [Test]
    public async Task A_call_that_the_caller_cancels(CancellationToken stop)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var handler = Waiting(arrived);
        using var client = TestClient.For(Wire.Url, o => o.HttpMessageHandler = handler);

        var call = client.GetWidgetAsync("17", cancellationToken: cancel.Token);
        await arrived.Task.WaitAsync(stop);
        await cancel.CancelAsync();
        Assert.CatchAsync<OperationCanceledException>(() => call);

        AssertError("System.OperationCanceledException", status: null);
    }

    [Test]
    public void A_success_whose_body_cannot_be_read()
    {
        using var handler = RecordingHandler.Answering("[");
        Assert.CatchAsync<ApiException>(() => GetAsync(handler));

        AssertError("unreadable_response", 200);
    }

    [Test]
    public void A_credential_that_throws()
    {
        using var handler = Answers.Of(200);
        using var client = TestClient.For(
            Wire.Url,
            o => (o.HttpMessageHandler, o.Credential) = (handler, new HeaderCredential(
                "apiKey", _ => throw new InvalidOperationException("vault"))));

        Assert.ThrowsAsync<InvalidOperationException>(() => client.GetWidgetAsync("17"));

        AssertError("System.InvalidOperationException", status: null);
    }

    [Test]
    public async Task A_success_after_a_retry_is_no_error()
    {
        await GetAsync(Answers.Of(503, 500, 200), retries: 3);

        Assert.That(_spans.Tags["http.request.resend_count"], Is.EqualTo(2));
        Assert.That(_spans.Tags["http.response.status_code"], Is.EqualTo(200));
        Assert.That(_spans.Tags, Does.Not.ContainKey("error.type"));
        Assert.That(_spans.Operation.Status, Is.EqualTo(ActivityStatusCode.Unset));
    }

    [Test]
    public async Task A_call_that_is_cancelled_before_its_retry_was_not_sent_again(CancellationToken stop)
    {
        var clock = new ManualTimeProvider();
        using var caller = new CancellationTokenSource();
        using var handler = Answers.Of(503);
        using var client = Script.Client(handler, clock);

        var call = client.GetWidgetAsync("17", cancellationToken: caller.Token);
        await clock.NextTimerAsync(stop);
        await caller.CancelAsync();

        Assert.CatchAsync<OperationCanceledException>(() => call);
        Assert.That(_spans.Tags, Does.Not.ContainKey("http.request.resend_count"));
    }

    [Test]
    public async Task Sending_again_with_a_renewed_credential_is_a_resend()
    {
        var server = new LoginServer();
        using var credential = new TestLogin();
        using var client = server.CreateClient(credential);
        server.Revoke("s1");

        await client.GetWidgetAsync("17");

        Assert.That(_spans.Tags["http.request.resend_count"], Is.EqualTo(1));
        Assert.That(_spans.Operation.Status, Is.EqualTo(ActivityStatusCode.Unset));
    }

    [Test]
    public async Task The_spans_of_the_framework_lie_below_it()
    {
        var answers = 0;
        await using var server = await LoopbackServer.StartAsync(
            context => LoopbackServer.AnswerAsync(context, answers++ == 0 ? 503 : 200, """{"name":"x"}"""));
        using var client = server.CreateClient(o => (o.Retry.MaxRetries, o.Retry.BaseDelay) = (1, TimeSpan.Zero));

        await client.GetWidgetAsync("17");

        Assert.That(
            _spans.Requests.Select(request => request.ParentSpanId), Is.EqualTo([_spans.Operation.SpanId, _spans.Operation.SpanId]));
    }

    [Test]
    public async Task A_sampler_sees_what_the_conventions_want_it_to_see()
    {
        await GetAsync(Answers.Of(200));

        Assert.That(
            _spans.SeenBySampler.Keys, Is.SupersetOf(new[] { "http.request.method", "server.address", "server.port", "url.template" }));
    }

    [Test]
    public async Task A_method_outside_of_the_conventions()
    {
        using var handler = Answers.Of(200);
        using var client = TestClient.For(Wire.Url, o => o.HttpMessageHandler = handler);

        await client.SendAsync(new ApiRequest("COPY", "/widgets/{id}", "CopyWidget").Path("id", 17).ReturnsNothing("200"));

        Assert.That(_spans.Operation.DisplayName, Is.EqualTo("HTTP /widgets/{id}"));
        Assert.That(_spans.Tags["http.request.method"], Is.EqualTo("_OTHER"));
        Assert.That(_spans.Tags["http.request.method_original"], Is.EqualTo("COPY"));
    }

    [Test]
    public async Task An_address_of_version_6_has_no_brackets()
    {
        using var handler = Answers.Of(200);
        using var client = TestClient.For(new Uri("http://[::1]:8080/v1"), o => o.HttpMessageHandler = handler);

        await client.GetWidgetAsync("17");

        Assert.That(_spans.Tags["server.address"], Is.EqualTo("::1"));
        Assert.That(_spans.Tags["server.port"], Is.EqualTo(8080));
    }

    private static async Task GetAsync(RecordingHandler handler, int retries = 0)
    {
        using (handler)
        using (var client = TestClient.For(Wire.Url, o =>
        {
            o.HttpMessageHandler = handler;
            (o.Retry.MaxRetries, o.Retry.BaseDelay) = (retries, TimeSpan.Zero);
        }))
        {
            await client.GetWidgetAsync("17");
        }
    }

    private static RecordingHandler Waiting(TaskCompletionSource arrived) => new(async (_, cancelled) =>
    {
        arrived.TrySetResult();
        await Task.Delay(Timeout.Infinite, cancelled);
        return null!;
    });

    private void AssertError(string errorType, int? status)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_spans.Tags["error.type"], Is.EqualTo(errorType));
            Assert.That(_spans.Tags.GetValueOrDefault("http.response.status_code"), Is.EqualTo(status));
            Assert.That(_spans.Operation.Status, Is.EqualTo(ActivityStatusCode.Error));
            Assert.That(_spans.Operation.StatusDescription, Is.Null);
        }
    }
}
