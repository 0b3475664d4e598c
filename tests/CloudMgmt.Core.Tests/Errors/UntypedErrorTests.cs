using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class UntypedErrorTests
{
    private static readonly TestCaseData[] Bodies =
    [
        new TestCaseData("<html>Bad gateway</html>", "text/html", "not the documented error (content type text/html)").SetArgDisplayNames("HTML"),
        new TestCaseData("Too many requests", "text/plain", "not the documented error (content type text/plain)").SetArgDisplayNames("text"),
        new TestCaseData("""{"code":"x" """, "application/json", "not the documented error").SetArgDisplayNames("broken JSON"),
        new TestCaseData("[1]", "application/json", "not the documented error").SetArgDisplayNames("JSON of another shape"),
        new TestCaseData("null", "application/json", "not the documented error").SetArgDisplayNames("null"),
        new TestCaseData("""{"code":"x"}""", null, "not the documented error (content type not given)").SetArgDisplayNames("no content type"),
        new TestCaseData("", "application/json", "the body is empty").SetArgDisplayNames("empty"),
        new TestCaseData(new string('[', 100_000), "application/json", "not the documented error").SetArgDisplayNames("hostile JSON"),
    ];

    [TestCaseSource(nameof(Bodies))]
    public void It_keeps_status_and_text(string body, string? contentType, string problem)
    {
        var failure = Wire.Failure(RecordingHandler.Answering(body, contentType, 502), Wire.Get().Returns<Widget>("200").Fails<WidgetError>("default"));
        Assert.Multiple(() =>
        {
            Assert.That(failure, Is.TypeOf<ApiException>());
            Assert.That(failure.StatusCode, Is.EqualTo(502));
            Assert.That(failure.ErrorBody, Is.Null);
            Assert.That(failure.Message, Does.StartWith("GetWidgets (GET /widgets) answered 502: ").And.Contain(problem));
            Assert.That(failure.Info.ContentType, Is.EqualTo(contentType));
            Assert.That(failure.Info.BodyExcerpt, Is.EqualTo(body.Length == 0 ? null : body[..Math.Min(body.Length, ApiErrorInfo.MaxExcerptLength)]));
        });
    }

    [Test]
    public void A_failure_that_the_document_does_not_describe_is_one_too()
        => Assert.That(Wire.Failure(RecordingHandler.Answering("""{"code":"x"}""", status: 418), Wire.Get().Returns<Widget>("200")), Has.Property("StatusCode").EqualTo(418));
}
