using System.Xml.Linq;
using CloudMgmt.ClientModel;
using NUnit.Framework;

namespace CloudMgmt.CodeGeneration.Tests;

[TestFixture]
internal sealed class XmlDocumentationTests
{
    [TestCase("A plain sentence.", "A plain sentence.")]
    [TestCase("One sentence\nin two lines.", "One sentence in two lines.")]
    [TestCase("One.\n\nTwo\n  lines.", "One.\n/// <para>Two lines.</para>")]
    [TestCase("Bold is **this**, *that* is not; `a<b>` is code.", "Bold is <b>this</b>, <i>that</i> is not; <c>a&lt;b&gt;</c> is code.")]
    [TestCase("The user_id and the other_id", "The user_id and the other_id")]
    [TestCase("See [the guide](https://example.com/a?b=1&c=2).", "See <see href=\"https://example.com/a?b=1&amp;c=2\">the guide</see>.")]
    [TestCase("See [the guide](/docs/a), [this](javascript:x) and [that](file:///etc/passwd).", "See the guide, this and that.")]
    [TestCase("At <https://example.com/>.", "At <see href=\"https://example.com/\">https://example.com/</see>.")]
    [TestCase(
        "One of:\n- `a`: the first\n  of all\n- b\n\nNo other.",
        "One of:\n/// <list type=\"bullet\">\n/// <item><description><c>a</c>: the first of all</description></item>\n"
            + "/// <item><description>b</description></item>\n/// </list>\n/// <para>No other.</para>")]
    [TestCase(
        "1. a\n2. b",
        "<list type=\"number\">\n"
            + "/// <item><description>a</description></item>\n/// <item><description>b</description></item>\n/// </list>")]
    [TestCase("# Head\n\nText", "<b>Head</b>\n/// <para>Text</para>")]
    [TestCase(
        "So:\n```json\n{ \"a\": 1,\n\n  \"b\": \"<x>\" }\n```",
        "So:\n/// <code>\n/// { \"a\": 1,\n/// \n///   \"b\": \"&lt;x&gt;\" }\n/// </code>")]
    [TestCase(
        "| Name | Use |\n| --- | --- |\n| a | `b` |",
        "<list type=\"table\">\n/// <listheader><term>Name</term><term>Use</term></listheader>\n"
            + "/// <item><term>a</term><term><c>b</c></term></item>\n/// </list>")]
    [TestCase(
        "<p>Returns a <code>list</code>.</p>\n\n<p>Never more<br>than ten.</p>",
        "Returns a <c>list</c>.\n/// <para>Never more than ten.</para>")]
    [TestCase("One<br/>two<br />three", "One two three")]
    [TestCase("Send Bearer <token> for each <user-id>.", "Send Bearer &lt;token&gt; for each &lt;user-id&gt;.")]
    [TestCase("<token>\nis sent", "&lt;token&gt; is sent")]
    [TestCase("a < b && c > d", "a &lt; b &amp;&amp; c &gt; d")]
    [TestCase("a &lt;b&gt; &amp;c; &nbsp;d", "a &lt;b&gt; &amp;c; d")]
    [TestCase("![a picture](https://example.com/a.png)", "a picture")]
    [TestCase("<script>alert(1)</script>", "&lt;script&gt;alert(1)")]
    [TestCase("", "")]
    public void CommonMark_and_HTML_become_XML_documentation(string markdown, string xml)
        => Assert.That(XmlDocumentation.Of(markdown), Is.EqualTo(xml));

    [TestCase("`&#10;class X`", TestName = "A line break in an entity")]
    [TestCase("a&#x85;b&#x2028;c&#8233;d", TestName = "Line separators of Unicode in entities")]
    [TestCase("```\na\u2028b\u0085c\n```", TestName = "Line separators in a block of code")]
    [TestCase("<pre>a&#13;*/ b&#x2028;c</pre>", TestName = "Entities in a block of HTML")]
    public void Nothing_breaks_out_of_the_comment(string markdown)
    {
        var comment = "/// " + XmlDocumentation.Of(markdown);
        Assert.That(comment.Split('\n'), Has.All.StartsWith("/// "));
        Assert.That(comment.Split('\n'), Has.None.Matches<string>(line => line.ReplaceLineEndings("\n").Contains('\n')));
    }

    [TestCase("&#x202E;&#0;&#xFFFF;&#x1;")]
    [TestCase("`a` \u202E \uFFFE")]
    public void Nothing_stays_that_XML_or_a_reader_cannot_take(string markdown)
        => Assert.That(XmlDocumentation.Of(markdown), Does.Not.Match("[\0-\x09\u202E\uFFFE\uFFFF]"));

    [Test]
    public void Whatever_a_document_says_is_well_formed()
    {
        string[] parts =
        [
            "word", " ", "\n", "\n\n", "*", "**", "`", "```\n", "_", "<b>", "</b>", "<p>", "</p>", "<ul><li>", "</li></ul>",
            "<table><tr><td>", "</table>", "| a | b |\n", "| - | - |\n", "- ", "1. ", "# ", "> ", "&amp;", "&", "<", ">", "]", "[",
            "(https://example.com/\"<>)", "<!--", "-->",
            "<![CDATA[", "]]>", "<?x", "?>", "<script>", "</script>",
            "<a href='https://example.com/\"x'>", "<pre>", "    ", "<token>", "\\", "<h1>", "<hr>",
        ];
        var random = new Random(20261126);
        for (var round = 0; round < 3_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => parts[random.Next(parts.Length)]));
            var xml = XmlDocumentation.Of(text);
            Assert.That(xml.Split('\n').Skip(1), Has.All.StartsWith("/// "), text);
            Assert.DoesNotThrow(() => XElement.Parse($"<summary>{xml.Replace("\n/// ", "\n", StringComparison.Ordinal)}</summary>"), text);
        }
    }

    [TestCase("<b>", 12_000)]
    [TestCase("> ", 20_000)]
    [TestCase("<div>", 9_000)]
    [TestCase("[", 40_000)]
    [TestCase("*a ", 15_000)]
    [TestCase("<ul><li>", 6_000)]
    [TestCase("x <b>", 1_000_000)]
    public void What_is_made_to_take_time_or_depth_is_read_all_the_same(string part, int times)
        => Assert.That(XmlDocumentation.Of(string.Concat(Enumerable.Repeat(part, times)) + " end"), Does.Contain("end"));

    [TestCase("*")]
    [TestCase("_id_")]
    [TestCase("<x>")]
    [TestCase("a&amp;b")]
    [TestCase("1. a")]
    [TestCase("- a")]
    [TestCase("`a`")]
    [TestCase("a|b")]
    [TestCase("[a](b)")]
    [TestCase("\\*")]
    [TestCase("# a")]
    public void A_name_of_the_document_is_shown_as_it_is(string name)
        => Assert.That(XmlDocumentation.Of(Texts.Literal(name)), Is.EqualTo(XmlDocumentation.Literal(name)));
}
