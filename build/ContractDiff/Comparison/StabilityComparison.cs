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
    /// <param name="base">The old level; null if it is not given.</param>
    /// <param name="head">The new level.</param>
    /// <param name="baseOwner">What had the old level.</param>
    /// <param name="headOwner">What has the new level.</param>
    public static void Compare(ComparedPair pair, string name, Node? @base, Node? head, Node baseOwner, Node headOwner)
    {
        if (@base.SameAs(head))
            return;
        if ((Level(@base) < 0 ? @base : Level(head) < 0 ? head : null) is { } invalid)
        {
            pair.Add(
                OperationRules.StabilityInvalid, @base ?? baseOwner, head ?? headOwner,
                $"{name} has the stability level {invalid.ToJson()}.", @base?.ToJson(), head?.ToJson());
            return;
        }
        var (baseLevel, headLevel) = (Level(@base), Level(head));
        if (baseLevel != headLevel)
        {
            pair.Add(
                headLevel < baseLevel ? OperationRules.StabilityDecreased : OperationRules.StabilityIncreased, @base ?? baseOwner,
                head ?? headOwner,
                $"The stability level of {name} is {Levels[headLevel]} now, no longer {Levels[baseLevel]}.", Levels[baseLevel], Levels[headLevel]);
        }
    }

    private static int Level(Node? stability) => stability is null ? Levels.Length - 1 : Array.IndexOf(Levels, stability.Text());
}
