using System.Text;
using CloudMgmt.ContractDiff.Reports;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Reports;

internal sealed class MarkdownFormatTests
{
    private readonly MarkdownFormat _format = new();

    [Test]
    public void Puts_the_worst_first_and_folds_the_rest()
    {
        var text = _format.Write(SampleChanges.Mixed);
        Assert.That(text, Does.StartWith("## Contract diff: major bump\n\n`base.yaml` → `head.yaml`\n\n| | Verdict | Breaking | Risky | Compatible |\n| --- | --- | ---: | ---: | ---: |\n| Wire | **breaking** | 1 | 1 | 2 |\n"));
        string[] order = ["### Breaking (2)", "### Risky (1)", "<details><summary>Compatible (1)</summary>", "</details>"];
        Assert.That(order.Select(part => text.IndexOf(part, StringComparison.Ordinal)), Is.Ordered.And.All.GreaterThan(0));
    }

    [Test]
    public void Folds_what_is_approved()
    {
        var approved = SampleChanges.Removed() with { Approval = new("0123456789ab", "agreed", "ada", "2.0.0") };
        var text = _format.Write(SampleChanges.Report(approved));
        Assert.That(text, Does.Contain("<details><summary>Approved (1)</summary>").And.Contains("by ada: agreed").And.Not.Contains("### Breaking"));
    }

    [Test]
    public void Is_short_when_nothing_changed() => Assert.That(_format.Write(SampleChanges.Quiet), Is.EqualTo("## Contract diff\n\nNo changes.\n"));

    [Test]
    public void Stays_below_the_limit_of_GitHub()
    {
        var change = SampleChanges.Removed() with { Message = new string('ä', 2_000) };
        var text = _format.Write(SampleChanges.Report([.. Enumerable.Repeat(change, 2_000)]));
        Assert.That(Encoding.UTF8.GetByteCount(text), Is.GreaterThan(900_000).And.LessThanOrEqualTo(1_000_000));
        Assert.That(text, Does.Match(@"And \d+ more: there is no room for them here"));
    }

    [Test]
    public void Gives_no_single_text_all_the_room()
    {
        var change = SampleChanges.Removed() with { Message = new string('*', 2_000_000) };
        var text = _format.Write(SampleChanges.Report(change, SampleChanges.Removed()));
        Assert.That(text.Length, Is.LessThan(10_000));
        Assert.That(text, Does.Contain("(too long to be shown here)").And.Contains("GET /users is gone"));
    }

    [TestCase("a*b_c[d](e)", @"a\*b\_c\[d\]\(e\)")]
    [TestCase("<b>&amp;", @"&lt;b\>&amp;amp;")]
    [TestCase("@ada #1", "@<!-- -->ada #<!-- -->1")]
    [TestCase("http://a.b www.c", @"http:<!-- -->//a\.b www<!-- -->\.c")]
    public void Takes_text_for_text(string text, string expected) => Assert.That(MarkdownText.Of(text), Is.EqualTo(expected));

    [TestCase("a", "`a`")]
    [TestCase("a`b", "`` a`b ``")]
    [TestCase("``", "``` `` ```")]
    [TestCase(" a", "`  a `")]
    [TestCase("a\nb", @"`a\nb`")]
    public void Takes_code_for_code(string text, string expected) => Assert.That(MarkdownText.Code(text), Is.EqualTo(expected));

    [TestCaseSource(typeof(HostileText), nameof(HostileText.All))]
    public void Lets_nothing_out_of_its_line(string text)
    {
        var output = _format.Write(SampleChanges.Hostile(text));
        var harmless = _format.Write(SampleChanges.Hostile("text"));
        Assert.That(HostileText.IsTame(output), output);
        Assert.That(output.Count(character => character == '\n'), Is.EqualTo(harmless.Count(character => character == '\n')));
        Assert.That(output.Split('\n').Where(line => !line.Contains('`', StringComparison.Ordinal)), Has.None.Contains("<script").And.None.Contains("<img"));
    }
}
