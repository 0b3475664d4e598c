using System.Xml.Linq;
using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Reports;
using CloudMgmt.ContractDiff.Rules;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Reports;

internal sealed class JUnitFormatTests
{
    [Test]
    public void Fails_what_is_too_bad()
    {
        var suite = Suite(SampleChanges.Mixed, FailOn.Default);
        Assert.That((int?)suite.Attribute("tests"), Is.EqualTo(4));
        Assert.That((int?)suite.Attribute("failures"), Is.EqualTo(2));
        Assert.That(
            Failing(suite), Is.EqualTo(
                (string[])["operation-removed: GET /users is gone.", "operation-id-changed: The operationId changed from 'a' to 'b'."]));
    }

    [Test]
    public void Follows_the_level()
    {
        Assert.That(Failing(Suite(SampleChanges.Mixed, FailOn.None)), Is.Empty);
        Assert.That(Failing(Suite(SampleChanges.Mixed, FailOn.Any)), Has.Length.EqualTo(4));
        Assert.That(Failing(Suite(SampleChanges.Mixed, new(true, false, false, Verdict.Risky))), Has.Length.EqualTo(2));
        Assert.That(Failing(Suite(SampleChanges.Mixed, new(false, true, false, Verdict.Breaking))), Has.Length.EqualTo(1));
    }

    [Test]
    public void Fails_what_no_change_is_the_cause_of()
    {
        var report = SampleChanges.Quiet with { Problems = ["a.yaml:1:3: the approval matches no change.", "1.1.0 is too low."] };
        var suites = XDocument.Parse(new JUnitFormat(FailOn.None).Write(report)).Root!.Elements("testsuite").ToList();
        Assert.That(suites.Select(suite => (int)suite.Attribute("failures")!), Is.EqualTo((int[])[0, 2]));
        Assert.That(Failing(suites[1]), Is.EqualTo(report.Problems));
    }

    [Test]
    public void Skips_what_is_approved()
    {
        var suite = Suite(
            SampleChanges.Report(SampleChanges.Removed() with { Approval = new("0123456789ab", "agreed", "ada", "2.0.0") }),
            FailOn.Default);
        Assert.That(
            (string?)suite.Element("testcase")!.Element("skipped")!.Attribute("message"), Is.EqualTo("Approved for 2.0.0 by ada: agreed"));
        Assert.That(Failing(suite), Is.Empty);
    }

    [Test]
    public void What_is_gone_is_shown_where_it_was_a_part_of_what_is_left()
    {
        var left = SampleChanges.Mixed.Changes.Last().HeadNode;
        var test = Suite(SampleChanges.Report(SampleChanges.Removed() with { Remainder = left }), FailOn.Default).Element("testcase")!;
        Assert.That(((string?)test.Attribute("file"), (int?)test.Attribute("line")), Is.EqualTo(("head.yaml", left!.Line)));
    }

    [Test]
    public void Has_a_test_even_if_nothing_changed()
        => Assert.That(Suite(SampleChanges.Quiet, FailOn.Default).Elements("testcase").Count(), Is.EqualTo(1));

    [TestCaseSource(typeof(HostileText), nameof(HostileText.All))]
    public void Is_always_well_formed(string text)
    {
        var output = new JUnitFormat(FailOn.Default).Write(SampleChanges.Hostile(text));
        Assert.That(HostileText.IsTame(output), output);
        var failure = XDocument.Parse(output).Descendants("failure").Single();
        Assert.That((string?)failure.Attribute("message"), Is.EqualTo(Visible.Text(text)));
    }

    private static XElement Suite(Report report, FailOn failOn)
        => XDocument.Parse(new JUnitFormat(failOn).Write(report)).Root!.Element("testsuite")!;

    private static string[] Failing(XElement suite)
        => [.. suite.Elements("testcase")
            .Where(test => test.Element("failure") is not null)
            .Select(test => (string)test.Attribute("name")!)];
}
