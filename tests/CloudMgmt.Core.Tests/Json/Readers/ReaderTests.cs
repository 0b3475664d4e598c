using System.Text;
using CloudMgmt.Core.Serialization;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>A call with a reader gives what the same call gives without one, only faster.</summary>
internal sealed class ReaderTests
{
    private const string Bom = "\uFEFF";

    private static readonly TestCaseData[] Readable =
    [
        Case("a mark", Encoding.UTF8, Bom + """{"name":"äß"}"""),
        Case("UTF-16 with a mark", Encoding.Unicode, Bom + """{"name":"äß"}"""),
        Case("a fraction for an integer", Encoding.UTF8, """{"id":7.0,"count":1e2}"""),
        Case("empty text", Encoding.UTF8, """{"createdAt":"","color":"","name":""}"""),
        Case("a null in a list of values", Encoding.UTF8, """{"colors":[null,"red"]}"""),
        Case("a comment", Encoding.UTF8, """{"name":/* remark */"x"}"""),
        Case("single quotes", Encoding.UTF8, "{'name':'x'}"),
        Case("a number beyond decimal", Encoding.UTF8, """{"new":1e400,"price":1e40}"""),
        Case("1,000 levels", Encoding.UTF8, Nested(999)),
    ];

    private static readonly TestCaseData[] Unreadable =
    [
        Case("1,001 levels", Encoding.UTF8, Nested(1000)),
        Case("a text that is no UTF-8", Encoding.Latin1, """{"name":"äß s3cret"}"""),
        Case("a name that is no UTF-8", Encoding.Latin1, """{"äß s3cret":"x"}"""),
        Case("an unknown field that is no UTF-8", Encoding.Latin1, """{"new":{"ä":["ß s3cret"]}}"""),
        Case("half a surrogate pair", Encoding.UTF8, """{"name":"s3cret \ud83d"}"""),
        Case("half a surrogate pair in an unknown field", Encoding.UTF8, """{"new":["s3cret \udc00"]}"""),
        Case("a text for a number", Encoding.UTF8, """{"parts":[{}],"count":"s3cret"}"""),
        Case("a list for a text", Encoding.UTF8, """{"name":["s3cret"]}"""),
        Case("a text for a model", Encoding.UTF8, """{"parts":[{"code":"a"},{"parts":["s3cret"]}]}"""),
        Case("no time", Encoding.UTF8, """{"createdAt":"s3cret"}"""),
        Case("more text", Encoding.UTF8, """{"name":"s3cret"} {}"""),
        Case("no end", Encoding.UTF8, "{\"name\":\r\n\"s3cret"),
        Case("no JSON", Encoding.UTF8, "s3cret"),
        Case("null", Encoding.UTF8, "null"),
        Case("nothing", Encoding.UTF8, ""),
    ];

    [Test]
    public void Random_json_is_read_the_same() => Readers.AssertSame(typeof(Widget));

    [TestCaseSource(nameof(Readable))]
    public async Task Odd_json_is_read_the_same(byte[] body)
        => Assert.That(Description.Of(await ReadAsync(body, Widget.ReadJson)), Is.EqualTo(Description.Of(await ReadAsync(body, null))));

    [TestCaseSource(nameof(Unreadable))]
    public void What_cannot_be_read_is_refused_with_the_same_words(byte[] body)
    {
        var refusal = Assert.ThrowsAsync<ApiException>(() => ReadAsync(body, Widget.ReadJson))!;
        Assert.That(refusal.Message, Is.EqualTo(Assert.ThrowsAsync<ApiException>(() => ReadAsync(body, null))!.Message));
        Assert.That(refusal.ToString(), Does.Not.Contain("s3cret"));
    }

    [Test]
    public async Task Another_charset_is_read()
    {
        var body = Encoding.Latin1.GetBytes("""{"name":"äß"}""");
        Assert.That((await ReadAsync(body, Widget.ReadJson, "application/json; charset=iso-8859-1")).Name, Is.EqualTo("äß"));
    }

    [Test]
    public async Task The_reader_is_what_reads()
    {
        var widget = new Widget { Name = "x" };
        Assert.That(await ReadAsync("{}"u8.ToArray(), (ref json) => { json.ReadAny(); return widget; }), Is.SameAs(widget));
    }

    [Test]
    public async Task An_error_is_read_too()
    {
        var error = new WidgetError { Code = "c" };
        var call = Wire.Get().Returns<Widget>("200").Fails<WidgetError>("default", (ref json) => { json.ReadAny(); return error; });
        await Assert.ThatAsync(
            () => Wire.AnswerAsync<Widget>(RecordingHandler.Answering("{}", status: 400), call),
            Throws.TypeOf<ApiException<WidgetError>>().With.Property("Error").SameAs(error));
    }

    [Test]
    public async Task A_value_of_an_enumeration_is_one_string_however_often_it_comes()
    {
        var colors = (await Wire.ReadAsync<Widget>("""{"colors":["new","red","new"]}""")).Colors!;
        Assert.That(colors[2].Value, Is.EqualTo("new").And.SameAs(colors[0].Value));
    }

    private static async Task<Widget> ReadAsync(byte[] body, JsonRead<Widget>? read, string contentType = "application/json")
    {
        var call = read is null ? Wire.Get().Returns<Widget>("200") : Wire.Get().Returns("200", read);
        return (await Wire.AnswerAsync<Widget>(RecordingHandler.Answering(body, contentType), call)).Body;
    }

    private static TestCaseData Case(string name, Encoding encoding, string body)
        => new TestCaseData(encoding.GetBytes(body)).SetArgDisplayNames(name);

    private static string Nested(int depth) => "{\"new\":" + new string('[', depth) + new string(']', depth) + "}";
}
