using System.Text.Json.Nodes;
using CloudMgmt.ContractDiff.CommandLine;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.ContractDiff.Tests.CommandLine;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Rules;

/// <summary><c>contract-diff rules NAME</c>.</summary>
internal sealed class RuleExampleTests
{
    private static IEnumerable<string> CSharp
        => RuleCatalog.All.Select(rule => rule.Id).Where(id => id.StartsWith("csharp-", StringComparison.Ordinal));

    [Test]
    public void Every_rule_that_has_something_to_show_has_an_example()
        => Assert.That(RuleCatalog.All.Select(rule => rule.Id).Where(id => RuleExample.Of(id) is null), Is.All.StartWith("document-"));

    // RuleTests has the others.
    [TestCaseSource(nameof(CSharp))]
    public void An_example_of_CSharp_is_one(string id)
    {
        var example = RuleExample.Of(id)!;
        var changes = Compare.Documents(example.Base, example.Head).Changes;
        Assert.That(changes.SelectMany(change => change.CSharp).Select(effect => effect.Rule.Id), Has.Some.EqualTo(id));
    }

    [Test]
    public void A_rule_is_explained_with_its_example()
    {
        var result = Workspace.Run("rules", "operation-removed", "response-enum-value-added");
        Assert.That(result.ExitCode, Is.Zero, result.Errors);
        Assert.That(result.Output, Does.StartWith("operation-removed\n").And.Contain("  Instead: ").And.Not.Contain(" rules\n"));
        Assert.That(
            result.Output,
            Does.Contain("  Before:   {\"paths\": ").And.Contain("  After:    {\"enum\": [\"a\", \"b\"]}\n  Not this: {\"enum\": "));
    }

    [Test]
    public void Other_formats_have_it_too()
    {
        var json = JsonNode.Parse(Workspace.Run("rules", "enum-opened".Insert(0, "request-"), "--format", "json").Output)![0]!;
        Assert.That(
            (json["rule"]!.GetValue<string>(), json["head"]!.ToJsonString()), Is.EqualTo(("request-enum-opened", "{\"type\":\"string\"}")));
        Assert.That(
            Workspace.Run("rules", "operation-added", "--format", "markdown").Output,
            Does.Contain("\n### operation\\-added\n\nBefore: `{\"paths\": "));
    }

    [Test]
    public void An_unknown_rule_has_a_lookalike()
        => Assert.That(Workspace.Run("rules", "operation-remove"), Is.EqualTo(new ToolResult(2, "", "contract-diff: there is no rule 'operation-remove'; did you mean 'operation-removed'?\n")));
}
