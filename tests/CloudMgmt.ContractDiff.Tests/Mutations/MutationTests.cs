using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.ContractDiff.Tests.Mutations.Measuring;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Mutations;

/// <summary>
/// Predictions against the truth: each mutation is generated, compiled and run. A prediction is right if it is what was measured;
/// <c>risky</c> is a prediction that says it does not know, and must stay rare.
/// </summary>
internal sealed class MutationTests
{
    private static IEnumerable<TestCaseData> Mutations
        => MutationTable.All.Select((mutation, index) => new TestCaseData(index).SetArgDisplayNames(mutation.ToString()));

    [TestCaseSource(nameof(Mutations))]
    public void Is_predicted_as_it_is_measured(int index)
    {
        var outcome = Suite.Of(MutationTable.All[index]);
        var (mutation, predicted, measured) = (outcome.Mutation, outcome.Predicted, outcome.Measured);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(predicted.Source, Is.EqualTo(measured.Source).Or.EqualTo(Verdict.Risky), () => $"source: {measured.Evidence}");
            Assert.That(predicted.Binary, Is.EqualTo(measured.Binary).Or.EqualTo(Verdict.Risky), () => $"binary: {measured.Evidence}");
            Assert.That(predicted.Wire, Is.EqualTo(mutation.Wire), () => $"wire: {string.Join("; ", predicted.Changes.Select(change => $"{change.Rule.Id} {change.Wire}"))}");
        }
    }

    /// <summary>The consumer and the SDK's own comparison look at the same thing by other means.</summary>
    [TestCaseSource(nameof(Mutations))]
    public void The_consumer_misses_what_the_SDK_misses(int index)
    {
        var measured = Suite.Of(MutationTable.All[index]).Measured;
        var isMissing = measured.ApiCompat.Any(id => id is "CP0001" or "CP0002");
        Assert.That(
            measured.Binary == Verdict.Breaking, Is.EqualTo(isMissing || measured.Evidence.Contains("silently", StringComparison.Ordinal)),
            () => $"{string.Join(' ', measured.ApiCompat)} {measured.Evidence}");
    }

    [Test]
    public void There_are_enough_mutations_of_each_spec()
        => Assert.That(MutationTable.All.CountBy(mutation => mutation.Api).Select(api => api.Value), Is.All.GreaterThanOrEqualTo(50));

    [Test]
    public void Names_are_told_apart() => Assert.That(MutationTable.All.Select(mutation => mutation.ToString()), Is.Unique);

    [Test]
    public void Risky_is_rare()
    {
        var predictions = Suite.Outcomes.SelectMany(outcome => outcome.Predictions).ToList();
        Assert.That(predictions.Count(verdict => verdict == Verdict.Risky), Is.LessThanOrEqualTo(predictions.Count * 0.05));
    }

    /// <summary>What is kept of earlier runs is still true.</summary>
    [Test]
    public void What_was_measured_before_is_measured_again()
    {
        var again = Suite.Outcomes.Where(outcome => outcome is { Kept: not null, Anew: not null }).ToList();
        if (Suite.Outcomes.Any(outcome => outcome.Anew is null))
            Assert.That(again, Has.Count.GreaterThanOrEqualTo(Suite.SampleSize), "None is trusted without a sample.");
        Assert.That(
            again.Where(outcome => outcome.Anew!.Findings != outcome.Kept!.Findings)
                .Select(outcome => $"{outcome.Mutation}: kept {outcome.Kept!.Findings}; measured {outcome.Anew!.Findings}"),
            Is.Empty,
            $"{nameof(Inputs)} forgets something that a measurement depends on. To measure all anew, delete {Suite.MeasurementsFile}.");
    }

    [Test]
    public void Each_build_measures_others_again()
    {
        string[] names = [.. MutationTable.All.Select(mutation => mutation.ToString())];
        var samples = Enumerable.Range(0, 1000).Select(build => Suite.Sample(names, new Guid(build, 0, 0, new byte[8]))).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(samples, Has.All.Count.EqualTo(Suite.SampleSize));
            Assert.That(samples.SelectMany(sample => sample).Distinct(), Is.EquivalentTo(names), "sooner or later all");
            Assert.That(
                Suite.Sample(names.Reverse(), new Guid(7, 0, 0, new byte[8])), Is.EquivalentTo(samples[7]), "the same build the same ones");
        }
    }

    /// <summary>The committed table is what was measured.</summary>
    [Test]
    public void The_table_is_up_to_date()
    {
        const string Committed = "build/ContractDiff/mutations.md";
        var table = OutcomeTable.Of(Suite.Outcomes);
        var written = Path.Combine(TestContext.CurrentContext.WorkDirectory, "mutations.md");
        File.WriteAllText(written, table);
        var committed = File.ReadAllText(Path.Combine(RepositoryFolder.Path, Committed)).ReplaceLineEndings("\n");
        Assert.That(committed, Is.EqualTo(table), $"Look at what changed, then: cp '{written}' {Committed}");
    }
}
