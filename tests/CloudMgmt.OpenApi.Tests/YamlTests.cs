using System.Text;
using NUnit.Framework;

namespace CloudMgmt.OpenApi.Tests;

/// <summary>What YAML 1.2 allows, and what real documents hold.</summary>
internal sealed class YamlTests
{
    [TestCase("true", "true")]
    [TestCase("False", "false")]
    [TestCase("null", "null")]
    [TestCase("Null", "null")]
    [TestCase("~", "null")]
    [TestCase("", "null")]
    [TestCase("123", "123")]
    [TestCase("-1.50", "-1.50")]
    [TestCase("1e3", "1e3")]
    [TestCase("1.E+3", "1E+3")]
    [TestCase("+7", "7")]
    [TestCase("007", "7")]
    [TestCase("-00.50", "-0.50")]
    [TestCase("-0", "-0")]
    [TestCase("000", "0")]
    [TestCase(".5", "0.5")]
    [TestCase("-.5e-3", "-0.5e-3")]
    [TestCase("5.", "5")]
    [TestCase("0x1F", "31")]
    [TestCase("0xffffffffffffffffff", "4722366482869645213695")]
    [TestCase("0o17", "15")]
    [TestCase("0o777777777777777777777777", "4722366482869645213695")]
    [TestCase(
        "123456789012345678901234567890.123456789012345678901234567890", "123456789012345678901234567890.123456789012345678901234567890")]
    [TestCase(".inf", ".inf")]
    [TestCase("+.INF", ".inf")]
    [TestCase("-.Inf", "-.inf")]
    [TestCase(".NaN", ".nan")]
    [TestCase("!!int 5", "5")]
    [TestCase("!!int '0x10'", "16")]
    [TestCase("!!float 5", "5")]
    [TestCase("!!bool \"true\"", "true")]
    [TestCase("!!null ''", "null")]
    [TestCase("!!str 123", "\"123\"")]
    [TestCase("! 123", "\"123\"")]
    [TestCase("yes", "\"yes\"")]
    [TestCase("on", "\"on\"")]
    [TestCase("NO", "\"NO\"")]
    [TestCase("tRUE", "\"tRUE\"")]
    [TestCase("nULL", "\"nULL\"")]
    [TestCase("2021-01-31", "\"2021-01-31\"")]
    [TestCase("2021-01-31T10:20:30Z", "\"2021-01-31T10:20:30Z\"")]
    [TestCase("12:30:45", "\"12:30:45\"")]
    [TestCase("3.0.3", "\"3.0.3\"")]
    [TestCase("1_000", "\"1_000\"")]
    [TestCase("-0x1F", "\"-0x1F\"")]
    [TestCase("0X1F", "\"0X1F\"")]
    [TestCase("0b11", "\"0b11\"")]
    [TestCase(".", "\".\"")]
    [TestCase("-", "[null]")]
    [TestCase("1e", "\"1e\"")]
    [TestCase("+.nan", "\"+.nan\"")]
    [TestCase("'true'", "\"true\"")]
    [TestCase("\"123\"", "\"123\"")]
    [TestCase("''", "\"\"")]
    public void A_scalar_is_what_the_core_schema_says(string yaml, string json)
        => Assert.That(Reading.Yaml($"v:\n  {yaml}").At("v").ToJson(), Is.EqualTo(json));

    [TestCase("007", "7")]
    [TestCase("+1.0", "1.0")]
    [TestCase("True", "true")]
    [TestCase("'1'", "1")]
    public void A_scalar_knows_how_it_was_written(string yaml, string text)
    {
        foreach (var scalar in (ScalarNode[])[
            (ScalarNode)Reading.Yaml($"v: {yaml}").At("v"), (ScalarNode)Reading.Yaml($"x: &x {yaml}\nv: *x").At("v"),
        ])
        {
            Assert.That((scalar.Text, scalar.Written), Is.EqualTo((text, yaml.Trim('\''))));
        }
    }

    [Test]
    public void Keys_are_always_text()
        => Assert.That(
            ((MapNode)Reading.Yaml("200: a\ntrue: b\nnull: c\n0x10: d\n1.50: e\n: f")).Entries.Select(entry => entry.Key),
            Is.EqualTo(["200", "true", "null", "0x10", "1.50", ""]));

    private static readonly TestCaseData[] Texts =
    [
        Case("literal text", "a: |\n  one\n  two\n", "one\ntwo\n"),
        Case("folded text", "a: >-\n  one\n  two\n\n  three\n", "one two\nthree"),
        Case("text whose lines are indented by a number", "a: |2\n   one\n  two\n", " one\ntwo\n"),
        Case("a literal of blanks", "a: |\n    \nb: 1\n", ""),
        Case("a literal of blanks that is kept", "a: |+\n    \nb: 1\n", "\n"),
        Case("a literal of several lines of blanks", "a: |+\n   \n      \n \nb: 1\n", "\n\n\n"),
        Case("a literal of blanks that is stripped", "a: |-\n      \n  \nb: 1\n", ""),
        Case("a folded text of blanks", "a: >+\n    \n  \nb: 1\n", "\n\n"),
        Case("a text of blanks with a comment at its head", "a: |+ # empty\n    \nb: 1\n", "\n"),
        Case("a text of blanks with an anchor", "a: &x |+\n    \nb: 1\n", "\n"),
        Case("a text of blanks at the end of the file", "a: |+\n     \n", "\n"),
        Case("a text of blanks with Windows line ends", "a: |+\r\n     \r\nb: 1\r\n", "\n"),
        Case("a text of blanks of its own width", "a: |2+\n     \nb: 1\n", "   \n"),
        Case("blank lines before the text", "a: |\n\n \n  one\nb: 1\n", "\n\none\n"),
        Case("blanks as wide as the text after them", "a: |\n  \n  one\nb: 1\n", "\none\n"),
        Case("blanks as wide as the text, with Windows line ends", "a: |-\r\n    \r\n\r\n    one\r\nb: 1\r\n", "\n\none"),
        Case("blanks within a text", "a: |\n  one\n     \n  two\nb: |+\n    \n", "one\n   \ntwo\n"),
        Case("blank lines with tabs after plain text", "a: one\n\t\n \t\nb: 1\n", "one"),
        Case("a tab before a comment", "a: one\n\t# two\nb: 1\n", "one"),
        Case("tabs within flow style", "{\n\t\"a\":\t\"one\",\n\t\"b\": 1\n}", "one"),
        Case("tabs around text", "a:\tone \t\nb: 1\n", "one"),
        Case("line breaks of YAML 1.1 in plain text", "a: one\u0085two\u2028three\u2029four\nb: 1\n", "one\u0085two\u2028three\u2029four"),
        Case("line breaks of YAML 1.1 in quotes", "a: \"one\u0085two\u2028three\u2029four\"\nb: 1\n", "one\u0085two\u2028three\u2029four"),
        Case(
            "line breaks of YAML 1.1 in a literal",
            "a: |-\n  one\u0085two\u2028three\u2029four\nb: 1\n",
            "one\u0085two\u2028three\u2029four"),
        Case("a question mark in flow style", "{a: https://example.com/?x=1&y, b: 1}", "https://example.com/?x=1&y"),
        Case("surrogate pairs in escapes", """a: "\ud83d\ude00 \U0001F600 \x41\/" """, "😀 😀 A/"),
        Case("text over several lines", "a: one\n  two\n\n  three\nb: 1\n", "one two\nthree"),
        Case("a document with its markers", "%YAML 1.2\n---\na: one\n...\n", "one"),
        Case("a key in front of its value", "? a\n: one\n", "one"),
        Case("a quoted key without a blank after it", "{\"a\":\"one\",\"b\":1}", "one"),
    ];

    [TestCaseSource(nameof(Texts))]
    public void Is_read(string yaml, string text) => Assert.That(Reading.Yaml(yaml).At("a").Text(), Is.EqualTo(text));

    [Test]
    public void Blanks_that_are_left_out_move_nothing()
    {
        var root = Reading.Yaml("a:\n  - |+\n        \n\t\n  -\tb: >\n       \n    c: 1\n");
        Assert.That((root.At("a", "1", "b").Place(), root.At("a", "1", "c").Place()), Is.EqualTo(("5:5", "7:5")));
    }

    private static readonly TestCaseData[] Merges =
    [
        Case("an alias", "x: &x { a: 1, b: 2 }\nv: { <<: *x, c: 3 }", """{"a": 1, "b": 2, "c": 3}"""),
        Case("own keys after it", "x: &x { a: 1, b: 2 }\nv:\n  <<: *x\n  b: 3", """{"a": 1, "b": 3}"""),
        Case("own keys before it", "x: &x { a: 1, b: 2 }\nv:\n  b: 3\n  <<: *x", """{"b": 3, "a": 1}"""),
        Case("a list, of which the first has the say", "x: &x { a: 1 }\ny: &y { a: 2, b: 2 }\nv: { <<: [*x, *y] }", """{"a": 1, "b": 2}"""),
        Case(
            "several times, of which the first has the say",
            "x: &x { a: 1 }\ny: &y { a: 2, b: 2 }\nv:\n  <<: *x\n  <<: *y",
            """{"a": 1, "b": 2}"""),
        Case("a map of its own", "v: { <<: { a: 1 }, b: 2 }", """{"a": 1, "b": 2}"""),
        Case("what has merged itself", "x: &x { a: 1 }\ny: &y { <<: *x, b: 2 }\nv: { <<: *y }", """{"a": 1, "b": 2}"""),
        Case("as a whole, not key by key within", "x: &x { a: { p: 1 } }\nv: { <<: *x, a: { q: 2 } }", """{"a": {"q": 2}}"""),
        Case("an empty map", "x: &x {}\nv: { <<: *x, a: 1 }", """{"a": 1}"""),
        Case("with its tag", "x: &x { a: 1 }\nv: { !!merge <<: *x }", """{"a": 1}"""),
        Case("not, in quotes", "v: { \"<<\": { a: 1 } }", """{"<<": {"a": 1}}"""),
    ];

    [TestCaseSource(nameof(Merges))]
    public void A_merge_key_takes_over(string yaml, string json) => Assert.That(Reading.Yaml(yaml).At("v").ToJson(), Is.EqualTo(json));

    [Test]
    public void What_is_merged_stands_at_the_merge_key_and_is_found_like_any_other()
    {
        var root = Reading.Yaml("x: &x\n  $ref: '#/y'\n  a: { b: 1 }\nv:\n  <<: *x\n");
        Assert.That(
            (root.At("v", "a", "b").Pointer, root.At("v", "a").Place(), root.At("x", "a").Place()), Is.EqualTo(("/v/a/b", "5:3", "3:3")));
        Assert.That(ApiDocument.Reference(root.At("v")), Is.EqualTo("#/y"));
    }

    [Test]
    public void A_merge_key_reads_like_JSON_in_JSON()
        => Assert.That(Reading.Json("""{ "<<": { "a": 1 } }""").ToJson(), Is.EqualTo("""{"<<": {"a": 1}}"""));

    [Test]
    public void An_alias_is_a_copy_at_its_own_place()
    {
        var root = Reading.Yaml(
            "a: &x { b: 1 }\nc: *x\nd: [*x]\n*k : 1".Replace("*k : 1", "&k e: 2\nf: { *k : 3 }", StringComparison.Ordinal));
        Assert.That(root.ToJson(), Is.EqualTo("""{"a": {"b": 1}, "c": {"b": 1}, "d": [{"b": 1}], "e": 2, "f": {"e": 3}}"""));
        Assert.That((root.At("c", "b").Pointer, root.At("c", "b").Place(), root.At("d", "0").Place()), Is.EqualTo(("/c/b", "2:1", "3:5")));
    }

    [TestCase("a: &x 1\nb: &x 2\nc: *x", "2")]
    [TestCase("a: &x 1\nb: *x\nc: *x\nd: &x 2", "1")]
    [TestCase("a: &x-1.y/z [1]\nc: *x-1.y/z", "[1]")]
    [TestCase("a: &x\nc: *x", "null")]
    public void An_alias_is_what_its_anchor_was_given_last(string yaml, string json)
        => Assert.That(Reading.Yaml(yaml).At("c").ToJson(), Is.EqualTo(json));

    private static readonly TestCaseData[] Broken =
    [
        Case("a list without an end", "a: [1", "2:1: this is not valid YAML"),
        Case("a quote without an end", "a: 'b\n", "1:4: this is not valid YAML"),
        Case("a tab before a key", "a: 1\n\tb: 2", "2:1: this is not valid YAML: a line is indented with a tab"),
        Case("a tab on the first line", "\ta: 1\n\tb: 2", "1:1: this is not valid YAML: a line is indented with a tab"),
        Case("a tab below a key", "a:\n\tb: 2", "2:1: this is not valid YAML: a line is indented with a tab"),
        Case("a tab after spaces", "a:\n  b: 1\n  \tc: 2", "3:3: this is not valid YAML: a line is indented with a tab"),
        Case("a tab before an item", "a: b\nc:\n  - d\n\t- e", "4:1: this is not valid YAML: a line is indented with a tab"),
        Case("a tab before a line of text", "a: |\n  b\n\tc\nd: 1", "3:1: this is not valid YAML: a line is indented with a tab"),
        Case(
            "a tab far down",
            $"{string.Concat(Enumerable.Repeat("a:\n  - b\n  -\tc: |\n      \td\n", 1))}x:\n\ty: 1",
            "6:1: this is not valid YAML: a line is indented with a tab"),
        Case(
            "a key twice",
            "a: 1\nb:\n  c: 1\n  d: 2\n  c: 3",
            "5:3: the key 'c' is already there on line 3, column 3; remove one of them."),
        Case("a key twice, once quoted", "{ a: 1, 'a': 2 }", "1:9: the key 'a' is already there on line 1, column 3"),
        Case(
            "a key twice beside a merged one",
            "x: &x { a: 0 }\ny: { a: 1, <<: *x, a: 2 }",
            "2:20: the key 'a' is already there on line 2, column 6"),
        Case("an alias without an anchor", "a: *b", "1:4: the alias '*b' has no complete anchor"),
        Case("an alias before its anchor", "a: *b\nc: &b 1", "1:4: the alias '*b' has no complete anchor"),
        Case("an alias within its anchor", "a: &a [*a]", "1:8: the alias '*a' has no complete anchor"),
        Case("an alias within its anchor, which was another's", "a: &a 1\nb: &a { c: *a }", "2:12: the alias '*a' has no complete anchor"),
        Case("a merge within its anchor", "a: &a { <<: *a }", "1:13: the alias '*a' has no complete anchor"),
        Case("a merge of text", "a: { <<: text }", "1:6: the merge key '<<' takes a map"),
        Case("a merge of a list of texts", "a: { <<: [{ b: 1 }, text] }", "1:6: the merge key '<<' takes a map"),
        Case("a tag of somebody", "a: !secret x", "1:4: the tag '!secret' is not supported"),
        Case("a tag of another schema", "a: !!binary aGk=", "1:4: the tag '!!binary' is not supported"),
        Case("a tag of a map", "a: !!set { b }", "1:4: the tag '!!set' is not supported"),
        Case("a tag that is wrong", "a: !!int five", "1:4: 'five' is not what the tag '!!int' says"),
        Case("two documents", "a: 1\n---\nb: 2", "2:1: a second document starts here"),
        Case("two documents, the first one empty", "---\n---\nb: 2", "2:1: a second document starts here"),
        Case("something after the end", "a: 1\n...\nb: 2", "3:1: a second document starts here"),
        Case("nothing", "", "1:1: the file is empty"),
        Case("a comment only", "# nothing\n", "1:1: the file is empty"),
        Case("a list as a key", "? [a]\n: b", "1:3: the key of a map must be plain text"),
        Case("a map as a key", "a: &x { b: 1 }\n*x : c", "2:1: the key of a map must be plain text"),
        Case("an escape that does not exist", "a: \"\\q\"", "1:4: this is not valid YAML"),
        Case("blanks that are wider than the text after them", "a: |\n      \n  b\n", "3:1: this is not valid YAML"),
        Case("an indentation that fits nothing", "a:\n    - b\n  - c", "3:3: this is not valid YAML"),
        Case("no UTF-8", "a: b\nc: \udcff", "2:4: this is no UTF-8 text"),
    ];

    [TestCaseSource(nameof(Broken))]
    public void Is_refused_with_its_place(string yaml, string message)
    {
        var content = yaml.EnumerateRunes()
            .SelectMany(rune => rune == Rune.ReplacementChar ? [0xFF] : Encoding.UTF8.GetBytes(rune.ToString())).ToArray();
        var refusal = Assert.Throws<DocumentException>(() => FileReader.Read(content, "a.yaml"))!;
        Assert.That(refusal.Message, Does.StartWith($"a.yaml:{message}"));
        Assert.That($"{refusal.File}:{refusal.Line}:{refusal.Column}: {refusal.Problem}", Is.EqualTo(refusal.Message));
    }

    [Test]
    public void Aliases_that_multiply_each_other_are_refused()
    {
        foreach (var (first, next) in (ReadOnlySpan<(string, string)>)[
            ("[x, x, x, x, x, x, x, x, x, x]", "[*, *, *, *, *, *, *, *, *, *]"),
            ("{ v: x }", "{ a: *, b: *, c: *, d: *, e: *, f: *, g: *, h: *, i: *, <<: * }"),
        ])
        {
            var text = new StringBuilder($"a0: &a0 {first}\n");
            for (var level = 1; level < 30; level++)
                text.Append($"a{level}: &a{level} {next.Replace("*", $"*a{level - 1}", StringComparison.Ordinal)}\n");
            Assert.That(Reading.Refusal(text.ToString(), "a.yaml").Problem, Is.EqualTo("aliases make more than 200,000 copies of values."));
        }
    }

    private static TestCaseData Case(string name, params string[] arguments) => new TestCaseData([.. arguments]).SetArgDisplayNames(name);
}
