using System.Net;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>However a call ends, its responses are disposed; otherwise connections would be lost.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class DisposalTests : IDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly CancellationTokenSource _caller = new();
    private readonly List<Content> _contents = [];

    public void Dispose() => _caller.Dispose();

    [TestCase(200)]
    [TestCase(404)]
    [TestCase(503, Description = "four attempts")]
    [TestCase(401, Description = "two attempts")]
    [TestCase(0, Description = "no status, so no answer: four attempts")]
    public async Task After_an_answer(int status)
    {
        await RunAsync(() => Answer(status));
        Assert.That(_contents, Has.Count.EqualTo(status switch { 503 or 0 => 4, 401 => 2, _ => 1 }));
    }

    [Test]
    public Task After_a_body_that_cannot_be_read() => RunAsync(() => Answer(200, "{"));

    [Test]
    public Task After_a_body_that_is_too_long() => RunAsync(() => Answer(200, new string(' ', 1000)));

    [Test]
    public Task After_a_body_that_nobody_asked_for() => RunAsync(() => Answer(200), Wire.Get().ReturnsNothing("200"));

    [Test]
    public Task After_a_cancellation_that_comes_with_the_headers() => RunAsync(() =>
    {
        _caller.Cancel();
        return Answer(200);
    });

    private async Task RunAsync(Func<HttpResponseMessage> answer, ApiRequest? request = null)
    {
        using var handler = Script.Of(answer);
        using var client = Script.Client(
            handler, _time, o => (o.MaxResponseBytes, o.Credential, o.BaseUrl) = (100, new Renewed(), new Uri("https://service.test")));
        var call = client.SendAsync(request ?? Wire.Get().Returns<Widget>("200"), _caller.Token);
        await _time.RunAsync(call);
        try
        {
            await call;
        }
        catch (Exception e) when (e is ApiException or OperationCanceledException)
        {
            // How it ends is for other tests.
        }
        Assert.That(_contents, Is.Not.Empty.And.All.Matches<Content>(content => content.IsDisposed));
    }

    private HttpResponseMessage Answer(int status, string body = """{"name":"x"}""")
    {
        var content = new Content(body);
        _contents.Add(content);
        return new HttpResponseMessage((HttpStatusCode)status) { Content = content };
    }

    private sealed class Content(string body) : StringContent(body, null, "application/json")
    {
        public bool IsDisposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }

    private sealed class Renewed : Credential
    {
        public override ValueTask<Authorization> AuthorizeAsync(CredentialContext context, CancellationToken cancellationToken)
            => new(Authorization.Header("key", "k"));

        public override bool Invalidate(Authorization refused) => true;
    }
}
