using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>What no header may carry is refused before anything is sent, wherever it comes from, and is never repeated.</summary>
internal sealed class HeaderMatrixTests
{
    private static readonly string[] BadValues =
    [
        "s3cret\r\nEvil: 1", "s3cret\n", "\rs3cret", "s3cret\0", "s3cret\u001b[0m", "s3cret\u007f", "s3cret-ä", "s3cret-😀", "s3cret\uD800",
        "s3cret\u2028", " s3cret", "s3cret\t",
    ];

    private static readonly string[] BadNames = ["", " ", "X Y", "X:", "X\r\nEvil", "X\0", "X-ä", "X(1)", "\"X\"", "X/Y", "X\u007f"];

    private static readonly Dictionary<string, Action<string>> Sources = new()
    {
        ["a parameter"] = value => Send(call: new ApiRequest("GET", "/x", "Op").Header("regionId", value)),
        ["a list"] = value => Send(call: new ApiRequest("GET", "/x", "Op").Header("regionId", new[] { value })),
        ["a header of one call"] = value => Send(
            call: new ApiRequest("GET", "/x", "Op", new RequestOptions { Headers = { ["X-Further"] = value } })),
        ["a fixed key"] = value => Send(new HeaderCredential("apiKey", value)),
        ["a key from a callback"] = value => Send(new HeaderCredential("apiKey", _ => new ValueTask<string>(value))),
        ["a credential's own header"] = value => Send(new Given(new Authorization([new("X-XSRF-TOKEN", value)]))),
        ["a credential's own cookie"] = value => Send(new Given(new Authorization(cookies: [new("session", value)]))),
        ["the name of the application"] = value => Send(applicationId: value),
        ["the accepted types"] = value => Send(call: new ApiRequest("GET", "/x", "Op").Accept(value)),
    };

    private static readonly Dictionary<string, Action<string>> NameSources = new()
    {
        ["a parameter"] = name => Send(call: new ApiRequest("GET", "/x", "Op").Header(name, "s3cret")),
        ["a cookie"] = name => Send(call: new ApiRequest("GET", "/x", "Op").Cookie(name, "s3cret")),
        ["a header of one call"] = name => Send(
            call: new ApiRequest("GET", "/x", "Op", new RequestOptions { Headers = { [name] = "s3cret" } })),
        ["a key"] = name => Send(new HeaderCredential(name, "s3cret")),
        ["a credential's own header"] = name => Send(new Given(new Authorization([new(name, "s3cret")]))),
    };

    // In a cookie the blank before the value ends up within the header.
    private static IEnumerable<object[]> BadValuesBySource
        => from source in Sources.Keys
           from value in BadValues
           where source != "a credential's own cookie" || value != " s3cret"
           select new object[] { source, value };

    [TestCaseSource(nameof(BadValuesBySource))]
    public void A_value_is_refused(string source, string value)
    {
        var refusal = Assert.Catch<ArgumentException>(() => Sources[source](value))!;
        Assert.That(refusal.ToString(), Does.Not.Contain("s3cret"));
    }

    [Test]
    public void A_name_is_refused([ValueSource(nameof(NameSourceNames))] string source, [ValueSource(nameof(BadNames))] string name)
    {
        var refusal = Assert.Catch<ArgumentException>(() => NameSources[source](name))!;
        Assert.That(refusal.ToString(), Does.Not.Contain("s3cret"));
    }

    [Test]
    public async Task A_cookie_of_a_call_carries_any_text_by_encoding_it()
    {
        var sent = await Wire.SendAsync(Wire.Get().Cookie("c", "a; b=c\r\nEvil: ä"));
        Assert.That(sent.Header("Cookie"), Is.EqualTo("c=a%3B%20b%3Dc%0D%0AEvil%3A%20%C3%A4"));
    }

    [Test]
    public async Task A_file_cannot_forge_the_head_of_its_part()
    {
        await using var server = await LoopbackServer.StartAsync(204);
        using var client = server.CreateClient();
        var file = new FileParameter(new MemoryStream([1]), "a\"\r\nEvil: 1\r\n\r\n\"; name=\"other");
        try
        {
            await client.SendAsync(Wire.Post().AsMultipart().Form("file", file).ReturnsNothing("204"));
        }
        catch (ArgumentException)
        {
            return;
        }
        Assert.That(server.Requests.Single().Text, Does.Not.Contain("\nEvil"));
    }

    [TestCase("naïve €.pdf", "naïve €.pdf")]
    [TestCase("a \"b\"\r\n\0.txt", "a %22b%22%0D%0A%00.txt")]
    [TestCase("C:\\new\\", "C:\\new\\")]
    public async Task The_names_of_parts_are_UTF8_as_browsers_send_them(string name, string sent)
    {
        await using var server = await LoopbackServer.StartAsync(204);
        using var client = server.CreateClient();
        var file = new FileParameter(new MemoryStream([1]), name);
        await client.SendAsync(Wire.Post().AsMultipart().Form("größe", 7).Form("file", file).ReturnsNothing("204"));
        Assert.That(
            server.Requests.Single().Text,
            Does.Contain("form-data; name=\"größe\"\r\n").And.Contain($"form-data; name=\"file\"; filename=\"{sent}\"\r\n"));
    }

    [Test]
    public void The_name_of_a_file_that_UTF8_cannot_carry_is_refused()
        => Assert.That(
            () => Wire.Post().AsMultipart().Form("file", new FileParameter(new MemoryStream([1]), "\ud83d.txt"), parameter: "photo"),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("photo"));

    private static IEnumerable<string> NameSourceNames() => NameSources.Keys;

    private static void Send(Credential? credential = null, ApiRequest? call = null, string? applicationId = null)
    {
        using var handler = new RecordingHandler();
        try
        {
            using var client = TestClient.For(
                new Uri("https://service.test"),
                o => (o.HttpMessageHandler, o.Credential, o.ApplicationId) = (handler, credential, applicationId));
            client.SendAsync(call ?? new ApiRequest("GET", "/x", "Op")).GetAwaiter().GetResult();
        }
        finally
        {
            Assert.That(handler.Requests, Is.Empty);
        }
    }

    private sealed class Given(Authorization authorization) : Credential
    {
        public override ValueTask<Authorization> AuthorizeAsync(CredentialContext context, CancellationToken cancellationToken)
            => new(authorization);
    }
}
