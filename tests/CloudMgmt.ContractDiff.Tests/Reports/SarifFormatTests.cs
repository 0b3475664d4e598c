using System.Text.Json.Nodes;
using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Reports;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Reports;

internal sealed class SarifFormatTests
{
    [Test]
    public void Says_what_code_scanning_needs()
    {
        var run = Run(SampleChanges.Mixed);
        var result = run["results"]![0]!;
        var rule = run["tool"]!["driver"]!["rules"]![result["ruleIndex"]!.GetValue<int>()]!;
        Assert.That(rule["id"]!.GetValue<string>(), Is.EqualTo("operation-removed").And.EqualTo(result["ruleId"]!.GetValue<string>()));
        Assert.That(
            rule["help"]!["text"]!.GetValue<string>(), Does.Contain("Every client that calls it fails. Mark the operation as deprecated"));
        Assert.That(result["level"]!.GetValue<string>(), Is.EqualTo("error"));
        var place = result["locations"]![0]!["physicalLocation"]!;
        Assert.That(place["artifactLocation"]!["uri"]!.GetValue<string>(), Is.EqualTo("base.yaml"));
        Assert.That(place["region"]!.ToJsonString(), Is.EqualTo("""{"startLine":5,"startColumn":5}"""));
        Assert.That(result["partialFingerprints"]!["contractDiff/v1"]!.GetValue<string>(), Is.EqualTo(SampleChanges.Removed().Fingerprint));
    }

    [Test]
    public void What_is_gone_is_shown_where_it_was_a_part_of_what_is_left()
    {
        var left = SampleChanges.Mixed.Changes.Last().HeadNode;
        var place = Run(SampleChanges.Report(SampleChanges.Removed() with { Remainder = left }))["results"]![0]!["locations"]![0]!;
        Assert.That(place["physicalLocation"]!["artifactLocation"]!["uri"]!.GetValue<string>(), Is.EqualTo("head.yaml"));
        Assert.That(place["physicalLocation"]!["region"]!["startLine"]!.GetValue<int>(), Is.EqualTo(left!.Line));
    }

    [Test]
    public void Gives_levels()
        => Assert.That(
            Run(SampleChanges.Mixed)["results"]!.AsArray().Select(result => result!["level"]!.GetValue<string>()),
            Is.EqualTo((string[])["error", "warning", "error", "note"]));

    [Test]
    public void Suppresses_what_is_approved()
    {
        var result = Run(SampleChanges.Report(
            SampleChanges.Removed() with { Approval = new("0123456789ab", "agreed", "ada", "2.0.0") }))["results"]![0]!;
        Assert.That(result["suppressions"]![0]!["justification"]!.GetValue<string>(), Is.EqualTo("agreed (ada, 2.0.0)"));
    }

    [Test]
    public void Lists_each_rule_once()
        => Assert.That(
            Run(SampleChanges.Report(SampleChanges.Removed(), SampleChanges.Removed()))["tool"]!["driver"]!["rules"]!.AsArray(),
            Has.Count.EqualTo(1));

    [TestCaseSource(typeof(HostileText), nameof(HostileText.All))]
    public void Is_ascii_and_can_be_read(string text)
    {
        var output = new SarifFormat(FormatTest.Paths).Write(SampleChanges.Hostile(text));
        Assert.That(output, Has.All.Matches<char>(character => character is '\n' or >= ' ' and <= '~'));
        Assert.That(HostileText.IsTame(JsonNode.Parse(output)!["runs"]![0]!["results"]![0]!["message"]!["text"]!.GetValue<string>()));
    }

    private static JsonNode Run(Report report) => JsonNode.Parse(new SarifFormat(FormatTest.Paths).Write(report))!["runs"]![0]!;
}
