using System.Text;
using CloudMgmt.OpenApi;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Documents;

/// <summary>YAML and JSON give the same values, each at its line.</summary>
public class ReaderTests
{
    [Test]
    public void Values_know_their_lines()
    {
        var yaml = Read("openapi: 3.1.0\npaths:\n  /a:\n    get:\n      tags:\n        - x\n        - y\n", "api.yaml");
        var json = Read("{\n  \"openapi\": \"3.1.0\",\n  \"paths\": {\n    \"/a\": {\n      \"get\": {\n        \"tags\": [\n          \"x\",\n          \"y\"] } } } }", "api.json");
        var (tag, other) = (At(yaml, "paths", "/a", "get", "tags", "1"), At(json, "paths", "/a", "get", "tags", "1"));
        Assert.That((tag.Line, tag.Column, tag.Pointer), Is.EqualTo((7, 11, "/paths/~1a/get/tags/1")));
        Assert.That((other.Line, other.Column, other.Pointer), Is.EqualTo((8, 11, "/paths/~1a/get/tags/1")));
        Assert.That((At(yaml, "paths", "/a").Line, At(json, "paths", "/a").Line), Is.EqualTo((3, 4)));
        Assert.That(tag.File.Name, Is.EqualTo("api.yaml"));
    }

    [TestCase("yes", ScalarKind.Text)]
    [TestCase("2026-06-15", ScalarKind.Text)]
    [TestCase("1.50", ScalarKind.Number)]
    [TestCase("-1e3", ScalarKind.Number)]
    [TestCase("True", ScalarKind.Boolean)]
    [TestCase("~", ScalarKind.Null)]
    [TestCase("'1'", ScalarKind.Text)]
    [TestCase("!!str 1", ScalarKind.Text)]
    public void Scalars_follow_the_core_schema_of_YAML_1_2(string yaml, object kind)
        => Assert.That(((ScalarNode)At(Read($"v: {yaml}", "a.yaml"), "v")).Kind, Is.EqualTo(kind));

    [Test]
    public void An_alias_is_a_copy_at_its_own_place()
    {
        var root = Read("a: &x { b: 1 }\nc: *x\n", "a.yaml");
        Assert.That(At(root, "c", "b").Pointer, Is.EqualTo("/c/b"));
        Assert.That(At(root, "c").SameAs(At(root, "a")), Is.True);
        Assert.That(At(root, "c").Line, Is.EqualTo(2));
    }

    [Test]
    public void Byte_order_marks_and_UTF_16_are_read()
    {
        foreach (var encoding in (Encoding[])[new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            foreach (var (text, name) in (ReadOnlySpan<(string, string)>)[("{\"a\": \"é\"}", "a.json"), ("a: é", "a.yaml")])
                Assert.That(At(FileReader.Read([.. encoding.GetPreamble(), .. encoding.GetBytes(text)], name), "a").Text(), Is.EqualTo("é"));
        }
    }

    private static readonly TestCaseData[] Broken =
    [
        new TestCaseData("a: [1", "a.yaml", "a.yaml:2:1: this is not valid YAML") { TestName = "A list without an end" },
        new TestCaseData("a: 1\n\tb: 2", "a.yaml", "a.yaml:1:4: this is not valid YAML") { TestName = "A tab" },
        new TestCaseData("a: 1\na: 2", "a.yaml", "a.yaml:2:1: the key 'a' is there already") { TestName = "A key twice, in YAML" },
        new TestCaseData("{\n\"a\": 1,\n\"a\": 2}", "a.json", "a.json:3:1: the key 'a' is there already") { TestName = "A key twice, in JSON" },
        new TestCaseData("{\n  \"a\": nul }", "a.json", "a.json:2:") { TestName = "A word that is no value" },
        new TestCaseData("{ \"a\": 1 } x", "a.json", "a.json:1:") { TestName = "Something after the end" },
        new TestCaseData("a: *b", "a.yaml", "a.yaml:1:4: the alias '*b' has no complete anchor") { TestName = "An alias without an anchor" },
        new TestCaseData("a: &a [*a]", "a.yaml", "a.yaml:1:") { TestName = "An alias within its anchor" },
        new TestCaseData("a: !secret x", "a.yaml", "a.yaml:1:4: the tag '!secret' is not supported") { TestName = "A tag" },
        new TestCaseData("a: 1\n---\nb: 2", "a.yaml", "a.yaml:2:1: a second document starts here") { TestName = "Two documents" },
        new TestCaseData("", "a.yaml", "a.yaml:1:1: the file is empty") { TestName = "An empty file" },
        new TestCaseData("# nothing\n", "a.yaml", "a.yaml:1:1: the file is empty") { TestName = "A comment only" },
        new TestCaseData("? [a]\n: b", "a.yaml", "a.yaml:1:3: the key of a map must be plain text") { TestName = "A list as a key" },
        new TestCaseData("{ \"a\": \"\\ud800\" }", "a.json", "a.json:1:") { TestName = "Half a surrogate pair" },
    ];

    [TestCaseSource(nameof(Broken))]
    public void What_cannot_be_read_is_named_with_its_place(string text, string file, string message)
        => Assert.That(() => Read(text, file), Throws.TypeOf<DocumentException>().With.Message.StartsWith(message));

    [Test]
    public void Nesting_without_end_is_refused()
    {
        foreach (var (text, file) in (ReadOnlySpan<(string, string)>)[(new string('[', 100_000), "a.json"), (new string('[', 10_000), "a.yaml"), (string.Concat(Enumerable.Repeat("{\"a\":", 5_000)), "a.json")])
            Assert.That(() => Read(text, file), Throws.TypeOf<DocumentException>().With.Message.StartsWith(file));
    }

    [Test]
    public void Aliases_that_multiply_each_other_are_refused()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var level = 1; level < 10; level++)
            text.Append($"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 10))}]\n");
        Assert.That(() => Read(text.ToString(), "a.yaml"), Throws.TypeOf<DocumentException>().With.Message.Contain("larger than"));
    }

    private static readonly TestCaseData[] NoDescriptions =
    [
        new TestCaseData("[1]", "api.yaml:1:1: an API description is a map") { TestName = "A list" },
        new TestCaseData("a: 1", "api.yaml:1:1: the key 'openapi' must say 3.0 or 3.1") { TestName = "No version" },
        new TestCaseData("swagger: '2.0'", "api.yaml:1:1: this is Swagger 2.0") { TestName = "Swagger" },
        new TestCaseData("openapi: 4.0.0", "api.yaml:1:1: the key 'openapi' must say 3.0 or 3.1") { TestName = "Another version" },
    ];

    [TestCaseSource(nameof(NoDescriptions))]
    public void What_is_no_description_is_refused(string text, string message)
        => Assert.That(() => Compare.Load(text), Throws.TypeOf<DocumentException>().With.Message.StartsWith(message));

    private static readonly TestCaseData[] References =
    [
        new TestCaseData("#/components/schemas/B", "leads nowhere") { TestName = "To nothing" },
        new TestCaseData("#/components/schemas/A", "leads to itself") { TestName = "To itself" },
        new TestCaseData("https://example.com/b.yaml", "is remote; allow it with --allow-remote-refs") { TestName = "To a remote file" },
    ];

    [TestCaseSource(nameof(References))]
    public void A_reference_that_cannot_be_followed_is_named(string reference, string message)
    {
        var text = $$"""
            openapi: 3.0.3
            paths: { /a: { get: { responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } } } } } }
            components:
              schemas:
                A:
                  $ref: '{{reference}}'
            """;
        Assert.That(() => Compare.Texts(text, text.Replace($"$ref: '{reference}'", "type: string", StringComparison.Ordinal)),
            Throws.TypeOf<DocumentException>().With.Message.StartsWith("base.yaml:").And.Message.Contain($"'{reference}'").And.Message.Contain(message));
    }

    private static Node Read(string text, string file) => FileReader.Read(Encoding.UTF8.GetBytes(text), file);

    private static Node At(Node root, params string[] path)
        => path.Aggregate(root, (node, key) => node is MapNode map ? map[key]! : ((ListNode)node).Items[int.Parse(key)]);
}
