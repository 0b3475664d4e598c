using System.Text;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>Credentials by the security schemes of a document, over real sockets.</summary>
[CancelAfter(60_000)]
internal sealed class SchemeCredentialTests
{
    private const string Secret = "s3cret+/=";

    private static readonly SchemeCredential Key = new("key", new HeaderCredential("X-Key", Secret));
    private static readonly SchemeCredential App = new("app", new QueryCredential("app id", "a&b"));
    private static readonly SchemeCredential Session = new("session", new CookieCredential("SID", Secret));
    private static readonly SchemeCredential User = new("user", HeaderCredential.Basic("ann", "pass:wörd"));
    private static readonly SchemeCredential Token = new("token", HeaderCredential.Bearer("t0ken"));

    private static IEnumerable<TestCaseData> Carried =>
    [
        Case(Key, Way("key"), "GET /things?x=1 X-Key=s3cret+/="),
        Case(App, Way("app"), "GET /things?x=1&app%20id=a%26b"),
        Case(Session, Way("session"), "GET /things?x=1 Cookie=SID=s3cret+/="),
        Case(User, Way("user"), "GET /things?x=1 Authorization=Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("ann:pass:wörd"))),
        Case(Token, Way("token"), "GET /things?x=1 Authorization=Bearer t0ken"),
        Case(Key.And(App).And(Session), Way("key", "app", "session"),
            "GET /things?x=1&app%20id=a%26b Cookie=SID=s3cret+/= X-Key=s3cret+/="),
        // The first way that all are there for.
        Case(Key.And(Token), [.. Way("user", "key"), .. Way("token"), .. Way("key")], "GET /things?x=1 Authorization=Bearer t0ken"),
        Case(Key, [.. Way("user", "key"), .. Way("key")], "GET /things?x=1 X-Key=s3cret+/="),
        Case(Key, [.. Way("user"), .. Way()], "GET /things?x=1"),
        Case(Key, [.. Way(), .. Way("key")], "GET /things?x=1 X-Key=s3cret+/="),
        Case(Key, Way(), "GET /things?x=1"),
        // The document says nothing.
        Case(Key.And(App), [], "GET /things?x=1&app%20id=a%26b X-Key=s3cret+/="),
        Case(Key.And(new("key", new HeaderCredential("X-Key", "other"))), Way("key"), "GET /things?x=1 X-Key=other"),
    ];

    [TestCaseSource(nameof(Carried))]
    public async Task A_call_carries_what_its_operation_asks_for(SchemeCredential credential, string[][] ways, string expected)
    {
        await using var server = await LoopbackServer.StartAsync(204);
        using var client = server.CreateClient(o => o.Credential = credential);

        await client.SendAsync(Request(ways));

        var request = server.Requests.Single();
        var headers = request.Headers.Where(header => header.Key is "Authorization" or "Cookie" or "X-Key").OrderBy(
            header => header.Key, StringComparer.Ordinal)
            .Select(header => $" {header.Key}={header.Value}");
        Assert.That($"{request.Method} {request.Target}{string.Concat(headers)}", Is.EqualTo(expected));
    }

    [Test]
    public async Task A_credential_of_another_kind_goes_with_every_call_that_needs_one()
    {
        await using var server = await LoopbackServer.StartAsync(204);
        using var client = server.CreateClient(o => o.Credential = new HeaderCredential("X-Own", "own"));

        await client.SendAsync(Request(Way("key")));
        await client.SendAsync(Request(Way()));

        Assert.That(server.Requests.Select(request => request.Headers.ContainsKey("X-Own")), Is.EqualTo([true, false]));
    }

    [Test]
    public async Task A_call_that_no_credential_lets_in_is_not_sent()
    {
        await using var server = await LoopbackServer.StartAsync(204);
        using var client = server.CreateClient(o => o.Credential = Key.And(Session));

        var failure = Assert.ThrowsAsync<InvalidOperationException>(
            () => client.SendAsync(Request([.. Way("user", "key"), .. Way("token")])))!;

        Assert.That(failure.Message, Is.EqualTo("GetThings needs a credential for 'user' and 'key', or for 'token'; the client has one for 'key' and 'session'. Nothing was sent."));
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task A_part_that_is_refused_is_asked_again_and_the_call_sent_once_more()
    {
        var asked = 0;
        await using var server = await LoopbackServer.StartAsync(
            context => LoopbackServer.AnswerAsync(context, context.Request.Headers["X-Key"] == "k2" ? 204 : 401));
        var changing = new SchemeCredential("key", new HeaderCredential("X-Key", _ => new($"k{Interlocked.Increment(ref asked)}")));
        using var client = server.CreateClient(o => o.Credential = changing.And(Token));

        await client.SendAsync(Request(Way("key", "token")));

        Assert.That(
            server.Requests.Select(request => $"{request.Headers["X-Key"]} {request.Headers["Authorization"]}"),
            Is.EqualTo(["k1 Bearer t0ken", "k2 Bearer t0ken"]));
    }

    [Test]
    public async Task Parts_that_give_the_same_again_are_not_sent_again()
    {
        await using var server = await LoopbackServer.StartAsync(401);
        var same = new SchemeCredential("key", new QueryCredential("key", _ => new("always")));
        using var client = server.CreateClient(o => o.Credential = same.And(Token));

        Assert.ThrowsAsync<ApiException>(() => client.SendAsync(Request(Way("key", "token"))));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Client_credentials_fetch_a_token_once_and_tell_the_endpoint_who_they_are([Values] bool inBody)
    {
        await using var server = await LoopbackServer.StartAsync(context => context.Request.Path == "/token"
            ? LoopbackServer.AnswerAsync(context, 200, """{"access_token":"fetched","expires_in":3600,"token_type":"bearer"}""")
            : LoopbackServer.AnswerAsync(context, 204));
        using var application = new ClientCredentials("my app", "a:b&c", new Uri(server.Url, "token"), ["read", "write"], inBody);
        using var client = server.CreateClient(o => o.Credential = new SchemeCredential("oauth", application));

        await client.SendAsync(Request(Way("oauth")));
        await client.SendAsync(Request(Way("oauth")));

        var (token, calls) = (server.Requests[0], server.Requests.Skip(1).ToList());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                token.Text, Is.EqualTo(
                    "grant_type=client_credentials" + (inBody ? "&client_id=my+app&client_secret=a%3Ab%26c" : "") + "&scope=read+write"));
            Assert.That(
                token.Headers.GetValueOrDefault("Authorization"),
                Is.EqualTo(inBody ? null : "Basic " + Convert.ToBase64String("my%20app:a%3Ab%26c"u8)));
            Assert.That(calls.Select(call => call.Headers["Authorization"]), Is.EqualTo(["Bearer fetched", "Bearer fetched"]));
        }
    }

    [Test]
    public async Task Mutual_TLS_shows_the_certificate_of_the_handler()
    {
        using var own = TestCertificate.For("client.test");
        using var certificate = TestCertificate.For("127.0.0.1");
        string? shown = null;
        await using var server = await LoopbackServer.StartAsync(
            context =>
            {
                shown = context.Connection.ClientCertificate?.Subject;
                return LoopbackServer.AnswerAsync(context, 204);
            },
            certificate, asksForCertificate: true);
        var settings = new TestClientOptions { BaseUrl = server.Url, ServerCertificateSha256 = TestCertificate.Thumbprint(certificate) };
        using var handler = settings.CreateHandler(own);
        (settings.HttpMessageHandler, settings.ServerCertificateSha256) = (handler, null);
        using var client = new TestClient(settings);

        await client.SendAsync(Request(Way()));

        Assert.That(shown, Is.EqualTo("CN=client.test"));
    }

    [Test]
    public void No_text_shows_a_secret()
    {
        var texts = new object[]
        {
            Key, App, Session, User, Token, Key.And(Token), new QueryCredential("q", Secret), new CookieCredential("c", Secret),
        }.Select(credential => credential.ToString());
        Exception[] thrown =
        [
            Assert.Throws<ArgumentException>(() => _ = new CookieCredential("c", "bad;value"))!,
            Assert.Throws<ArgumentException>(() => _ = HeaderCredential.Basic("colon:value", "p"))!,
            Assert.Throws<ArgumentException>(() => _ = HeaderCredential.Bearer("bad\nvalue"))!,
        ];

        Assert.That(
            texts.Concat(thrown.Select(exception => exception.ToString())), Has.None.Contains("s3cret").And.None.Contains("t0ken").And.None
                .Contains("value\n").And.None.Contains("bad;").And.None.Contains("colon:"));
    }

    [Test]
    public async Task A_failed_call_does_not_tell_the_secret_of_its_address()
    {
        await using var server = await LoopbackServer.StartAsync(500, "no", "text/plain");
        using var client = server.CreateClient(o => o.Credential = new SchemeCredential("key", new QueryCredential("key", "s3cret")));

        var failure = Assert.ThrowsAsync<ApiException>(() => client.SendAsync(Request(Way("key"))))!;

        Assert.That(failure.ToString(), Does.Not.Contain("s3cret"));
        Assert.That(server.Requests.Single().Target, Does.Contain("key=s3cret"));
    }

    private static TestCaseData Case(SchemeCredential credential, string[][] ways, string expected)
        => new TestCaseData(credential, ways, expected).SetArgDisplayNames($"{string.Join(" or ", ways.Select(way => string.Join("+", way)))}: {expected.Replace(Secret, "…", StringComparison.Ordinal)}");

    private static string[][] Way(params string[] schemes) => [schemes];

    private static ApiRequest Request(string[][] ways)
    {
        var request = new ApiRequest("GET", "/things", "GetThings").Query("x", 1).ReturnsNothing("204");
        foreach (var way in ways)
            request.Secured(way);
        return request;
    }
}
