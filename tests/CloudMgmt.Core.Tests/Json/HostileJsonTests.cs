using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class HostileJsonTests
{
    private static readonly TestCaseData[] Unreadable =
    [
        new TestCaseData(Nested(ApiJson.MaxDepth + 1)).SetArgDisplayNames("too deep"),
        new TestCaseData("{\"unknown\":" + Nested(ApiJson.MaxDepth) + "}").SetArgDisplayNames("too deep within an unknown field"),
        new TestCaseData(Nested(100_000)).SetArgDisplayNames("far too deep"),
        new TestCaseData("""{"name":"x"} {}""").SetArgDisplayNames("a second value"),
        new TestCaseData("""{"name":"x"}<!-- debug -->""").SetArgDisplayNames("trailing text"),
        new TestCaseData("""{"name":"x""").SetArgDisplayNames("cut off"),
        new TestCaseData("[]").SetArgDisplayNames("a list for an object"),
        new TestCaseData("\"x\"").SetArgDisplayNames("a text for an object"),
        new TestCaseData("""{"count":"many"}""").SetArgDisplayNames("a text for a number"),
        new TestCaseData("""{"count":99999999999999999999}""").SetArgDisplayNames("a number out of range"),
        new TestCaseData("""{"parts":{}}""").SetArgDisplayNames("an object for a list"),
        new TestCaseData("""{"enabled":[]}""").SetArgDisplayNames("a list for a flag"),
        new TestCaseData("{]").SetArgDisplayNames("no JSON"),
    ];

    [TestCaseSource(nameof(Unreadable))]
    public void A_body_that_cannot_be_read_is_refused_with_its_status(string body)
    {
        var refusal = Assert.CatchAsync<ApiException>(() => Wire.ReadAsync<Widget>(body))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refusal.StatusCode, Is.EqualTo(200));
            Assert.That(
                refusal.Message,
                Does.Contain("GetWidgets (GET /widgets) answered 200").And.Contain("Widget").And.Contain("application/json"));
            Assert.That(refusal.Info.BodyExcerpt, Is.EqualTo(body[..Math.Min(body.Length, ApiErrorInfo.MaxExcerptLength)]));
        }
    }

    [Test]
    public async Task White_space_and_comments_around_the_value_are_read()
        => Assert.That((await Wire.ReadAsync<Widget>("\r\n {\"name\":\"x\"}\n\t ")).Name, Is.EqualTo("x"));

    [Test]
    public async Task A_type_name_makes_no_type()
    {
        var settings = (await Wire.ReadAsync<Widget>(
            """{"settings":{"$type":"System.Version, System.Private.CoreLib","Major":1}}""")).Settings;
        Assert.That(settings, Is.Not.Null.And.Not.InstanceOf<Version>());
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);
}
