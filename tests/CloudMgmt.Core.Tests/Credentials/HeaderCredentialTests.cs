using System.Diagnostics;
using System.Reflection;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class HeaderCredentialTests
{
    [Test]
    public async Task A_fixed_secret_goes_with_each_call()
    {
        var sent = await Wire.SendAsync(Wire.Get(), o => o.Credential = new HeaderCredential("apiKey", "k1"));
        Assert.That(sent.Header("apiKey"), Is.EqualTo("k1"));
    }

    [Test]
    public async Task A_callback_is_asked_before_each_attempt()
    {
        var count = 0;
        using var handler = new RecordingHandler();
        using var client = TestClient.For(
            Wire.Url, o => (o.HttpMessageHandler, o.Credential) = (handler, new HeaderCredential("apiKey", _ => new($"k{++count}"))));

        await client.SendAsync(Wire.Get());
        await client.SendAsync(Wire.Get());

        Assert.That(handler.Requests.Select(r => r.Header("apiKey")), Is.EqualTo(["k1", "k2"]));
    }

    [Test]
    public async Task A_secret_can_be_rotated_between_the_attempts_of_one_call()
    {
        var key = "k1";
        using var handler = new RecordingHandler(request =>
        {
            if (key == "k2")
                return new(System.Net.HttpStatusCode.NoContent);
            key = "k2";
            return new(System.Net.HttpStatusCode.ServiceUnavailable);
        });
        using var client = TestClient.For(Wire.Url, o =>
        {
            (o.HttpMessageHandler, o.Credential) = (handler, new HeaderCredential("apiKey", _ => new(key)));
            (o.Retry.MaxRetries, o.Retry.BaseDelay) = (1, TimeSpan.Zero);
        });

        await client.SendAsync(Wire.Get());

        Assert.That(handler.Requests.Select(r => r.Header("apiKey")), Is.EqualTo(["k1", "k2"]));
    }

    [Test]
    public void A_refused_key_is_not_tried_again()
    {
        using var handler = RecordingHandler.Answering("{}", status: 401);
        using var client = TestClient.For(
            Wire.Url, o => (o.HttpMessageHandler, o.Credential) = (handler, new HeaderCredential("apiKey", "k1")));

        var failure = Assert.CatchAsync<ApiException>(() => client.GetWidgetAsync("1"))!;

        Assert.That(failure.IsUnauthorized, Is.True);
        Assert.That(handler.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Cookies_of_call_and_credential_come_together()
    {
        var sent = await Wire.SendAsync(
            Wire.Get().Cookie("a", "b"),
            o => o.Credential = new FixedCredential(new([], [new("session", "s1"), new("XSRF-TOKEN", "\"x\"")])));
        Assert.That(sent.Header("Cookie"), Is.EqualTo("a=b; session=s1; XSRF-TOKEN=\"x\""));
    }

    [Test]
    public async Task An_endpoint_that_the_credential_learnt_replaces_the_base_url(
        [Values("http://other.test/v2", "http://other.test/v2/")] string baseUrl)
    {
        Uri? asked = null;
        using var handler = new RecordingHandler(request =>
        {
            asked = request.RequestUri;
            return new HttpResponseMessage(System.Net.HttpStatusCode.NoContent);
        });
        using var client = TestClient.For(
            Wire.Url, o => (o.HttpMessageHandler, o.Credential) = (handler, new FixedCredential(new(baseUrl: new Uri(baseUrl)))));

        await client.SendAsync(Wire.Get("/widgets/{id}").Path("id", "a/b").Query("q", "x y"));

        Assert.That(asked?.AbsoluteUri, Is.EqualTo("http://other.test/v2/widgets/a%2Fb?q=x%20y"));
    }

    [TestCase("s3cret\r\nEvil: 1")]
    [TestCase("s3cret-ä")]
    public void A_secret_that_a_header_cannot_carry_is_refused_without_repeating_it(string secret)
    {
        var fixedOne = Assert.Throws<ArgumentException>(() => _ = new HeaderCredential("apiKey", secret))!;
        var fromCallback = Assert.CatchAsync<ArgumentException>(
            () => Wire.SendAsync(Wire.Get(), o => o.Credential = new HeaderCredential("apiKey", _ => new(secret))))!;
        Assert.That(fixedOne.ToString() + fromCallback, Does.Contain("apiKey").And.Not.Contain("s3cret"));
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase(null)]
    public void A_missing_secret_is_refused_when_the_credential_is_made(string? value)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => new HeaderCredential("apiKey", value!),
                Throws.InstanceOf<ArgumentException>().With.Property("ParamName").EqualTo("value"));
            Assert.That(
                () => new HeaderCredential(value!, "k1"),
                Throws.InstanceOf<ArgumentException>().With.Property("ParamName").EqualTo("name"));
            Assert.That(
                () => new HeaderCredential("apiKey", (Func<CancellationToken, ValueTask<string>>)null!), Throws.ArgumentNullException);
        }
    }

    [TestCase(typeof(IOException))]
    [TestCase(typeof(HttpRequestException))]
    [TestCase(typeof(InvalidOperationException))]
    public void A_failure_of_the_callback_is_not_taken_for_one_of_the_service(Type failure)
    {
        var credential = new HeaderCredential("apiKey", _ => throw (Exception)Activator.CreateInstance(failure, "The vault is closed.")!);
        Assert.That(
            () => Wire.SendAsync(Wire.Get(), o => o.Credential = credential),
            Throws.TypeOf(failure).With.Message.EqualTo("The vault is closed."));
    }

    [Test]
    public void No_text_and_no_debugger_shows_the_secret()
    {
        object[] secrets =
        [
            new HeaderCredential("apiKey", "s3cret"), Authorization.Header("apiKey", "s3cret"),
            new FixedCredential(Authorization.Header("apiKey", "s3cret")),
        ];
        using (Assert.EnterMultipleScope())
        {
            foreach (var secret in secrets)
            {
                Assert.That(secret.ToString(), Does.Not.Contain("s3cret"));
                Assert.That(secret.GetType().GetCustomAttribute<DebuggerDisplayAttribute>(inherit: true)?.Value, Does.Contain("(secret)"));
            }
        }
    }

    private sealed class FixedCredential(Authorization authorization) : Credential
    {
        public override ValueTask<Authorization> AuthorizeAsync(CredentialContext context, CancellationToken cancellationToken)
            => new(authorization);
    }
}
