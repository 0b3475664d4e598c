using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares how much the service promises of an operation or a property (<c>x-stability-level</c>).</summary>
internal static class StabilityComparison
{
    // From the least to the most; without a level everything is stable.
    private static readonly string[] Levels = ["draft", "alpha", "beta", "stable"];

    /// <summary>Whether the level promises nothing, so that changes are no breach of it.</summary>
    public static bool PromisesNothing(Operation operation) => operation.Stability.Text() is "draft" or "alpha";

    /// <param name="pair">What to report to.</param>
    /// <param name="name">What the level is of.</param>
    /// <param name="before">The old level; null if it is not given.</param>
    /// <param name="after">The new level.</param>
    /// <param name="baseOwner">What had the old level.</param>
    /// <param name="headOwner">What has the new level.</param>
    public static void Compare(ComparedPair pair, string name, Node? before, Node? after, Node baseOwner, Node headOwner)
    {
        if (before.SameAs(after))
            return;
        if ((Level(before) < 0 ? before : Level(after) < 0 ? after : null) is { } invalid)
        {
            pair.Add(OperationRules.StabilityInvalid, before ?? baseOwner, after ?? headOwner, $"{name} has the stability level {invalid.ToJson()}.", before?.ToJson(), after?.ToJson());
            return;
        }
        var (old, current) = (Level(before), Level(after));
        if (old != current)
        {
            pair.Add(current < old ? OperationRules.StabilityDecreased : OperationRules.StabilityIncreased, before ?? baseOwner, after ?? headOwner,
                $"The stability level of {name} is {Levels[current]} now, no longer {Levels[old]}.", Levels[old], Levels[current]);
        }
    }

    private static int Level(Node? stability) => stability is null ? Levels.Length - 1 : Array.IndexOf(Levels, stability.Text());
}
