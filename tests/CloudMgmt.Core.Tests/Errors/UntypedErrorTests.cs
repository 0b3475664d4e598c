using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class UntypedErrorTests
{
    private static readonly TestCaseData[] Bodies =
    [
        new TestCaseData(
            "<html>Bad gateway</html>", "text/html", "not the documented error (content type text/html)").SetArgDisplayNames("HTML"),
        new TestCaseData(
            "Too many requests", "text/plain", "not the documented error (content type text/plain)").SetArgDisplayNames("text"),
        new TestCaseData("""{"code":"x" """, "application/json", "not the documented error").SetArgDisplayNames("broken JSON"),
        new TestCaseData("[1]", "application/json", "not the documented error").SetArgDisplayNames("JSON of another shape"),
        new TestCaseData("null", "application/json", "not the documented error").SetArgDisplayNames("null"),
        new TestCaseData("""{"code":"x"}""", null, "not the documented error (content type not given)")
            .SetArgDisplayNames("no content type"),
        new TestCaseData("", "application/json", "the body is empty").SetArgDisplayNames("empty"),
        new TestCaseData(new string('[', 100_000), "application/json", "not the documented error").SetArgDisplayNames("hostile JSON"),
    ];

    [TestCaseSource(nameof(Bodies))]
    public void It_keeps_status_and_text(string body, string? contentType, string problem)
    {
        var failure = Wire.Failure(
            RecordingHandler.Answering(body, contentType, 502), Wire.Get().Returns<Widget>("200").Fails<WidgetError>("default"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure, Is.TypeOf<ApiException>());
            Assert.That(failure.StatusCode, Is.EqualTo(502));
            Assert.That(failure.ErrorBody, Is.Null);
            Assert.That(failure.Message, Does.StartWith("GetWidgets (GET /widgets) answered 502: ").And.Contain(problem));
            Assert.That(failure.Info.ContentType, Is.EqualTo(contentType));
            Assert.That(
                failure.Info.BodyExcerpt,
                Is.EqualTo(body.Length == 0 ? null : body[..Math.Min(body.Length, ApiErrorInfo.MaxExcerptLength)]));
        }
    }

    [TestCase(
        "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"code\":\"x", "{\"code\":\"x", TestName = "A_body_that_ends_early")]
    [TestCase(
        "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"cod\r\n",
        "{\"cod",
        TestName = "A_body_that_ends_between_chunks")]
    [TestCase(
        "Content-Type: application/json\r\nContent-Encoding: deflate\r\nContent-Length: 6\r\n\r\n<html>",
        null,
        TestName = "A_body_that_is_not_packed_as_it_says")]
    [TestCase(
        "Content-Type: application/json\r\nContent-Encoding: zstd\r\nContent-Length: 2\r\n\r\n{}",
        null,
        TestName = "A_body_that_is_packed_as_nobody_asked")]
    public async Task A_body_that_breaks_off_hides_neither_status_nor_headers(string rest, string? arrived)
    {
        await using var server = RawServer.Start("HTTP/1.1 409 Conflict\r\nX-Request-Id: r1\r\n" + rest);
        using var client = server.CreateClient();

        var failure = Assert.CatchAsync<ApiException>(() => client.GetWidgetAsync("1"))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure, Is.TypeOf<ApiException>().With.Property("IsConflict").True);
            Assert.That(failure.Message, Does.Contain("answered 409: the body broke off"));
            Assert.That(failure.Info.Headers.GetValues("X-Request-Id"), Is.EqualTo(["r1"]));
            Assert.That(failure.Info.BodyExcerpt, Is.EqualTo(arrived));
            Assert.That(failure.InnerException, Is.Not.Null);
            Assert.That(server.Heads, Has.Count.EqualTo(1), "a conflict is no reason to send the call again");
        }
    }

    [Test]
    public async Task An_error_that_is_whole_before_the_break_is_typed()
    {
        await using var server = RawServer.Start(
            "HTTP/1.1 409 Conflict\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"code\":\"taken\"}");
        using var client = server.CreateClient();
        Assert.That(Assert.ThrowsAsync<ApiException<WidgetError>>(() => client.GetWidgetAsync("1"))!.Error.Code, Is.EqualTo("taken"));
    }

    [Test]
    public void A_failure_that_the_document_does_not_describe_is_one_too()
        => Assert.That(
            Wire.Failure(RecordingHandler.Answering("""{"code":"x"}""", status: 418), Wire.Get().Returns<Widget>("200")),
            Has.Property("StatusCode").EqualTo(418));
}
