using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.ContractDiff.Severities;
using CloudMgmt.ContractDiff.Tests.Reports;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.CommandLine;

internal sealed class SeverityTests
{
    private Workspace _workspace = null!;
    private string _base = null!;
    private string _head = null!;

    [SetUp]
    public void SetUp()
    {
        _workspace = new();
        _base = _workspace.Write("base.yaml", Workspace.Document("GET /users", "DELETE /users"));
        _head = _workspace.Write("head.yaml", Workspace.Document("GET /users"));
    }

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [TestCase("operation-removed: risky", 0)]
    [TestCase("operation-removed: { wire: risky, source: compatible, binary: compatible }", 0)]
    [TestCase("operation-removed: breaking", 1)]
    [TestCase("operation-added: breaking", 1)]
    [TestCase("{}", 1)]
    [TestCase("", 1)]
    [TestCase("# none\n", 1)]
    public void Replaces_verdicts(string content, int exitCode) => Assert.That(Run(content).ExitCode, Is.EqualTo(exitCode));

    [TestCase("operation-remove: risky", "1:1: there is no rule 'operation-remove'; did you mean 'operation-removed'?")]
    [TestCase("operation-removed: riski", "1:1: there is no verdict 'riski'; did you mean 'risky'?")]
    [TestCase("operation-removed:\n  wires: risky", "2:3: there is no axis 'wires'; did you mean 'wire'?")]
    [TestCase("operation-removed: [risky]", "1:1: there is no verdict '[\"risky\"]'; did you mean 'risky'?")]
    [TestCase("- a", "1:1: severities are a map from rule ids to verdicts.")]
    public void Names_the_line_of_a_mistake(string content, string expected)
        => Assert.That(
            Run(content), Is.EqualTo(new ToolResult(3, "", $"contract-diff: {_workspace.PathOf("severity.yaml")}:{expected}\n")));

    [Test]
    public void An_effect_in_CSharp_has_a_severity_too()
    {
        var change = Apply(new() { [SampleChanges.Renamed.Id] = new(null, Verdict.Risky, null) });
        Assert.That((change.Wire, change.Source, change.Binary), Is.EqualTo((Verdict.Compatible, Verdict.Risky, Verdict.Breaking)));
        Assert.That(change.CSharp[0].Rule.Source, Is.EqualTo(Verdict.Risky));
    }

    [Test]
    public void The_rule_of_the_change_wins()
    {
        var change = Apply(new()
        {
            [OperationRules.OperationIdChanged.Id] = new(
            Verdict.Breaking, Verdict.Compatible, null),
            [SampleChanges.Renamed.Id] = new(null, Verdict.Risky, Verdict.Risky)
        });
        Assert.That((change.Wire, change.Source, change.Binary), Is.EqualTo((Verdict.Breaking, Verdict.Compatible, Verdict.Risky)));
    }

    [Test]
    public void The_worst_comes_first()
    {
        var report = new SeverityTable(
            new Dictionary<string, Severity> { [OperationRules.Removed.Id] = new(Verdict.Compatible, null, null) })
            .Apply(SampleChanges.Mixed);
        Assert.That(report.Changes.Select(change => change.Worst), Is.Ordered.Descending);
        Assert.That(report.Changes.First().Rule, Is.EqualTo(OperationRules.OperationIdChanged));
    }

    [Test]
    public void Of_those_as_bad_the_one_on_the_wire_comes_first()
    {
        var report = new SeverityTable(new Dictionary<string, Severity> { [OperationRules.Added.Id] = new(Verdict.Breaking, null, null) })
            .Apply(SampleChanges.Report([.. SampleChanges.Mixed.Changes.TakeLast(2)]));
        Assert.That(report.Changes.Select(change => change.Rule), Is.EqualTo([OperationRules.Added, OperationRules.OperationIdChanged]));
    }

    private static Change Apply(Dictionary<string, Severity> severities)
        => new SeverityTable(severities)
            .Apply(SampleChanges.Mixed).Changes
            .Single(change => change.Rule == OperationRules.OperationIdChanged);

    private ToolResult Run(string content) => Workspace.Run(_base, _head, "--severity", _workspace.Write("severity.yaml", content));
}
