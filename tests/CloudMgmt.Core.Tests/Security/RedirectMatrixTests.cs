using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>No redirect carries a key, a cookie or a body anywhere: none is followed.</summary>
[CancelAfter(60_000)]
internal sealed class RedirectMatrixTests
{
    private static readonly int[] Statuses = [300, 301, 302, 303, 307, 308];
    private static readonly string[] Targets
        = ["another port", "another host", "another scheme", "the same server", "a relative path", "no scheme", "not an address"];

    private LoopbackServer _other = null!;
    private LoopbackServer _secure = null!;
    private LoopbackServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _other = await LoopbackServer.StartAsync(200, """{"name":"stolen"}""");
        _secure = await LoopbackServer.StartAsync(context => LoopbackServer.AnswerAsync(context, 200), TestCertificate.For("127.0.0.1"));
        _server = await LoopbackServer.StartAsync(context =>
        {
            if (!int.TryParse(context.Request.Query["status"], out var status))
                return LoopbackServer.AnswerAsync(context, 200, """{"name":"stolen"}""");
            context.Response.StatusCode = status;
            context.Response.Headers.Location = context.Request.Query["to"];
            return Task.CompletedTask;
        });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _other.DisposeAsync();
        await _secure.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Test]
    public void A_redirect_is_an_answer_and_nothing_else_is_sent(
        [ValueSource(
            nameof(Statuses))] int status, [ValueSource(
                nameof(Targets))] string target, [Values("GET", "POST", "form", "multipart")] string kind)
    {
        var before = _server.Requests.Count;
        using var client = _server.CreateClient(o => (o.Credential, o.Retry.MaxRetries) = (new Keys(), 3));

        var failure = Assert.ThrowsAsync<ApiException>(
            () => client.SendAsync<Widget>(Request(kind).Query("status", status).Query("to", Location(target)).Returns<Widget>("2XX")))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.StatusCode, Is.EqualTo(status));
            Assert.That(failure.IsTransient, Is.False);
            Assert.That(failure.ToString(), Does.Not.Contain("s3cret"));
            Assert.That(_server.Requests, Has.Count.EqualTo(before + 1));
            Assert.That(_other.Requests, Is.Empty);
            Assert.That(_secure.Requests, Is.Empty);
        }
    }

    private static ApiRequest Request(string kind) => kind switch
    {
        "POST" => Wire.Post().Idempotent().JsonBody(new { password = "s3cret" }),
        "form" => Wire.Post().Form("password", "s3cret"),
        "multipart" => Wire.Post().AsMultipart().Form("password", "s3cret"),
        _ => Wire.Get(),
    };

    private string Location(string target) => target switch
    {
        "another port" => new Uri(_other.Url, "/stolen").AbsoluteUri,
        "another host" => new UriBuilder(_other.Url) { Host = "localhost", Path = "/stolen" }.Uri.AbsoluteUri,
        "another scheme" => new Uri(_secure.Url, "/stolen").AbsoluteUri,
        "the same server" => new Uri(_server.Url, "/stolen").AbsoluteUri,
        "a relative path" => "/stolen",
        "no scheme" => $"//{_other.Url.Authority}/stolen",
        _ => "http://[",
    };

    /// <summary>Every way in which a credential can travel.</summary>
    private sealed class Keys : Credential
    {
        public override ValueTask<Authorization> AuthorizeAsync(CredentialContext context, CancellationToken cancellationToken)
            => new(new Authorization(
            [new("Authorization", "Bearer s3cret"), new("apiKey", "s3cret"), new("X-XSRF-TOKEN", "s3cret")], [new("session", "s3cret")]));
    }
}
