using System.Collections.Concurrent;
using System.Reflection;
using CloudMgmt.CodeGeneration;
using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Comparison;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.ContractDiff.Tests.Mutations.Measuring;

namespace CloudMgmt.ContractDiff.Tests.Mutations;

/// <summary>A mutation with what the tool says of it, and what it really does.</summary>
/// <param name="Mutation">The mutation.</param>
/// <param name="Predicted">What the tool says.</param>
/// <param name="Measured">What it really does: measured in this run or, of the very same, in an earlier one.</param>
internal sealed record Outcome(Mutation Mutation, DocumentReport Predicted, Measurement Measured)
{
    /// <summary>What an earlier run measured, where this one measured as well.</summary>
    public Measurement? Before { get; init; }

    public IEnumerable<Verdict> Predictions => [Predicted.Source, Predicted.Binary];
}

/// <summary>
/// Predicts all mutations, once for all tests, and measures those of which something changed since they were measured last, and a sample
/// of the others; with <c>CLOUDMGMT_MEASURE=all</c> in the environment, all. What was measured is kept for the next run.
/// </summary>
internal static class Suite
{
    /// <summary>How many are measured again although nothing changed.</summary>
    public const int SampleSize = 10;

    /// <summary>Where the measurements are kept, from the root of the repository.</summary>
    public const string MeasurementsFile = "tests/CloudMgmt.ContractDiff.Tests/Mutations/measurements.json";

    private static readonly string KeptIn = Path.Combine(RepositoryFolder.Path, MeasurementsFile);
    private static readonly Lazy<IReadOnlyDictionary<Mutation, Task<Outcome>>> LazyRuns = new(Start);

    public static IReadOnlyList<Outcome> Outcomes => [.. MutationTable.All.Select(Of)];

    /// <summary>What was measured again although it had been measured before.</summary>
    public static IReadOnlyList<Outcome> MeasuredAgain => [.. Outcomes.Where(outcome => outcome.Before is not null)];

    /// <exception cref="Exception">The mutation could not be measured.</exception>
    public static Outcome Of(Mutation mutation) => LazyRuns.Value[mutation].GetAwaiter().GetResult();

    private static IReadOnlyDictionary<Mutation, Task<Outcome>> Start()
    {
        var inputs = new Inputs(RepositoryFolder.Path);
        var laboratories = new Repository(RepositoryFolder.Path).Apis.ToDictionary(api => api.Name, api => (Laboratory: new Laboratory(api), Inputs: inputs.Of(api)));
        var kept = KeptMeasurements.Read(KeptIn);
        var planned = MutationTable.All.AsParallel().AsOrdered().Select(mutation => Plan(mutation, laboratories[mutation.Api].Laboratory, laboratories[mutation.Api].Inputs, kept)).ToList();
        var sample = Environment.GetEnvironmentVariable("CLOUDMGMT_MEASURE") == "all" ? [.. planned] : Sample(planned);
        var outcomes = new ConcurrentDictionary<Mutation, Task<Outcome>>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.ForEach(planned, options, plan => outcomes[plan.Mutation] = Try(() => Carry(plan, laboratories[plan.Mutation.Api].Laboratory, sample.Contains(plan))));
        WholeRun.Say(Keep(kept, planned, outcomes));
        return outcomes;
    }

    private static Plan Plan(Mutation mutation, Laboratory laboratory, IReadOnlyDictionary<string, string> inputs, KeptMeasurements kept)
    {
        var (before, after) = laboratory.Specs(mutation);
        var key = new MeasurementKey(mutation.ToString(), mutation.Api, Inputs.Hash(before, after, mutation.Wire.ToString()), inputs);
        return new(mutation, before, after, key, kept.Find(key));
    }

    // Each build of these tests measures others again, and the same build always the same ones: it needs no clock, and what fails fails again.
    private static HashSet<Plan> Sample(IEnumerable<Plan> planned)
    {
        var seed = Assembly.GetExecutingAssembly().ManifestModule.ModuleVersionId;
        return [.. planned.Where(plan => plan.Kept is not null).OrderBy(plan => Inputs.Hash($"{seed}", plan.Key.Mutation), StringComparer.Ordinal).Take(SampleSize)];
    }

    private static Outcome Carry(Plan plan, Laboratory laboratory, bool isSampled)
        => isSampled || plan.Kept is null
            ? new(plan.Mutation, Predict(plan.Base, plan.Head), laboratory.Measure(plan.Base, plan.Head, plan.Mutation.Wire)) { Before = plan.Kept }
            : new(plan.Mutation, Predict(plan.Base, plan.Head), plan.Kept);

    private static DocumentReport Predict(string before, string after)
        => DocumentComparison.Compare(Compare.Load(before, "base.json"), Compare.Load(after, "head.json"), TimeProvider.System);

    // One that fails must not hide the others.
    private static Task<Outcome> Try(Func<Outcome> run)
    {
        try
        {
            return Task.FromResult(run());
        }
        catch (Exception exception)
        {
            return Task.FromException<Outcome>(exception);
        }
    }

    // Says what was measured, and why. What was kept is never overwritten by another measurement of the very same: that is for a person to look at.
    private static string Keep(KeptMeasurements kept, List<Plan> planned, ConcurrentDictionary<Mutation, Task<Outcome>> outcomes)
    {
        var (known, again) = (planned.Count(plan => plan.Kept is not null), outcomes.Values.Count(run => run is { IsCompletedSuccessfully: true, Result.Before: not null }));
        if (known == planned.Count)
            return $"{again} of {planned.Count} mutations were measured again; the others are as {MeasurementsFile} says, since nothing that they depend on has changed.";
        KeptMeasurements.Write(KeptIn, [.. planned.Where(plan => outcomes[plan.Mutation].IsCompletedSuccessfully).Select(plan => (plan.Key, plan.Kept ?? outcomes[plan.Mutation].Result.Measured))]);
        var changed = planned.Where(plan => plan.Kept is null).SelectMany(plan => kept.Changed(plan.Key).DefaultIfEmpty("specs")).Distinct().Order(StringComparer.Ordinal);
        return $"{planned.Count - known + again} of {planned.Count} mutations were measured, since this changed: {string.Join(", ", changed)}. They are kept in {MeasurementsFile}: commit it.";
    }
}

/// <summary>A mutation with all that its measurement depends on, and what was measured of it before.</summary>
internal sealed record Plan(Mutation Mutation, string Base, string Head, MeasurementKey Key, Measurement? Kept);
