using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Hunting;

/// <summary>A short hunt in every run; what a long one found is among the verdicts.</summary>
internal sealed class HuntTests
{
    private const int Pairs = 600;

    [TestCase(1)]
    [TestCase(2)]
    public void No_break_is_missed_and_none_is_made_up(int seed)
    {
        var hunt = new SchemaHunt(seed);
        var doubts = hunt.Run(pairs => pairs < Pairs).ToList();
        Assert.That(doubts, Is.Empty);
        // Otherwise nothing was judged.
        Assert.That(hunt.Breaks, Is.GreaterThan(Pairs / 10));
    }
}
