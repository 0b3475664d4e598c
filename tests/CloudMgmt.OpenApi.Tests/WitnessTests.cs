using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.YamlReader;
using NUnit.Framework;
using SharpYaml.Serialization;

namespace CloudMgmt.OpenApi.Tests;

/// <summary>
/// Another reader on another parser, Microsoft.OpenApi's on SharpYaml, reads the same: a fault that only ours has is seen.
/// </summary>
internal sealed class WitnessTests
{
    private static readonly IEnumerable<string> Specs = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "specs"))
        .Select(file => Path.GetFileName(file))
        .Order(StringComparer.Ordinal);

    /// <summary>Each is what real documents hold, in a form that the other parser reads as well.</summary>
    private static readonly TestCaseData[] Documents =
    [
        Case("anchors and aliases", "a: &x { b: [1, n] }\nc: *x\nd: &y 2\ne: [*y]"),
        Case(
            "literal and folded text",
            "a: |\n  one\n   two\n\n  three\nb: >\n  one\n  two\n\n   three\n  four\nc: |-\n  one\n\nd: |+\n  one\n\ne: >-\n  one\n\n\n  two\n"),
        Case("text of blanks", "a: |+\n    \n  \nb: |\n      \nc: >+\n   \nd: |2+\n     \ne: 1\n"),
        Case("plain text over several lines", "a: one\n  two\n\n  three\nb: [one\n  two, three]\n"),
        Case("quoted text over several lines", "a: \"one\n  two\n\n  three \\\n  four\"\nb: 'one\n  two''s\n\n  three'\n"),
        Case("escapes", """a: "\x41\u00e9\U0001F600\/\\\"\t\n\0\a\e\_" """),
        Case(
            "words that look like others",
            "a: yes\nb: no\nc: on\nd: 2021-01-31\ne: 12:30:45\nf: 3.0.3\ng: 1_000\nh: 'null'\ni: \"true\"\nj: '-'\n"),
        Case("numbers", "a: 1\nb: -1.50\nc: 1e3\nd: 0.1\ne: 123456789\nf: '1'\n"),
        Case("null and flags", "a: null\nb: ~\nd: true\ne: false\n"),
        Case("lists at the level of their key", "a:\n- b\n- c: 1\n  d: 2\n- - e\n  - f\ng: 1\n"),
        Case("flow style within block style", "a: { b: [1, { c: d }], 'e f': \"g\", h: 'http://x.y:80/z' }\ni: [\n  1,\n  2\n]\n"),
        Case("comments everywhere", "# one\na: 1 # two\n  # three\nb: # four\n  - c # five\n# six\n"),
        Case("keys of all kinds", "200: a\ntrue: b\n'c': d\n? e\n: f\n\"g h\": i\n$ref: '#/j'\n"),
        Case("markers", "---\na: 1\n...\n"),
        Case("Windows line ends", "a: |\r\n  one\r\n  two\r\nb: 1\r\n"),
        Case("characters beyond ASCII", "é: 😀\n😀: 'é'\n"),
        Case("JSON", "{\"a\":[1,true,null,\"x\\/\\u0041\"],\n\t\"b\":{\"c\":\"d\"}}"),
    ];

    [TestCaseSource(nameof(Specs))]
    public void Reads_the_same_from_the_spec(string file)
        => AssertSame(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "specs", file)));

    [TestCaseSource(nameof(Documents))]
    public void Reads_the_same_from(string yaml) => AssertSame(yaml);

    private static void AssertSame(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var differences = new List<string>();
        Compare(Reading.Yaml(yaml), stream.Documents.Single().ToJsonNode(), differences);
        Assert.That(differences, Is.Empty);
    }

    // Scalar by scalar, so that a difference names its place.
    private static void Compare(Node ours, JsonNode? theirs, List<string> differences)
    {
        switch (ours, theirs)
        {
            case (MapNode map, JsonObject other) when map.Entries.Select(entry => entry.Key)
                .SequenceEqual(other.Select(entry => entry.Key)):
                foreach (var (key, value) in map.Entries)
                    Compare(value, other[key], differences);
                break;
            case (ListNode list, JsonArray other) when list.Items.Count == other.Count:
                for (var index = 0; index < other.Count; index++)
                    Compare(list.Items[index], other[index], differences);
                break;
            case (ScalarNode { Kind: ScalarKind.Null }, _) when theirs.IsJsonNullSentinel():
            case (ScalarNode, JsonValue) when ours.SameAs(Reading.Json(theirs.ToJsonString())):
                break;
            default:
                differences.Add($"{ours.Pointer}: {ours.ToJson()} here, {theirs?.ToJsonString() ?? "null"} there.");
                break;
        }
    }

    private static TestCaseData Case(string name, string yaml) => new TestCaseData(yaml).SetArgDisplayNames(name);
}
