using System.Collections.Concurrent;
using CloudMgmt.CodeGeneration;
using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Comparison;
using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.Tests.Mutations;

/// <summary>A mutation with what the tool says of it, and what it really does.</summary>
internal sealed record Outcome(Mutation Mutation, DocumentReport Predicted, Measurement Measured)
{
    public IEnumerable<Verdict> Predictions => [Predicted.Source, Predicted.Binary];
}

/// <summary>Predicts and measures all mutations, once for all tests.</summary>
internal static class Suite
{
    private static readonly Lazy<IReadOnlyDictionary<Mutation, Task<Outcome>>> LazyRuns = new(Run);

    public static IReadOnlyList<Outcome> Outcomes => [.. MutationTable.All.Select(Of)];

    /// <exception cref="Exception">The mutation could not be measured.</exception>
    public static Outcome Of(Mutation mutation) => LazyRuns.Value[mutation].GetAwaiter().GetResult();

    private static IReadOnlyDictionary<Mutation, Task<Outcome>> Run()
    {
        var laboratories = new Repository(RepositoryFolder.Path).Apis.ToDictionary(api => api.Name, api => new Laboratory(api));
        var runs = new ConcurrentDictionary<Mutation, Task<Outcome>>();
        Parallel.ForEach(MutationTable.All, new ParallelOptions { MaxDegreeOfParallelism = 2 }, mutation => runs[mutation] = Try(() => Run(laboratories[mutation.Api], mutation)));
        return runs;
    }

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

    private static Outcome Run(Laboratory laboratory, Mutation mutation)
    {
        var (before, after) = laboratory.Specs(mutation);
        return new Outcome(mutation, Predict(before, after), laboratory.Measure(before, after, mutation.Wire));
    }

    private static DocumentReport Predict(string before, string after)
        => DocumentComparison.Compare(Compare.Load(before, "base.json"), Compare.Load(after, "head.json"), TimeProvider.System);
}
