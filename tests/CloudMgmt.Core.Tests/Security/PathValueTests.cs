using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>A value of a caller stays one segment of the path, and the service decodes what the caller gave; or it is refused.</summary>
internal sealed class PathValueTests : LoopbackTest
{
    private static readonly TestCaseData[] Intact =
    [
        Named("a slash", "a/b"), Named("an encoded slash", "a%2Fb"), Named("a double encoded slash", "%252F"),
        Named("a backslash", "..\\..\\x"),
        Named("up and on", "../admin"), Named("up, encoded", "%2e%2e"), Named("up, with a parameter", "..;a=b"),
        Named("three dots", "..."), Named("a dot and a blank", ". "),
        Named("a query", "a?b=c"), Named("a fragment", "a#b"), Named("an ampersand", "a&b=c"), Named("a plus", "a+b"),
        Named("blanks", "  "), Named("a percent", "%"), Named("half an escape", "%4"),
        Named("a scheme", "http://evil.test/x"), Named("a host", "//evil.test/x"), Named("user information", "a@evil.test"),
        Named("a colon", ":8080"), Named("braces", "{id}"), Named("a matrix parameter", ";v=1"),
        Named("umlauts", "äöüß"), Named("an emoji", "👩‍👩‍👧"), Named("combined characters", "e\u0301"),
        Named("right to left", "\u202Eabc"), Named("no characters", "\uFFFE\uFFFF"), Named("the last one", "\U0010FFFF"),
        Named("line ends", "a\r\nEvil: 1"), Named("a tab", "\t"), Named("escape", "\u001b[2J"), Named("delete", "\u007f"),
        Named("a separator", "a\u2028b\u0085c"),
        Named("all of ASCII", new string([.. Enumerable.Range(1, 127).Select(c => (char)c)])),
        Named("8 KB", new string('a', 8192)), Named("8 KB of slashes", new string('/', 8192)),
        Named("8 KB of umlauts", new string('ä', 4096)),
    ];

    private static readonly TestCaseData[] Refused =
    [
        Named("empty", ""), Named("here", "."), Named("up", ".."), Named("half a pair", "a\uD800"),
        Named("the other half", "\uDC00b"), Named("a pair turned around", "\uDC00\uD800"),
    ];

    [TestCaseSource(nameof(Intact))]
    public async Task It_arrives_as_it_was(string value)
    {
        await Client.SendAsync(new ApiRequest("GET", "/first/{id}/last", "Op").Path("id", value).Query("q", value).ReturnsNothing("204"));

        var target = Server.Requests[^1].Target;
        var segments = target.Split('?')[0].Split('/');
        using (Assert.EnterMultipleScope())
        {
            Assert.That(segments, Has.Length.EqualTo(4));
            Assert.That(Uri.UnescapeDataString(segments[2]), Is.EqualTo(value));
            Assert.That(Uri.UnescapeDataString(target.Split("?q=")[1]), Is.EqualTo(value));
            Assert.That(Server.Requests[^1].Headers, Does.Not.ContainKey("Evil"));
        }
    }

    [TestCaseSource(nameof(Refused))]
    public void It_is_refused_by_the_name_of_its_parameter(string value)
    {
        var refusal = Assert.Throws<ArgumentException>(() => Wire.Get("/{id}").Path("id", value))!;
        Assert.That(refusal.ParamName, Is.EqualTo("value"));
    }

    [Test]
    public void What_no_text_on_the_wire_can_carry_is_refused_everywhere()
    {
        const string value = "a\uD800";
        Action[] uses =
        [
            () => Wire.Get().Query("q", value), () => Wire.Get().Query("q", new[] { value }, ArrayStyle.Comma),
            () => Wire.Get().Query("q", new Dictionary<string, string> { ["a"] = value }, ArrayStyle.DeepObject),
            () => Wire.Get().Query("q", new Dictionary<string, string> { [value] = "a" }, ArrayStyle.DeepObject),
            () => Wire.Get().Query("q", new Dictionary<string, string> { ["a"] = value }),
            () => Wire.Get().Header("h", value),
            () => Wire.Get().Cookie("c", value),
            () => Wire.Post().Form("f", value), () => Wire.Post().TextBody(value),
            () => Wire.Post().JsonBody(value), () => Wire.Post().AsMultipart().Form("f", new Part { Code = value }),
        ];
        using (Assert.EnterMultipleScope())
        {
            foreach (var use in uses)
                Assert.That(Assert.Throws<ArgumentException>(use)?.ParamName, Is.Not.Null.And.Not.Empty);
        }
    }

    [Test]
    public async Task A_zero_arrives_as_an_escape()
    {
        await using var server = RawServer.Start("HTTP/1.1 204 No Content\r\n\r\n");
        using var client = server.CreateClient();
        await client.SendAsync(Wire.Get("/first/{id}/last").Path("id", "a\0b").ReturnsNothing("204"));
        Assert.That(server.Heads.Single(), Does.StartWith("GET /first/a%00b/last HTTP/1.1\r\n"));
    }

    [Test]
    public void A_value_that_no_address_can_hold_ends_in_an_error_of_the_call()
        => Assert.That(
            () => Client.SendAsync(Wire.Get("/{id}").Path("id", new string('ä', 100_000))),
            Throws.InstanceOf<ApiException>().Or.InstanceOf<ArgumentException>());

    private static TestCaseData Named(string name, string value) => new TestCaseData(value).SetArgDisplayNames(name);
}
