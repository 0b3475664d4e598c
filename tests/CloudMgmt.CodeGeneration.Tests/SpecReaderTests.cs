using NUnit.Framework;

namespace CloudMgmt.CodeGeneration;

internal sealed class SpecReaderTests
{
    [TestCase("true", "true")]
    [TestCase("False", "false")]
    [TestCase("null", "null")]
    [TestCase("~", "null")]
    [TestCase("", "null")]
    [TestCase("123", "123")]
    [TestCase("-1.50", "-1.50")]
    [TestCase("1e3", "1e3")]
    [TestCase("+7", "7")]
    [TestCase("007", "7")]
    [TestCase(".5", "0.5")]
    [TestCase("0x1F", "31")]
    [TestCase("0o17", "15")]
    [TestCase("123456789012345678901234567890", "123456789012345678901234567890")]
    [TestCase("!!str 123", "\"123\"")]
    [TestCase("!!int 5", "5")]
    [TestCase("yes", "\"yes\"")]
    [TestCase("on", "\"on\"")]
    [TestCase("NO", "\"NO\"")]
    [TestCase("2021-01-31", "\"2021-01-31\"")]
    [TestCase("12:30:45", "\"12:30:45\"")]
    [TestCase("3.0.3", "\"3.0.3\"")]
    [TestCase("1_000", "\"1_000\"")]
    [TestCase("'true'", "\"true\"")]
    [TestCase("\"123\"", "\"123\"")]
    [TestCase("''", "\"\"")]
    public void Types_a_scalar_as_YAML_1_2_does(string yaml, string json)
        => Assert.That(Read($"value: {yaml}").Root.ToJsonString(), Is.EqualTo($$"""{"value":{{json}}}"""));

    [Test]
    public void Keys_are_always_text()
        => Assert.That(Read("200: a\ndefault: b\ntrue: c\nnull: d").Root.Select(entry => entry.Key), Is.EqualTo(["200", "default", "true", "null"]));

    [Test]
    public void Reads_JSON()
    {
        var json = """{"a":[1,true,null,"x\/\u0041"],"b":{"c":"d"}}""";

        Assert.That(Read(json).Root.ToJsonString(), Is.EqualTo("""{"a":[1,true,null,"x/A"],"b":{"c":"d"}}"""));
    }

    [Test]
    public void Reads_block_text()
        => Assert.That(Read("a: >-\n  one\n  two\nb: |\n  one\n  two\n").Root.ToJsonString(), Is.EqualTo("""{"a":"one two","b":"one\ntwo\n"}"""));

    [Test]
    public void Copies_what_an_alias_stands_for()
        => Assert.That(Read("a: &x {b: [1]}\nc: *x\nd: [*x]").Root.ToJsonString(), Is.EqualTo("""{"a":{"b":[1]},"c":{"b":[1]},"d":[{"b":[1]}]}"""));

    [TestCase("", "1,1")]
    [TestCase("/a", "1,1")]
    [TestCase("/a/b", "2,3")]
    [TestCase("/a/b/1", "4,7")]
    [TestCase("/a/c~1d", "5,3")]
    public void Remembers_where_each_value_stands(string pointer, string position)
        => Assert.That(Read("a:\n  b:\n    - 1\n    - 2\n  c/d: 3\n").Locations[pointer].ToString(), Is.EqualTo($"specs/a.yaml({position})"));

    [TestCase("a: [1", "(2,1)", "not valid YAML")]
    [TestCase("a: 'b", "(1,4)", "not valid YAML")]
    [TestCase("a: 1\n\tb: 2", "(1,4)", "not valid YAML")]
    [TestCase("a: *x", "(1,4)", "'*x' has no anchor")]
    [TestCase("a: 1\n---\nb: 2", "(2,1)", "second document")]
    [TestCase("", "(1,1)", "is a map")]
    [TestCase("- a", "(1,1)", "is a map")]
    [TestCase("? [a]\n: b", "(1,3)", "key of a map must be plain text")]
    [TestCase("a: .inf", "(1,4)", "no number '.inf'")]
    [TestCase("a: !custom b", "(1,4)", "tag '!custom'")]
    [TestCase("a: &x [*x]", "(1,", "nested more than 100 levels")]
    [TestCase("a: &x 1\nb: &x 2", "(2,4)", "'&x' is defined twice")]
    public void Refuses_what_is_not_one_plain_document(string yaml, string position, string message)
    {
        var problem = Assert.Throws<ProblemException>(() => Read(yaml))!.Problems.Single();

        Assert.That(problem.ToString(), Does.StartWith($"specs/a.yaml{position}").And.Contains("error CMG001").And.Contains(message));
    }

    [Test]
    public void Names_both_lines_of_a_duplicate_key()
    {
        var problem = Assert.Throws<ProblemException>(() => Read("a: 1\nb: 2\na: 3"))!.Problems.Single();

        Assert.That(problem.ToString(), Does.StartWith("specs/a.yaml(3,1): error CMG002: ").And.Contains("on line 1"));
    }

    [Test]
    public void Stops_aliases_that_multiply_each_other()
    {
        var lines = Enumerable.Range(1, 20).Select(level => $"a{level}: &a{level} [*a{level - 1}, *a{level - 1}, *a{level - 1}, *a{level - 1}]");
        var yaml = string.Join('\n', lines.Prepend("a0: &a0 x"));

        Assert.That(() => Read(yaml), Throws.TypeOf<ProblemException>().With.Message.Contains("larger than 500000 nodes"));
    }

    [Test]
    public void Stops_nesting_that_would_overflow_the_stack()
        => Assert.That(() => Read($"a: {new string('[', 5000)}"), Throws.TypeOf<ProblemException>());

    private static SpecSource Read(string yaml) => SpecReader.Read(yaml, "specs/a.yaml");
}
