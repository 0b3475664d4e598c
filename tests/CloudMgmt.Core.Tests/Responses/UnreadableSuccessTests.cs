using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class UnreadableSuccessTests
{
    private static readonly TestCaseData[] Bodies =
    [
        new TestCaseData("", "application/json", 200, "the body is empty").SetArgDisplayNames("empty"),
        new TestCaseData("", null, 204, "the body is empty").SetArgDisplayNames("204 instead of JSON"),
        new TestCaseData("null", "application/json", 200, "the body is null").SetArgDisplayNames("null"),
        new TestCaseData("  \r\n", "application/json", 200, "the body is null").SetArgDisplayNames("white space"),
        new TestCaseData("<html><body>Sign in</body></html>", "text/html; charset=utf-8", 200, "cannot be read as Widget")
            .SetArgDisplayNames("a page of a proxy"),
        new TestCaseData("Sign in", null, 200, "cannot be read as Widget").SetArgDisplayNames("no content type"),
    ];

    [TestCaseSource(nameof(Bodies))]
    public void It_says_so_with_status_and_content_type(string body, string? contentType, int status, string problem)
    {
        var failure = Wire.Failure(RecordingHandler.Answering(body, contentType, status), Wire.Get().Returns<Widget>("200"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.StatusCode, Is.EqualTo(status));
            Assert.That(
                failure.Message,
                Does.StartWith($"GetWidgets (GET /widgets) answered {status}: ").And.Contain(problem).And
                    .Contain(contentType ?? "not given"));
            Assert.That(failure.Info.ContentType, Is.EqualTo(contentType));
            Assert.That(failure.Info.BodyExcerpt, Is.EqualTo(body.Length == 0 ? null : body));
            Assert.That(failure.IsTransient, Is.False);
        }
    }

    [TestCase("""{"count":"s3cret"}""", "count")]
    [TestCase("""{"createdAt":"s3cret"}""", "createdAt")]
    [TestCase("""{"level":"s3cret"}""", "level")]
    [TestCase("""{"parts":[{"code":"a"},{"parts":"s3cret"}]}""", "parts[1].parts")]
    public void It_names_the_place_and_never_the_value(string body, string place)
    {
        var failure = Wire.Failure(RecordingHandler.Answering(body), Wire.Get().Returns<Widget>("200"));
        Assert.That(failure.Message, Does.Contain(place));
        Assert.That(failure.ToString(), Does.Not.Contain("s3cret"));
    }

    [TestCase("a list of Widget", TypeArgs = [typeof(IList<Widget>)])]
    [TestCase("a list of a list of Int64", TypeArgs = [typeof(IList<IList<long>>)])]
    [TestCase("a list of Level", TypeArgs = [typeof(IList<Level?>)])]
    [TestCase("an object with values of Widget", TypeArgs = [typeof(IDictionary<string, Widget>)])]
    public void It_names_the_type_in_words<T>(string name)
        => Assert.That(
            Wire.Failure(RecordingHandler.Answering("true"), Wire.Get().Returns<T>("200")).Message,
            Does.Contain($"the body cannot be read as {name} at "));

    [Test]
    public void Its_excerpt_is_bounded()
    {
        var failure = Wire.Failure(RecordingHandler.Answering(new string('x', 100_000), "text/plain"), Wire.Get().Returns<Widget>("200"));
        Assert.That(failure.Info.BodyExcerpt, Is.EqualTo(new string('x', 16 * 1024)));
    }
}
