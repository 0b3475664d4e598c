using System.Diagnostics;
using Microsoft.Extensions.Logging;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests.Telemetry;

/// <summary>A login can be seen: in a span of its own, in the log, and in a metric.</summary>
[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class LoginTelemetryTests : IDisposable
{
    private const string Duration = "cloudmgmt.client.login.duration";

    // A service that no other test calls: measurements are those of the whole process.
    private readonly Uri _service = new($"https://{Guid.NewGuid():n}.test/v1");
    private readonly SpanRecorder _spans = new();
    private readonly LogRecorder _log = new();
    private readonly ManualTimeProvider _time = new();
    private readonly TestLogin _credential = new();

    public void Dispose()
    {
        _spans.Dispose();
        _log.Dispose();
        _credential.Dispose();
    }

    [Test]
    public async Task A_login_has_a_span_below_that_of_the_operation_and_above_that_of_its_request(CancellationToken stop)
    {
        await using var server = await LoopbackServer.StartAsync(context =>
            LoopbackServer.AnswerAsync(context, 200, context.Request.Path == "/login" ? """{"id":"s1"}""" : """{"name":"x"}"""));
        using var client = server.CreateClient(o => o.Credential = _credential);

        await client.GetWidgetAsync("17", cancellationToken: stop);
        await client.GetWidgetAsync("17", cancellationToken: stop);

        var login = _spans.Logins.Single();
        Assert.That(login.DisplayName, Is.EqualTo("POST /login"));
        Assert.That(login.Kind, Is.EqualTo(ActivityKind.Client));
        Assert.That(login.Status, Is.EqualTo(ActivityStatusCode.Unset));
        Assert.That(login.TagObjects, Is.EquivalentTo(new Dictionary<string, object?>
        {
            ["http.request.method"] = "POST",
            ["url.template"] = "/login",
            ["server.address"] = "127.0.0.1",
            ["server.port"] = server.Url.Port,
            ["http.response.status_code"] = 200,
            ["cloudmgmt.operation.name"] = "LogIn",
        }));
        Assert.That(_spans.Operations[0].SpanId, Is.EqualTo(login.ParentSpanId));
        Assert.That(
            _spans.Requests.Select(request => request.ParentSpanId),
            Is.EqualTo([login.SpanId, _spans.Operations[0].SpanId, _spans.Operations[1].SpanId]));
    }

    [TestCase(403, "403", "refused")]
    [TestCase(503, "503", "refused")]
    [TestCase(307, "307", "failed")]
    [TestCase(0, "_OTHER", "failed")]
    public void A_login_that_fails(int status, string errorType, string outcome)
    {
        using var metrics = new MeasurementRecorder(_service);
        var server = new LoginServer
        {
            LoginAnswer = status == 0 ? Script.Throwing(new HttpRequestException("lost")) : After(2, Script.Answering(status)),
        };
        using var client = Client(server);

        for (var i = 0; i < 3; i++)
            Assert.CatchAsync<ApiException>(() => client.GetWidgetAsync("17"));

        var login = _spans.Logins.Single();
        Assert.That(login.GetTagItem("error.type"), Is.EqualTo(errorType));
        Assert.That(login.GetTagItem("http.response.status_code"), Is.EqualTo(status == 0 ? null : status));
        Assert.That(login.Status, Is.EqualTo(ActivityStatusCode.Error));
        var measured = metrics.Of(Duration).Single();
        Assert.That(measured.Value, Is.EqualTo(status == 0 ? 0 : 2));
        Assert.That((measured.Tags["cloudmgmt.login.outcome"], measured.Tags["error.type"]), Is.EqualTo((outcome, errorType)));
        var until = _time.GetUtcNow().AddSeconds(status == 403 ? 60 : 1);
        Assert.That(LoginEvents, Is.EqualTo(
        [
            (6, "LoggingIn", LogLevel.Debug, "TestLogin logs in."),
            (8, "LoginFailed", LogLevel.Warning, $"The login of TestLogin failed with {errorType} after {(status == 0 ? "0.0" : "2000.0")} ms; this is remembered until {until:u}."),
        ]));
    }

    [Test]
    public async Task The_metric_and_the_log_of_a_login_that_succeeds(CancellationToken stop)
    {
        using var metrics = new MeasurementRecorder(_service);
        var server = new LoginServer
        {
            LoginAnswer = After(
                1.5, () => new HttpResponseMessage { Content = new StringContent("""{"id":"s1"}""", null, "application/json") }),
        };
        using var client = Client(server);

        await client.GetWidgetAsync("17", cancellationToken: stop);

        Assert.That(metrics.Of(Duration).Single().Value, Is.EqualTo(1.5));
        Assert.That(metrics.Of(Duration).Single().Tags, Is.EquivalentTo(new Dictionary<string, object?>
        {
            ["http.request.method"] = "POST",
            ["url.template"] = "/login",
            ["server.address"] = _service.Host,
            ["server.port"] = 443,
            ["http.response.status_code"] = 200,
            ["cloudmgmt.login.outcome"] = "succeeded",
        }));
        Assert.That(LoginEvents, Is.EqualTo(
        [
            (6, "LoggingIn", LogLevel.Debug, "TestLogin logs in."),
            (7, "LoggedIn", LogLevel.Information, "TestLogin logged in after 1500.0 ms."),
        ]));
    }

    [Test]
    public async Task A_login_that_is_sent_elsewhere_has_one_span_and_what_follows_names_the_place(CancellationToken stop)
    {
        var moved = new Uri($"https://{Guid.NewGuid():n}.test:8443/v2");
        using var metrics = new MeasurementRecorder(moved);
        using var handler = Script.Of(200);
        using var credential = new MovedLogin(moved);
        using var client = TestClient.For(
            _service, o => (o.HttpMessageHandler, o.Credential, o.TimeProvider) = (handler, credential, _time));

        await client.GetWidgetAsync("17", cancellationToken: stop);

        Assert.That(handler.Requests, Has.Count.EqualTo(3));
        foreach (var span in new[] { _spans.Logins.Single(), _spans.Operation })
            Assert.That((span.GetTagItem("server.address"), span.GetTagItem("server.port")), Is.EqualTo((moved.Host, 8443)));
        Assert.That(metrics.Of(Duration), Has.Count.EqualTo(1));
        Assert.That(metrics.Of("cloudmgmt.client.operation.duration"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_login_by_other_means_is_measured_by_its_name(CancellationToken stop)
    {
        using var metrics = new MeasurementRecorder(_service);
        using var handler = Script.Of(200);
        using var credential = new OtherMeans();
        using var client = TestClient.For(
            _service, o => (o.HttpMessageHandler, o.Credential, o.TimeProvider, o.LoggerFactory) = (handler, credential, _time, _log));

        await client.GetWidgetAsync("17", cancellationToken: stop);

        Assert.That(_spans.Logins, Is.Empty);
        Assert.That(metrics.Of(Duration).Single().Tags, Is.EquivalentTo(new Dictionary<string, object?>
        {
            ["server.address"] = _service.Host,
            ["server.port"] = 443,
            ["cloudmgmt.login.outcome"] = "succeeded",
        }));
        Assert.That(LoginEvents.Select(e => e.Item4), Is.EqualTo(["OtherMeans logs in.", "OtherMeans logged in after 0.0 ms."]));
    }

    private IEnumerable<(int, string, LogLevel, string)> LoginEvents
        => _log.Entries.Where(e => e.Event.Id is >= 6 and <= 8).Select(e => (e.Event.Id, e.Event.Name!, e.Level, e.Text));

    private TestClient Client(LoginServer server)
        => server.CreateClient(_credential, _time, o => (o.BaseUrl, o.LoggerFactory) = (_service, _log));

    private Func<HttpResponseMessage> After(double seconds, Func<HttpResponseMessage> answer) => () =>
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        return answer();
    };

    private sealed class MovedLogin(Uri moved) : RenewableCredential
    {
        protected override async Task<Lease> LogInAsync(CredentialContext context, CancellationToken cancellationToken)
        {
            foreach (var endpoint in new[] { null, moved })
            {
                await context.SendAsync<object?>(
                    new ApiRequest("POST", "/login", "LogIn").ReturnsNothing("200"),
                    new Authorization(baseUrl: endpoint),
                    cancellationToken);
            }

            return new Lease(new Authorization(baseUrl: moved), DateTimeOffset.MaxValue);
        }
    }

    private sealed class OtherMeans : RenewableCredential
    {
        protected override Task<Lease> LogInAsync(CredentialContext context, CancellationToken cancellationToken)
            => Task.FromResult(new Lease(Authorization.Header("key", "k"), DateTimeOffset.MaxValue));
    }
}
