using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Verdicts;

/// <summary>What is right of small pairs of documents, each with its reason; many were wrong once.</summary>
internal sealed class VerdictTests
{
    private static readonly IReadOnlyList<VerdictCase> Cases = VerdictCase.Read("verdicts.yaml");

    [TestCaseSource(nameof(Cases))]
    public void The_verdicts_are_right(VerdictCase pair)
    {
        var (verdicts, rules) = pair.Run();
        Assert.That(verdicts, Is.EqualTo(pair.Expected), $"{pair.Because}\ntold: {rules}");
    }

    [Test]
    public void Every_case_has_a_name_of_its_own_and_a_reason()
    {
        Assert.That(Cases.Select(pair => pair.Name), Is.Unique);
        Assert.That(Cases.Where(pair => pair.Because.Length < 10 || pair.Expected.Length == 0), Is.Empty);
    }
}
