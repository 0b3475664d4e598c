using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>
/// A credential that gives up by itself, as an HTTP client does when its own time is over. The caller cancelled nothing, and a host takes
/// an <see cref="OperationCanceledException"/> for its own end.
/// </summary>
internal sealed class OwnCancellationTests
{
    private static readonly TestCaseData[] Credentials =
    [
        new TestCaseData(new HeaderCredential("apiKey", _ => throw GaveUp()), "the callback that gives its header 'apiKey'")
            .SetArgDisplayNames("a callback"),
        new TestCaseData(new HeaderCredential("apiKey", async _ => await GiveUpAsync()), "the callback that gives its header 'apiKey'")
            .SetArgDisplayNames("a callback, later"),
        new TestCaseData(new Own(), "its credential (Own)").SetArgDisplayNames("a credential of the application"),
    ];

    [TestCaseSource(nameof(Credentials))]
    public void Is_a_failure_of_the_call(Credential credential, string waitedFor)
    {
        using var handler = Script.Of(200);
        using var client = Client(handler, credential);

        var failure = Assert.ThrowsAsync<ApiConnectionException>(() => client.GetWidgetAsync("1"))!;

        Assert.That((failure.Reason, failure.InnerException), Is.EqualTo((ConnectionFailure.Unknown, failure.GetBaseException())));
        Assert.That(failure.InnerException, Is.InstanceOf<OperationCanceledException>());
        Assert.That(failure.Message, Is.EqualTo(
            $"GetWidget (GET /widgets/{{id}}), which was waiting for {waitedFor}, got no response: the call failed."));
        Assert.That(handler.Requests, Is.Empty);
    }

    [Test]
    public void Is_a_cancellation_when_the_caller_cancelled_as_well()
    {
        using var cancelled = new CancellationTokenSource();
        using var handler = Script.Of(200);
        using var client = Client(handler, new HeaderCredential("apiKey", _ =>
        {
            cancelled.Cancel();
            throw GaveUp();
        }));

        var failure = Assert.CatchAsync<OperationCanceledException>(() => client.GetWidgetAsync("1", cancellationToken: cancelled.Token))!;

        Assert.That(failure.CancellationToken, Is.EqualTo(cancelled.Token));
    }

    [Test]
    public void Is_a_failure_of_the_login_which_is_remembered()
    {
        using var handler = Script.Of(200);
        using var login = new Login();
        using var client = Client(handler, login, retries: 3);

        var first = Assert.ThrowsAsync<ApiConnectionException>(() => client.GetWidgetAsync("1"))!;
        var second = Assert.ThrowsAsync<ApiConnectionException>(() => client.GetWidgetAsync("1"))!;

        Assert.That(first.Message, Is.EqualTo("Login got no response: the call failed."));
        Assert.That((first.RememberedUntil, second.RememberedUntil), Is.EqualTo(((DateTimeOffset?)null, (DateTimeOffset?)login.Until)));
        Assert.That((login.Count, handler.Requests.Count), Is.EqualTo((1, 0)));
    }

    private static TestClient Client(HttpMessageHandler handler, Credential credential, int retries = 0)
        => TestClient.For(Wire.Url, o =>
        {
            (o.HttpMessageHandler, o.Credential, o.TimeProvider) = (handler, credential, new ManualTimeProvider());
            o.Retry.MaxRetries = retries;
        });

    private static TaskCanceledException GaveUp() => new("its own time is over");

    private static async ValueTask<string> GiveUpAsync()
    {
        await Task.Yield();
        throw GaveUp();
    }

    private sealed class Own : Credential
    {
        public override ValueTask<Authorization> AuthorizeAsync(CredentialContext context, CancellationToken cancellationToken)
            => throw GaveUp();
    }

    private sealed class Login : RenewableCredential
    {
        public int Count { get; private set; }

        public DateTimeOffset Until { get; private set; }

        protected override Task<Lease> LogInAsync(CredentialContext context, CancellationToken cancellationToken)
        {
            Count++;
            Until = context.TimeProvider.GetUtcNow().AddSeconds(1);
            throw GaveUp();
        }
    }
}
