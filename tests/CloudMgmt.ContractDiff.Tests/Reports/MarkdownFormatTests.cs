using CloudMgmt.ContractDiff.Changes;
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
        Assert.That(text, Does.StartWith("## Contract diff: breaking, major bump\n\n`base.yaml` → `head.yaml`\n\n| | Verdict | Breaking | Risky | Compatible |\n| --- | --- | ---: | ---: | ---: |\n| Wire | **breaking** | 1 | 1 | 2 |\n"));
        string[] order = ["### Breaking (2)", "### Risky (1)", "<details><summary>Compatible (1)</summary>", "</details>"];
        Assert.That(order.Select(part => text.IndexOf(part, StringComparison.Ordinal)), Is.Ordered.And.All.GreaterThan(0));
    }

    [Test]
    public void Folds_what_is_approved()
    {
        var approved = SampleChanges.Removed() with { Approval = new("0123456789ab", "agreed", "ada", "2.0.0") };
        var text = _format.Write(SampleChanges.Report(approved));
        Assert.That(
            text, Does.Contain("<details><summary>Approved (1)</summary>").And.Contains("by ada: agreed").And.Not.Contains("### Breaking"));
    }

    [Test]
    public void Is_short_when_nothing_changed()
        => Assert.That(_format.Write(SampleChanges.Quiet), Is.EqualTo("## Contract diff\n\nNo changes.\n"));

    [Test]
    public void Stays_below_the_limit_of_GitHub()
    {
        var change = SampleChanges.Removed() with { Message = new string('ä', 2_000) };
        var report = SampleChanges.Report([.. Enumerable.Repeat(change, 2_000)]);
        foreach (var (limit, isBrief) in (ReadOnlySpan<(int, bool)>)[(65_536, false), (65_536, true), (5_000, false), (5_000, true)])
        {
            var text = new MarkdownFormat(limit, isBrief).Write(report);
            Assert.That(text.Length, Is.GreaterThan(limit - 2_000 - 2_500).And.LessThanOrEqualTo(limit));
            Assert.That(text, Does.Match(isBrief ? @"Not shown: \d+ more breaking\." : @"And \d+ more: there is no room for them here"));
        }
    }

    [Test]
    public void Stays_below_it_whatever_the_documents_are_called()
    {
        var report = SampleChanges.Report(
            [.. Enumerable.Repeat(SampleChanges.Removed(), 500)]) with
        { Base = new string('b', 9_000), Head = new string('h', 9_000) };
        Assert.That(new MarkdownFormat(5_000).Write(report), Has.Length.LessThanOrEqualTo(5_000).And.Contains("more: there is no room"));
    }

    [Test]
    public void In_brief_lists_the_breaks_and_counts_the_rest()
    {
        var approved = SampleChanges.Removed() with { Approval = new("0123456789ab", "agreed", "ada", "2.0.0") };
        var lines = new MarkdownFormat(isBrief: true).Write(SampleChanges.Report([approved, .. SampleChanges.Mixed.Changes])).TrimEnd('\n')
            .Split('\n');
        Assert.That(lines[^6..], Is.EqualTo((string[])
        [
            "### Breaking (2)",
            "",
            "- **GET /users is gone\\.** `GET /users` `base.yaml:5` · breaks wire",
            "- **The operationId changed from \\'a\\' to \\'b\\'\\.** `POST /users` `head.yaml:6` · breaks source and binary",
            "",
            "Not shown: 1 risky, 1 approved, 1 compatible.",
        ]));
    }

    [Test]
    public void What_breaks_the_wire_comes_first_over_all_documents()
    {
        var report = SampleChanges.Mixed with
        {
            Documents =
        [
            .. SampleChanges.Report([.. SampleChanges.Mixed.Changes.Skip(2)]).Documents,
            .. SampleChanges.Report(SampleChanges.Removed()).Documents,
        ]
        };
        foreach (var isBrief in (ReadOnlySpan<bool>)[false, true])
            Assert.That(new MarkdownFormat(isBrief: isBrief).Write(report), Does.Match(@"(?s)GET /users is gone.*The operationId changed"));
    }

    [Test]
    public void Below_1_0_0_the_bump_is_that_of_the_version_that_is_needed()
    {
        var text = _format.Write(SampleChanges.Mixed with { BaseVersion = new(0, 1, 0), NeededVersion = new(0, 2, 0) });
        Assert.That(
            text, Does.StartWith("## Contract diff: breaking, minor bump\n").And.Contain("\nNeeds version 0.2.0 or later.\n").And.Not
                .Contain("major"));
    }

    [Test]
    public void Says_which_commit_it_compares_with()
    {
        var commit = new BaseCommit("0123456789abcdef0123456789abcdef01234567", IsMergeBase: true);
        Assert.That(
            _format.Write(SampleChanges.Mixed with { Base = "main", Commit = commit }),
            Does.Contain("\n`main` (0123456789ab, where HEAD left main) → `head.yaml`\n"));
        Assert.That(
            _format.Write(SampleChanges.Quiet with { Commit = commit with { IsMergeBase = false } }),
            Is.EqualTo("## Contract diff\n\nNo changes since 0123456789ab.\n"));
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
        Assert.That(
            output.Split('\n').Where(line => !line.Contains('`', StringComparison.Ordinal)),
            Has.None.Contains("<script").And.None.Contains("<img"));
    }
}
