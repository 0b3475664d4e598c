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
        new TestCaseData("; charset=utf-16", Encoding.BigEndianUnicode, false).SetArgDisplayNames("UTF-16 of the other order"),
        new TestCaseData("; charset=utf-16be", Encoding.BigEndianUnicode, false).SetArgDisplayNames("UTF-16BE"),
        new TestCaseData("; charset=utf-16le", Encoding.Unicode, false).SetArgDisplayNames("UTF-16LE"),
        new TestCaseData("; charset=utf-32", Encoding.UTF32, false).SetArgDisplayNames("UTF-32"),
        new TestCaseData("; charset=utf-32", Utf32BigEndian, false).SetArgDisplayNames("UTF-32 of the other order"),
        new TestCaseData("; charset=windows-1252", CodePage("windows-1252"), false).SetArgDisplayNames("Windows 1252"),
        new TestCaseData("; charset=WINDOWS-1250", CodePage("windows-1250"), false).SetArgDisplayNames("Windows 1250"),
        new TestCaseData("; charset=iso-8859-15", CodePage("iso-8859-15"), false).SetArgDisplayNames("Latin 9"),
        new TestCaseData("; charset=ibm850", CodePage("ibm850"), false).SetArgDisplayNames("IBM 850"),
        new TestCaseData("; charset='iso-8859-1'", Encoding.Latin1, false).SetArgDisplayNames("in single quotes"),
        new TestCaseData("", Encoding.UTF8, true).SetArgDisplayNames("a UTF-8 mark"),
        new TestCaseData("; charset=utf-8", Encoding.UTF8, true).SetArgDisplayNames("UTF-8 and its mark"),
        new TestCaseData("; charset=utf-16", Encoding.Unicode, true).SetArgDisplayNames("UTF-16 and its mark"),
        new TestCaseData("; charset=utf-16", Encoding.BigEndianUnicode, true).SetArgDisplayNames("UTF-16 and the mark of the other order"),
        new TestCaseData("; charset=iso-8859-1", Encoding.UTF8, true).SetArgDisplayNames("a mark that says otherwise"),
        new TestCaseData("", Encoding.UTF32, true).SetArgDisplayNames("a UTF-32 mark"),
        new TestCaseData("", Utf32BigEndian, true).SetArgDisplayNames("a UTF-32 mark of the other order"),
        new TestCaseData("", Encoding.BigEndianUnicode, true).SetArgDisplayNames("a UTF-16 mark of the other order"),
        new TestCaseData("", Encoding.Unicode, true).SetArgDisplayNames("a UTF-16 mark"),
        new TestCaseData("", Encoding.Unicode, false).SetArgDisplayNames("UTF-16 that nobody declared"),
        new TestCaseData("; charset=utf-8", Encoding.BigEndianUnicode, false).SetArgDisplayNames("UTF-16 declared as UTF-8"),
        new TestCaseData("", Encoding.UTF32, false).SetArgDisplayNames("UTF-32 that nobody declared"),
        new TestCaseData("", Utf32BigEndian, false).SetArgDisplayNames("UTF-32 of the other order that nobody declared"),
        new TestCaseData("; charset=klingon", Encoding.UTF8, false).SetArgDisplayNames("unknown"),
        new TestCaseData("; charset=utf-7", Encoding.UTF8, false).SetArgDisplayNames("refused by .NET"),
        new TestCaseData("; charset=", Encoding.UTF8, false).SetArgDisplayNames("empty"),
        new TestCaseData("; charset", Encoding.UTF8, false).SetArgDisplayNames("without a value"),
    ];

    private static readonly (string Name, byte[] Bytes)[] NoUtf8 =
    [
        ("a byte of another encoding", [0xE4]),
        ("a byte that never occurs", [0xFF]),
        ("a continuation without a beginning", [0x80]),
        ("an overlong form", [0xC0, 0xAF]),
        ("half of a surrogate pair", [0xED, 0xA0, 0x80]),
        ("a character beyond Unicode", [0xF4, 0x90, 0x80, 0x80]),
        ("a character cut short", [0xE2, 0x82]),
    ];

    private static readonly (string Name, string Before, string After)[] Places =
    [
        ("a known field", """{"name":"a""", "b\"}"),
        ("behind characters of several bytes", """{"name":"äß€""", "b\"}"),
        ("the name of a field", """{"na""", "me\":1}"),
        ("an unknown field", """{"name":"x","new":{"a":["b""", "\"]}}"),
        ("an enumeration", """{"color":"re""", "d\"}"),
        ("outside of a text", """{"name":""", "\"x\"}"),
        ("behind the value", """{"name":"x"}""", ""),
        ("a time", """{"createdAt":"2026-01-31T12:00:00""", "Z\"}"),
    ];

    private static IEnumerable<TestCaseData> Invalid
        => from bytes in NoUtf8
           from place in Places
           let before = Encoding.UTF8.GetBytes(place.Before)
           select new TestCaseData(
               before.Concat(bytes.Bytes).Concat(Encoding.UTF8.GetBytes(place.After)).ToArray(),
               before.Length).SetArgDisplayNames(bytes.Name, place.Name);

    [TestCaseSource(nameof(Invalid))]
    public void Json_that_is_no_text_is_refused_with_the_place(byte[] body, int offset)
    {
        foreach (var call in new[] { Wire.Get().Returns<Widget>("200"), Wire.Get().Returns("200", Widget.ReadJson) })
        {
            var refusal = Wire.Failure(RecordingHandler.Answering(body, "application/json; charset=utf-8"), call);
            Assert.That(refusal.StatusCode, Is.EqualTo(200));
            Assert.That(refusal.Message, Is.EqualTo(
                $"GetWidgets (GET /widgets) answered 200: the body cannot be read as Widget at byte {offset}, which is not utf-8 (content type application/json; charset=utf-8)"));
        }
    }

    [TestCaseSource(nameof(Invalid))]
    public void Plain_text_that_is_none_is_refused_with_the_place(byte[] body, int offset)
    {
        var refusal = Assert.ThrowsAsync<ApiException>(
            () => Wire.AnswerAsync<string>(RecordingHandler.Answering(body, "text/plain"), Wire.Get().ReturnsText("200")))!;
        Assert.That(
            refusal.Message,
            Does.EndWith($"the body cannot be read as text at byte {offset}, which is not utf-8 (content type text/plain)"));
    }

    [TestCaseSource(nameof(Invalid))]
    public void An_error_that_is_no_text_keeps_its_status_and_what_can_be_read(byte[] body, int offset)
    {
        var failure = Wire.Failure(RecordingHandler.Answering(body, status: 409), Wire.Get().Fails<WidgetError>("default"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((failure.StatusCode, failure.ErrorBody), Is.EqualTo((409, (object?)null)));
            Assert.That(failure.Info.BodyExcerpt, Does.StartWith(Encoding.UTF8.GetString(body, 0, offset)));
        }
    }

    [Test]
    public void An_error_that_is_cut_off_within_a_character_is_still_its_text()
    {
        var body = Encoding.UTF8.GetBytes(new string('€', 400_000));
        var failure = Wire.Failure(RecordingHandler.Answering(body, "text/plain", 502), Wire.Get().Fails<WidgetError>("default"));
        Assert.That(failure.Info.BodyExcerpt, Is.EqualTo(new string('€', ApiErrorInfo.MaxExcerptLength)));
        Assert.That(failure.Message, Does.Contain("the body is not the documented error"));
    }

    [Test]
    public void What_another_charset_does_not_have_is_refused_too()
    {
        byte[] body = [.. "{\"name\":\""u8, 0xD8, .. "\"}"u8];
        var refusal = Wire.Failure(
            RecordingHandler.Answering(body, "application/json; charset=us-ascii"), Wire.Get().Returns<Widget>("200"));
        Assert.That(refusal.Message, Does.Contain("at byte 9, which is not us-ascii"));
    }

    [Test]
    public async Task What_is_read_in_another_charset_is_written_back_in_utf_8()
    {
        var widget = (await Wire.AnswerAsync<Widget>(
            Answer("application/json; charset=windows-1252", """{"name":"café","new":"naïve €"}""", CodePage("windows-1252"), false),
            Wire.Get().Returns<Widget>("200"))).Body;
        Assert.That(await Wire.SendJsonAsync(widget), Is.EqualTo("""{"name":"café","new":"naïve €"}"""));
    }

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
        var failure = Wire.Failure(
            Answer("application/json" + parameters, """{"message":"äß"}""", encoding, withMark, 400),
            Wire.Get().Fails<WidgetError>("default"));
        Assert.That((failure.ErrorBody as WidgetError)?.Message, Is.EqualTo("äß"));
        Assert.That(failure.Info.BodyExcerpt, Is.EqualTo("""{"message":"äß"}"""));
    }

    [Test]
    public async Task An_empty_text_is_a_text()
        => Assert.That(
            (await Wire.AnswerAsync<string>(RecordingHandler.Answering("", null), Wire.Get().ReturnsText("200"))).Body, Is.Empty);

    private static Encoding Utf32BigEndian => new UTF32Encoding(bigEndian: true, byteOrderMark: true);

    private static Encoding CodePage(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name)!;

    private static RecordingHandler Answer(string contentType, string body, Encoding encoding, bool withMark, int status = 200)
        => RecordingHandler.Answering([.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(body)], contentType, status);
}
