using System.Text.RegularExpressions;
using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Rules;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Rules;

/// <summary>Every rule has a case that it applies to, and a twin that it does not.</summary>
internal class RuleTests
{
    private static readonly IReadOnlyList<RuleCase> Schemas = RuleCase.Read("schema-cases.yaml");
    private static readonly IReadOnlyList<RuleCase> Documents = RuleCase.Read("document-cases.yaml");

    private static IEnumerable<TestCaseData> SchemaCases()
        => from rule in Schemas
           from direction in Enum.GetValues<Direction>()
           let wire = rule.Wire[(int)direction]
           where wire != "none"
           select new TestCaseData(rule, direction == Direction.Request, wire).SetArgDisplayNames(direction.ToString(), rule.Rule);

    [TestCaseSource(nameof(SchemaCases))]
    public void A_schema_changes(RuleCase rule, bool isRequest, string wire)
    {
        var (direction, id) = isRequest ? (Direction.Request, $"request-{rule.Rule}") : (Direction.Response, $"response-{rule.Rule}");
        var report = Compare.Schemas(direction, rule.Base, rule.Head);
        Assert.That(report.Changes.Select(change => (change.Rule.Id, Name(change))), Has.Exactly(1).EqualTo((id, wire)));
        Assert.That(Compare.Schemas(direction, rule.Base, rule.Twin).Changes.Select(change => change.Rule.Id), Has.None.EqualTo(id));
    }

    [TestCaseSource(nameof(Documents))]
    public void A_document_changes(RuleCase rule)
    {
        var report = Compare.Documents(rule.Base, rule.Head);
        Assert.That(report.Changes.Select(change => (change.Rule.Id, Name(change))), Has.Exactly(1).EqualTo((rule.Rule, rule.Wire[0])));
        Assert.That(Compare.Documents(rule.Base, rule.Twin).Changes.Select(change => change.Rule.Id), Has.None.EqualTo(rule.Rule));
    }

    [Test]
    public void No_rule_is_without_a_case()
    {
        var schemas = Schemas.SelectMany(rule => new[] { $"request-{rule.Rule}", $"response-{rule.Rule}" });
        var covered = schemas.Concat(Documents.Select(rule => rule.Rule)).ToHashSet();
        var wire = RuleCatalog.All.Where(
            rule => !rule.Id.StartsWith("csharp-", StringComparison.Ordinal) && !rule.Id.StartsWith("document-", StringComparison.Ordinal));
        Assert.That(
            wire.Select(rule => rule.Id).Where(id => !covered.Contains(id)), Is.Empty,
            "rules without a case in tests/CloudMgmt.ContractDiff.Tests/Rules/*-cases.yaml");
    }

    /// <summary>What becomes of the C# finds its cause by it.</summary>
    [TestCase("-deprecated$", nameof(RuleKind.Deprecation))]
    [TestCase("-reactivated$", nameof(RuleKind.Reactivation))]
    [TestCase("^(sunset|stability|tags)-", nameof(RuleKind.Remark))]
    public void A_rule_that_is_not_about_what_is_sent_says_so(string id, string kind)
    {
        var rules = RuleCatalog.All.Where(rule => !rule.Id.StartsWith("csharp-", StringComparison.Ordinal)).ToList();
        Assert.That(
            rules.Where(rule => rule.Kind.ToString() == kind).Select(rule => rule.Id),
            Is.Not.Empty.And.EquivalentTo(rules.Select(rule => rule.Id).Where(rule => Regex.IsMatch(rule, id))));
    }

    [Test]
    public void Rules_are_told_apart_and_explain_themselves()
    {
        Assert.That(RuleCatalog.All.Select(rule => rule.Id), Is.Unique.And.All.Match("^[a-z][a-z-]*$"));
        Assert.That(RuleCatalog.All.Where(rule => rule.Title.Length == 0 || rule.Why.Length == 0), Is.Empty);
        Assert.That(RuleCatalog.All.Where(rule => rule.Wire != Verdict.Compatible && rule.Advice.Length == 0), Is.Empty);
    }

    private static string Name(Change change) => change.Wire.ToString().ToLowerInvariant();
}
