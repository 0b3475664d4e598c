using System.Net;
using Newtonsoft.Json;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class ErrorMessageTests
{
    [Test]
    public void A_long_message_of_the_service_is_cut()
    {
        var failure = Fail(new { message = new string('x', 100_000) });
        Assert.That(failure.Message, Has.Length.LessThan(700).And.EndsWith("x…"));
    }

    [TestCase("a\r\nb")]
    [TestCase("a\nb")]
    [TestCase("a\u0085b")]
    [TestCase("a\u2028b")]
    [TestCase("a\u2029b")]
    [TestCase("a\0b")]
    [TestCase("a\u001b[2Jb")]
    public void Line_breaks_and_control_characters_cannot_forge_log_lines(string message)
    {
        var failure = Fail(new { message });
        Assert.That(failure.Message.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029'), Is.False);
        Assert.That(failure.Message, Does.EndWith("b"));
    }

    [Test]
    public void Headers_and_body_are_in_no_message()
    {
        using var handler = new RecordingHandler(_ =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.BadRequest)
            {
                Content = new StringContent("""{"code":"bad","detail":"s3cret-body"}""", null, "application/json"),
            };
            response.Headers.Add("Set-Cookie", "session=s3cret-cookie");
            return response;
        });
        using var client = TestClient.For(
            Wire.Url, o => (o.HttpMessageHandler, o.Credential) = (handler, new HeaderCredential("apiKey", "s3cret-key")));

        var failure = Assert.ThrowsAsync<ApiException<WidgetError>>(
            () => client.CreateWidgetAsync(new Widget { Name = "x", Token = "s3cret-token" }))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.ToString(), Does.Contain("bad").And.Not.Contain("s3cret"));
            Assert.That(failure.Info.ToString(), Does.Not.Contain("s3cret"));
        }
    }

    [Test]
    public void The_excerpt_is_bounded()
    {
        var failure = Fail(new { message = new string('x', 100_000) });
        Assert.That(failure.Info.BodyExcerpt, Has.Length.EqualTo(16 * 1024));
    }

    [TestCase(null, null, null)]
    [TestCase(" ", "", null)]
    [TestCase("c", null, "c")]
    [TestCase(null, "m", "m")]
    [TestCase("c", "m", "c: m")]
    public void Code_and_message_make_one_line(string? code, string? message, string? expected)
        => Assert.That(ErrorLine.Of(code, message), Is.EqualTo(expected));

    [Test]
    public void An_error_that_says_nothing_leaves_the_status()
        => Assert.That(Fail(new { }).Message, Is.EqualTo("GetWidgets (GET /widgets) answered 400."));

    private static ApiException Fail(object error)
        => Wire.Failure(
            RecordingHandler.Answering(JsonConvert.SerializeObject(error), status: 400), Wire.Get().Fails<WidgetError>("default"));
}
