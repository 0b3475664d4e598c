using System.Text;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class EncodingTests
{
    private static readonly TestCaseData[] Encodings =
    [
        new TestCaseData("", Encoding.UTF8, false).SetArgDisplayNames("none given"),
        new TestCaseData("; charset=utf-8", Encoding.UTF8, false).SetArgDisplayNames("UTF-8"),
        new TestCaseData("; charset=\"UTF-8\"", Encoding.UTF8, false).SetArgDisplayNames("quoted"),
        new TestCaseData("; boundary=x; charset=utf-8; q=1", Encoding.UTF8, false).SetArgDisplayNames("among others"),
        new TestCaseData("; charset=iso-8859-1", Encoding.Latin1, false).SetArgDisplayNames("Latin 1"),
        new TestCaseData("; charset=utf-16", Encoding.Unicode, false).SetArgDisplayNames("UTF-16"),
        new TestCaseData("", Encoding.UTF8, true).SetArgDisplayNames("a UTF-8 mark"),
        new TestCaseData("", Encoding.Unicode, true).SetArgDisplayNames("a UTF-16 mark"),
        new TestCaseData("; charset=klingon", Encoding.UTF8, false).SetArgDisplayNames("unknown"),
        new TestCaseData("; charset=utf-7", Encoding.UTF8, false).SetArgDisplayNames("refused by .NET"),
        new TestCaseData("; charset=", Encoding.UTF8, false).SetArgDisplayNames("empty"),
        new TestCaseData("; charset", Encoding.UTF8, false).SetArgDisplayNames("without a value"),
    ];

    [TestCaseSource(nameof(Encodings))]
    public async Task Json_is_read(string parameters, Encoding encoding, bool withMark)
    {
        var handler = Answer("application/json" + parameters, """{"name":"äß"}""", encoding, withMark);
        Assert.That((await Wire.AnswerAsync<Widget>(handler, Wire.Get().Returns<Widget>("200"))).Body.Name, Is.EqualTo("äß"));
    }

    [TestCaseSource(nameof(Encodings))]
    public async Task Text_is_read(string parameters, Encoding encoding, bool withMark)
    {
        var handler = Answer("text/plain" + parameters, "äß\r\n", encoding, withMark);
        Assert.That((await Wire.AnswerAsync<string>(handler, Wire.Get().ReturnsText("200"))).Body, Is.EqualTo("äß\r\n"));
    }

    [TestCaseSource(nameof(Encodings))]
    public void An_error_is_read(string parameters, Encoding encoding, bool withMark)
    {
        var failure = Wire.Failure(Answer("application/json" + parameters, """{"message":"äß"}""", encoding, withMark, 400), Wire.Get().Fails<WidgetError>("default"));
        Assert.That((failure.ErrorBody as WidgetError)?.Message, Is.EqualTo("äß"));
        Assert.That(failure.Info.BodyExcerpt, Is.EqualTo("""{"message":"äß"}"""));
    }

    [Test]
    public async Task An_empty_text_is_a_text()
        => Assert.That((await Wire.AnswerAsync<string>(RecordingHandler.Answering("", null), Wire.Get().ReturnsText("200"))).Body, Is.Empty);

    private static RecordingHandler Answer(string contentType, string body, Encoding encoding, bool withMark, int status = 200)
        => RecordingHandler.Answering([.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(body)], contentType, status);
}
