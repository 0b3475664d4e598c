using Microsoft.Extensions.Logging;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests.Telemetry;

/// <summary>The events, whose ids, names and levels are stable, because applications filter by them.</summary>
[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class LogTests
{
    private readonly LogRecorder _log = new();
    private readonly ManualTimeProvider _clock = new();

    [Test]
    public async Task A_call_that_succeeds()
    {
        await GetAsync(Answers.Of(200));

        AssertEvents((1, "Completed", LogLevel.Debug, "GetWidget (GET /widgets/{id}) answered 200 after 0.0 ms and 0 retries."));
    }

    [Test]
    public void A_call_that_fails()
    {
        Assert.CatchAsync<ApiException>(() => GetAsync(Answers.Of(404)));

        AssertEvents((2, "Failed", LogLevel.Warning, "GetWidget (GET /widgets/{id}) failed with 404 after 0.0 ms and 0 retries."));
    }

    [Test]
    public void A_call_that_gets_no_response()
    {
        Assert.CatchAsync<ApiException>(() => GetAsync(Answers.Failing(ConnectionFailure.Tls)));

        AssertEvents(
            (2, "Failed", LogLevel.Warning, "GetWidget (GET /widgets/{id}) failed with secure_connection_error after 0.0 ms and 0 retries."));
    }

    [Test]
    public async Task A_call_that_is_retried()
    {
        await GetAsync(Answers.Of(503, 200), retries: 1);

        AssertEvents(
            (3, "Retrying", LogLevel.Information, "GetWidget failed with 503; retry 1 follows in 0.0 ms."),
            (1, "Completed", LogLevel.Debug, "GetWidget (GET /widgets/{id}) answered 200 after 0.0 ms and 1 retries."));
    }

    [Test]
    public async Task A_credential_that_is_renewed()
    {
        var server = new LoginServer();
        server.Revoke("s1");
        using var credential = new TestLogin();
        using var client = TestClient.For(
            Wire.Url,
            o => (o.HttpMessageHandler, o.Credential, o.LoggerFactory, o.TimeProvider) = (server.Handler, credential, _log, _clock));

        await client.GetWidgetAsync("17");

        AssertEvents(
            (6, "LoggingIn", LogLevel.Debug, "TestLogin logs in."),
            (7, "LoggedIn", LogLevel.Information, "TestLogin logged in after 0.0 ms."),
            (6, "LoggingIn", LogLevel.Debug, "TestLogin logs in."),
            (7, "LoggedIn", LogLevel.Information, "TestLogin logged in after 0.0 ms."),
            (4, "Renewing", LogLevel.Information, "GetWidget was answered 401; the credential is renewed and the call sent once more."),
            (1, "Completed", LogLevel.Debug, "GetWidget (GET /widgets/{id}) answered 200 after 0.0 ms and 0 retries."));
    }

    [Test]
    public void A_call_that_the_caller_cancels(CancellationToken stop)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var handler = new RecordingHandler(async (_, cancelled) =>
        {
            await cancel.CancelAsync();
            cancelled.ThrowIfCancellationRequested();
            return null!;
        });

        Assert.CatchAsync<OperationCanceledException>(() => GetAsync(handler, cancellationToken: cancel.Token));

        AssertEvents(
            (5, "Cancelled", LogLevel.Debug, "GetWidget (GET /widgets/{id}) was cancelled by the caller after 0.0 ms and 0 retries."));
    }

    [Test]
    public async Task The_category_is_the_namespace_of_the_options()
    {
        await GetAsync(Answers.Of(200));

        Assert.That(_log.Entries.Single().Category, Is.EqualTo("CloudMgmt.Core.Tests"));
    }

    private async Task GetAsync(RecordingHandler handler, int retries = 0, CancellationToken cancellationToken = default)
    {
        using (handler)
        using (var client = TestClient.For(Wire.Url, o =>
        {
            (o.HttpMessageHandler, o.LoggerFactory, o.TimeProvider) = (handler, _log, _clock);
            (o.Retry.MaxRetries, o.Retry.BaseDelay) = (retries, TimeSpan.Zero);
        }))
        {
            await client.GetWidgetAsync("17", cancellationToken: cancellationToken);
        }
    }

    private void AssertEvents(params (int Id, string Name, LogLevel Level, string Text)[] expected)
        => Assert.That(_log.Entries.Select(e => (e.Event.Id, e.Event.Name!, e.Level, e.Text)), Is.EqualTo(expected));
}
