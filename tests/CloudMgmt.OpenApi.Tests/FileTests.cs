using System.Text;
using NUnit.Framework;

namespace CloudMgmt.OpenApi.Tests;

/// <summary>Files in YAML and JSON and in any Unicode encoding give the same values, each at its place.</summary>
internal sealed class FileTests
{
    private static readonly Encoding[] Encodings =
        [
            new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32,
            new UTF32Encoding(bigEndian: true, byteOrderMark: true),
        ];

    [TestCase("a.yaml", "openapi: 3.1.0\npaths:\n  /a:\n    get:\n      tags:\n        - x\n        - y\n", "7:11", "3:3")]
    [TestCase(
        "a.json",
        "{\n  \"openapi\": \"3.1.0\",\n  \"paths\": {\n    \"/a\": {\n      \"get\": {\n        \"tags\": [\n          \"x\",\n          \"y\"] } } } }",
        "8:11",
        "4:5")]
    [TestCase("a.json", "{\r\n\t\"paths\": { \"/a\":\r\n\t{ \"get\": { \"tags\": [ \"x\",\r\n \"y\" ] } } } }", "4:2", "2:13")]
    [TestCase("a.json", "{\"é😀\":1,\"paths\":{\"/a\":{\"get\":{\"tags\":[\"x\",\"y\"]}}}}", "1:44", "1:19")]
    [TestCase("a.yaml", "{\"é😀\":1,\"paths\":{\"/a\":{\"get\":{\"tags\":[\"x\",\"y\"]}}}}", "1:44", "1:19")]
    public void A_value_stands_at_its_key_or_where_it_begins(string file, string text, string item, string entry)
    {
        var root = Reading.Read(text, file);
        var tag = root.At("paths", "/a", "get", "tags", "1");
        Assert.That((tag.Place(), tag.Pointer, tag.File.Name, tag.Root), Is.EqualTo((item, "/paths/~1a/get/tags/1", file, root)));
        Assert.That((root.At("paths", "/a").Place(), root.Place()), Is.EqualTo((entry, "1:1")));
    }

    [Test]
    public void A_file_may_be_in_any_Unicode_encoding_with_or_without_its_mark(
        [ValueSource(nameof(Encodings))] Encoding encoding, [Values] bool marked)
    {
        foreach (var (text, name) in (ReadOnlySpan<(string, string)>)[
            ("{\"a\": \"é\"}", "a.json"), ("{\"a\": \"é\"}", "a"), ("a: é", "a.yaml"), ("{a: é}", "a.yml"),
        ])
        {
            var value = FileReader.Read([.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)], name).At("a");
            Assert.That((value.Text(), value.Line), Is.EqualTo(("é", 1)));
        }
    }

    [TestCase("a.json", "{ \"a\": \"é\", \"b\": \"?\" }", "1:19: this is no UTF-8 text.")]
    [TestCase("a.yaml", "a: é\nb: ?\n", "2:4: this is no UTF-8 text.")]
    public void Bytes_that_are_no_text_are_refused_with_their_place(string file, string text, string message)
    {
        var content = Encoding.UTF8.GetBytes(text).Select(value => value == '?' ? (byte)0xFF : value).ToArray();
        Assert.That(() => FileReader.Read(content, file), Throws.TypeOf<DocumentException>().With.Message.EqualTo($"{file}:{message}"));
    }

    [Test]
    public void Half_a_character_of_another_encoding_is_refused_with_its_place()
    {
        byte[] content = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a: b\nc: "), 0x00, 0xD8, .. Encoding.Unicode.GetBytes("\n")];
        Assert.That(
            () => FileReader.Read(content, "a.yaml"),
            Throws.TypeOf<DocumentException>().With.Message.EqualTo("a.yaml:2:4: this is no UTF-16 text."));
    }

    [TestCase("1.50")]
    [TestCase("-0")]
    [TestCase("1E400")]
    [TestCase("123456789012345678901234567890")]
    [TestCase("0.1000000000000000055511151231257827")]
    public void A_number_of_JSON_keeps_its_text(string number)
        => Assert.That(Reading.Json($"[{number}]").ToJson(), Is.EqualTo($"[{number}]"));

    private static readonly TestCaseData[] BrokenJson =
    [
        Case("a key twice", "{\n\"a\": 1,\n  \"a\": 2}", "3:3: the key 'a' is already there on line 2, column 1; remove one of them."),
        Case("a key twice, once escaped", "{ \"a\": 1, \"\\u0061\": 2}", "1:11: the key 'a' is already there on line 1, column 3"),
        Case("a word that is no value", "{\n  \"é\": nul }", "2:11: this is not valid JSON"),
        Case("something after the end", "{ \"a\": 1 } x", "1:12: this is not valid JSON"),
        Case("a comma too many", "{ \"a\": [1, ] }", "1:12: this is not valid JSON"),
        Case("a comment", "{ } // x", "1:5: this is not valid JSON"),
        Case("an end too early", "{ \"a\": [", "1:9: this is not valid JSON"),
        Case("half a surrogate pair", "{ \"a\": \"\\ud800\" }", "1:3: this text holds half of a surrogate pair"),
        Case("half a surrogate pair in a key", "{ \"b\\udc00\": 1 }", "1:3: this text holds half of a surrogate pair"),
        Case("nothing", "", "1:1: the file is empty"),
        Case("a blank only", " ", "1:2: this is not valid JSON"),
    ];

    [TestCaseSource(nameof(BrokenJson))]
    public void JSON_is_refused_with_its_place(string text, string message)
        => Assert.That(Reading.Refusal(text, "a.json").Message, Does.StartWith($"a.json:{message}"));

    [Test]
    public void Nesting_without_end_is_refused()
    {
        (string Text, string File)[] cases =
        [
            (new string('[', 100_000), "a.json"), (new string('[', 100_000), "a.yaml"),
            (string.Concat(Enumerable.Repeat("{\"a\":", 5_000)), "a.json"),
            (string.Concat(Enumerable.Repeat("- ", 5_000)), "a.yaml"), (string.Concat(
                Enumerable.Range(0, 300).Select(level => $"{new string(' ', level)}a:\n")), "a.yaml"),
        ];
        foreach (var (text, file) in cases)
            Assert.That(Reading.Refusal(text, file).Message, Does.StartWith(file).And.Matches("levels deep|depth"));
    }

    [Test]
    public void A_file_with_too_many_values_is_refused([Values("a.json", "a.yaml")] string file)
    {
        Assert.That(FileReader.Read("[0,0,0]"u8.ToArray(), file, nodes: 4), Is.TypeOf<ListNode>());
        Assert.That(
            () => FileReader.Read("[0,0,0,0]"u8.ToArray(), file, nodes: 4),
            Throws.TypeOf<DocumentException>().With.Property(nameof(DocumentException.Problem))
                .EqualTo("the file has more than 4 values."));
    }

    // YAML is slower, and counts in the same way.
    [Test]
    public void No_file_may_have_more_than_two_million_values()
    {
        var text = new StringBuilder("[0", 2 * Limits.Nodes);
        for (var count = 0; count < Limits.Nodes; count++)
            text.Append(",0");
        Assert.That(Reading.Refusal(text.Append(']').ToString(), "a.json").Problem, Is.EqualTo("the file has more than 2,000,000 values."));
    }

    [Test]
    public void A_file_that_is_too_large_is_refused_before_it_is_read()
    {
        Assert.That(
            () => FileReader.Read(new byte[Limits.Bytes + 1], "a.yaml"),
            Throws.TypeOf<DocumentException>().With.Message.EqualTo("a.yaml: the file is larger than 128 MB."));
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.yaml");
        try
        {
            using (var file = File.Create(path))
                file.SetLength((long)Limits.Bytes + 1);
            Assert.That(
                () => new DiskSource().Read(path),
                Throws.TypeOf<DocumentException>().With.Message.EqualTo($"{path}: the file is larger than 128 MB."));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static readonly TestCaseData[] NoDescriptions =
    [
        Case("a list", "[1]", "1:1: an API description is a map"),
        Case("no version", "a: 1", "1:1: the key 'openapi' must say 3.0, 3.1 or 3.2"),
        Case(
            "Swagger",
            "info: {}\nswagger: '2.0'",
            "2:1: this is Swagger 2.0; convert it to OpenAPI 3 first, with swagger2openapi for instance."),
        Case("another version", "openapi: 4.0.0", "1:1: the key 'openapi' must say 3.0, 3.1 or 3.2"),
    ];

    [TestCaseSource(nameof(NoDescriptions))]
    public void What_is_no_description_is_refused(string text, string message)
        => Assert.That(
            () => Reading.Load(("api.yaml", text)), Throws.TypeOf<DocumentException>().With.Message.StartsWith($"api.yaml:{message}"));

    private static TestCaseData Case(string name, params string[] arguments) => new TestCaseData([.. arguments]).SetArgDisplayNames(name);
}
