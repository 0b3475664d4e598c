using System.Collections.Concurrent;
using System.Reflection;
using CloudMgmt.CodeGeneration;
using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.ContractDiff.Tests.Generation;
using CloudMgmt.ContractDiff.Tests.Mutations.Measuring;

namespace CloudMgmt.ContractDiff.Tests.Mutations;

/// <summary>A mutation with what the tool says of it, and what it really does.</summary>
/// <param name="Mutation">The mutation.</param>
/// <param name="Predicted">What the tool says.</param>
/// <param name="Kept">What an earlier run measured of the very same; null if none did.</param>
/// <param name="Anew">What this run measured; null if it took what is kept.</param>
internal sealed record Outcome(Mutation Mutation, DocumentReport Predicted, Measurement? Kept, Measurement? Anew)
{
    /// <summary>What it really does.</summary>
    public Measurement Measured => Anew ?? Kept!;

    public IEnumerable<Verdict> Predictions => [Predicted.Source, Predicted.Binary];
}

/// <summary>
/// Predicts all mutations, once for all tests, and measures those of which something changed since they were measured last, and a sample
/// of the others; with <c>CLOUDMGMT_MEASURE=all</c> in the environment, all. What was measured is kept for the next run.
/// </summary>
internal static class Suite
{
    /// <summary>How many are measured again although nothing changed.</summary>
    public const int SampleSize = 3;

    /// <summary>Where the measurements are kept, from the root of the repository.</summary>
    public const string MeasurementsFile = "tests/CloudMgmt.ContractDiff.Tests/Mutations/measurements.json";

    private static readonly string KeptIn = Path.Combine(RepositoryFolder.Path, MeasurementsFile);
    private static readonly Lazy<IReadOnlyDictionary<Mutation, Task<Outcome>>> LazyRuns = new(Run);

    public static IReadOnlyList<Outcome> Outcomes => [.. MutationTable.All.Select(Of)];

    /// <exception cref="Exception">The mutation could not be measured.</exception>
    public static Outcome Of(Mutation mutation) => LazyRuns.Value[mutation].GetAwaiter().GetResult();

    /// <summary>
    /// Which of the known ones are measured again: each build of these tests takes others, and the same build always the same ones, so
    /// that it needs no clock, and what fails fails again.
    /// </summary>
    public static HashSet<string> Sample(IEnumerable<string> known, Guid build)
        => [.. known.OrderBy(name => Inputs.Hash($"{build}", name), StringComparer.Ordinal).Take(SampleSize)];

    private static IReadOnlyDictionary<Mutation, Task<Outcome>> Run()
    {
        var kept = KeptMeasurements.Read(KeptIn);
        var inputs = new Inputs(RepositoryFolder.Path);
        var planned = new Repository(RepositoryFolder.Path).Apis.Where(api => !api.Foreign).AsParallel()
            .SelectMany(api => Plan(api, inputs.Of(api), kept)).ToList();
        var known = planned.Where(plan => plan.Kept is not null).Select(plan => plan.Key.Mutation).ToList();
        var again = Environment.GetEnvironmentVariable("CLOUDMGMT_MEASURE") == "all"
            ? [.. known]
            : Sample(known, Assembly.GetExecutingAssembly().ManifestModule.ModuleVersionId);
        var outcomes = new ConcurrentDictionary<Mutation, Task<Outcome>>();
        Parallel.ForEach(
            planned,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            plan => outcomes[plan.Mutation] = Try(() => Carry(plan, plan.Kept is null || again.Contains(plan.Key.Mutation))));
        WholeRun.Say(Keep(kept, planned, outcomes));
        return outcomes;
    }

    private static IEnumerable<Plan> Plan(Api api, IReadOnlyDictionary<string, string> inputs, KeptMeasurements kept)
    {
        var laboratory = new Laboratory(api);
        var documents = new ConcurrentDictionary<string, string>();
        foreach (var mutation in MutationTable.All.Where(mutation => mutation.Api == api.Name))
        {
            var (before, after) = laboratory.Specs(mutation);
            var clients = new[] { before, after }
                .Select(spec => documents.GetOrAdd(spec, text => ClientGenerator.Documents(api, text)));
            var key = new MeasurementKey(mutation.ToString(), api.Name, Inputs.Hash([.. clients, mutation.Wire.ToString()]), inputs);
            yield return new(mutation, laboratory, before, after, key, kept.Find(key));
        }
    }

    private static Outcome Carry(Plan plan, bool measures)
        => new(
            plan.Mutation,
            DocumentComparison.Compare(Compare.Load(plan.Base, "base.json"), Compare.Load(plan.Head, "head.json"), TimeProvider.System),
            plan.Kept,
            measures ? plan.Laboratory.Measure(plan.Base, plan.Head, plan.Mutation.Wire) : null);

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

    /// <summary>
    /// Writes what is new. What is kept is never replaced by another measurement of the very same: that is for a person to look at.
    /// </summary>
    /// <returns>What was measured, and why.</returns>
    private static string Keep(KeptMeasurements kept, List<Plan> planned, ConcurrentDictionary<Mutation, Task<Outcome>> outcomes)
    {
        var done = planned.Where(plan => outcomes[plan.Mutation].IsCompletedSuccessfully)
            .Select(plan => (plan.Key, outcomes[plan.Mutation].Result))
            .OrderBy(entry => entry.Key.Mutation, StringComparer.Ordinal)
            .ToList();
        var count = $"{done.Count(entry => entry.Result.Anew is not null)} of {planned.Count} mutations were measured";
        var fresh = planned.Where(plan => plan.Kept is null).ToList();
        if (fresh.Count == 0)
            return $"{count} again; nothing that the others depend on has changed since they were.";
        KeptMeasurements.Write(KeptIn, [.. done.Select(entry => (entry.Key, entry.Result.Kept ?? entry.Result.Measured))]);
        var changed = fresh.SelectMany(plan => kept.Changed(plan.Key).DefaultIfEmpty("specs")).Distinct().Order(StringComparer.Ordinal);
        return $"{count}, since this changed: {string.Join(", ", changed)}. They are kept in {MeasurementsFile}: commit it.";
    }
}

/// <summary>A mutation with all that its measurement depends on, and what was measured of it before.</summary>
internal sealed record Plan(Mutation Mutation, Laboratory Laboratory, string Base, string Head, MeasurementKey Key, Measurement? Kept);
