using System.Text;
using CloudMgmt.Core;
using Newtonsoft.Json;
using NUnit.Framework;
using static CloudMgmt.Templates.Tests.Wire;

namespace CloudMgmt.Templates.Tests;

internal sealed class BodyTests
{
    private const string Complete = "{ name: 'n', count: 1, tag: null }";

    [Test]
    public async Task What_is_set_is_sent_explicit_null_included_and_read_only_is_not()
    {
        var body = Of("Strict", "{ id: 'x', name: 'n', count: 1, tag: null, secret: null }");
        var sent = await Sending(c => c.RequiredEverythingAsync("p", new[] { "q" }, "h", "c", body));
        Assert.That(sent.Line, Is.EqualTo("POST /base/required/p?q=q"));
        Assert.That((sent.Header("h"), sent.Header("Cookie")), Is.EqualTo(("h", "c=c")));
        Assert.That(sent.Body, Is.EqualTo("""{"name":"n","count":1,"tag":null,"secret":null}"""));
    }

    [Test]
    public void What_is_required_and_missing_is_refused_by_name()
    {
        Assert.That(
            () => Sending(c => c.RequiredEverythingAsync("p", null, "h", "c", Of("Strict", Complete))),
            Throws.ArgumentNullException.With.Property("ParamName").EqualTo("q"));
        Assert.That(
            () => Sending(c => c.RequiredEverythingAsync("p", new[] { "q" }, "h", "c", null)),
            Throws.ArgumentNullException.With.Property("ParamName").EqualTo("body"));
        Assert.That(
            () => Sending(c => c.RequiredEverythingAsync("p", new[] { "q" }, "h", "c", Of("Strict", "{ name: 'n' }"))),
            Throws.ArgumentException.With.Message.Contains("Strict.Count"));
        Assert.That(
            () => Sending(c => c.UploadAsync("t", null, "c")), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("file"));
    }

    [Test]
    public async Task An_optional_body_may_be_absent()
    {
        Assert.That((await Sending(c => c.OptionalBodyAsync())).ContentType, Is.Null);
        Assert.That(
            (await Sending(c => c.OptionalBodyAsync(Of("OptionalBodyOptions", $"{{ Body: {Complete} }}")))).Body,
            Is.EqualTo("""{"name":"n","count":1,"tag":null}"""));
        Assert.That(
            (await Sending(c => c.OptionalNumberBodyAsync(Of("OptionalNumberBodyOptions", "{ Body: 1.5 }")))).Body, Is.EqualTo("1.5"));
    }

    [Test]
    public async Task Bodies_are_lists_maps_scalars_or_anything()
    {
        var list = Array.CreateInstance(Type("Strict"), 1);
        list.SetValue(Of("Strict", Complete), 0);
        Assert.That((await Sending(c => c.ArrayBodyAsync((dynamic)list))).Body, Is.EqualTo("""[{"name":"n","count":1,"tag":null}]"""));
        Assert.That(
            (await Sending(c => c.MapBodyAsync(new Dictionary<string, long> { ["Key-1"] = 2 }))).Body, Is.EqualTo("""{"Key-1":2}"""));
        Assert.That((await Sending(c => c.PrimitiveBodyAsync("say \"hi\""))).Body, Is.EqualTo("\"say \\\"hi\\\"\""));
        Assert.That((await Sending(c => c.FreeBodyAsync(new { a = 1 }))).Body, Is.EqualTo("""{"a":1}"""));
        Assert.That((await Sending(c => c.UnknownBodyAsync(new[] { 1, 2 }))).Body, Is.EqualTo("[1,2]"));
        Assert.That((await Sending(c => c.DatesBodyAsync(new[] { "2026-01-31" }))).Body, Is.EqualTo("""["2026-01-31"]"""));
    }

    [Test]
    public async Task Vendor_media_types_are_sent_as_documented()
    {
        var sent = await Sending(c => c.VendorBodyAsync(Of("Shared", "{ note: null }")), answer: "{}");
        Assert.That((sent.ContentType, sent.Body), Is.EqualTo(("application/merge-patch+json; charset=utf-8", """{"note":null}""")));
    }

    [Test]
    public async Task A_form_has_every_field_of_all_its_parts()
    {
        dynamic options = Of("UploadOptions", "{ Numbers: [1, 2], Day: '2026-01-31T23:30Z', BodyField: 'b' }");
        options.Files = new[] { File("1", "one.txt"), File("2", "two.txt") };
        options.Node = Of("Node", "{ name: 'n' }");
        options.Nodes = (dynamic?)JsonConvert.DeserializeObject("[{ name: 'm' }]", Type("Node").MakeArrayType());
        options.Sign = "a-b";
        var sent = await Sending(c => c.UploadAsync("t", File("0", "zero.png", "image/png"), "c", options));
        Assert.That(sent.ContentType, Does.StartWith("multipart/form-data; boundary="));
        string[] expected =
        [
            "title=t", "file(zero.png, image/png)=0", "files(one.txt, application/octet-stream)=1",
            "files(two.txt, application/octet-stream)=2", "class=c", "numbers=1", "numbers=2", "day=2026-01-31", """node={"name":"n"}""",
            """nodes={"name":"m"}""", "sign=a-b", "body=b",
        ];
        Assert.That(MultipartText.Parts(sent.Body), Is.EquivalentTo(expected));
    }

    [Test]
    public async Task A_url_encoded_form_is_encoded()
    {
        var sent = await Sending(
            c => c.UrlEncodedAsync("a&b", Of("UrlEncodedOptions", "{ Scope: ['x', 'y z'], At: '2026-01-31T23:30Z' }")));
        Assert.That(
            (sent.ContentType, sent.Body),
            Is.EqualTo(
                ("application/x-www-form-urlencoded; charset=utf-8", "grant_type=a%26b&scope=x&scope=y+z&at=2026-01-31T23%3A30%3A00Z")));
        Assert.That(
            (await Sending(c => c.FreeFormAsync(new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" }))).Body,
            Is.EqualTo("a=1&b=2"));
    }

    [Test]
    public async Task Other_bodies_are_text_or_bytes()
    {
        var sent = await Sending(c => c.BinaryBodyAsync(Content("bytes")));
        Assert.That((sent.ContentType, sent.Body), Is.EqualTo(("application/octet-stream", "bytes")));
        dynamic options = New("AnyBodyOptions");
        options.Body = Content("any");
        sent = await Sending(c => c.AnyBodyAsync(options));
        Assert.That((sent.ContentType, sent.Body), Is.EqualTo(("application/octet-stream", "any")));
        sent = await Sending(c => c.XmlBodyAsync("<x/>"));
        Assert.That((sent.ContentType, sent.Body), Is.EqualTo(("text/xml; charset=utf-8", "<x/>")));
        sent = await Sending(c => c.AlternativeBodyAsync(Of("Point", "{ x: 1 }")));
        Assert.That((sent.ContentType, sent.Body), Is.EqualTo(("application/json; charset=utf-8", """{"x":1}""")));
    }

    private static FileParameter File(string content, string name, string type = "application/octet-stream")
        => new(Content(content), name, type);

    private static MemoryStream Content(string text) => new(Encoding.UTF8.GetBytes(text));
}
