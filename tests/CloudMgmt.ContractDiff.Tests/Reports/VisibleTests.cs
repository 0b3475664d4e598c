using CloudMgmt.ContractDiff.Reports;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Reports;

internal sealed class VisibleTests
{
    [TestCase("plain Grüße 🎉", "plain Grüße 🎉")]
    [TestCase("a\e[1m", "a\\u001b[1m")]
    [TestCase("a\nb\r\tc", "a\\nb\\r\\tc")]
    [TestCase("\u2028\u202e\u0085", "\\u2028\\u202e\\u0085")]
    [TestCase("a ##[error]b ###[[", "a ##\\u005berror]b ###\\u005b[")]
    [TestCase("  ::error::a ::b", "  :\\u003aerror::a ::b")]
    [TestCase("# ## [a] a::b", "# ## [a] a::b")]
    public void Spells_out_what_steers(string text, string expected) => Assert.That(Visible.Text(text), Is.EqualTo(expected));

    // An attribute cannot hold half a pair.
    [Test]
    public void Spells_out_half_a_pair()
    {
        Assert.That(Visible.Text("x\ud83d"), Is.EqualTo("x\\ud83d"));
        Assert.That(Visible.Text("\ude00x"), Is.EqualTo("\\ude00x"));
    }
}
