using CloudMgmt.ContractDiff.Comparison;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Comparison;

internal sealed class RootSetTests
{
    private const int Count = 1_000;

    // Of a thousand roots some thirty are few, and more are many.
    [Test]
    public void Holds_what_was_added_in_order([Values(0, 1, 2, 31, 32, 40, 1_000)] int number)
    {
        var indexes = Enumerable.Range(0, number).Select(index => index * 7 % Count).Distinct().ToList();
        Assert.That(Of(indexes).Indexes, Is.EqualTo(indexes.Order()));
    }

    [Test]
    public void Takes_another_set_and_says_whether_it_grew([Values(1, 20, 40, 500)] int one, [Values(1, 20, 40, 500)] int other)
    {
        var (first, second) = (Enumerable.Range(0, one).ToList(), Enumerable.Range(10, other).ToList());
        var set = Of(first);
        Assert.That(set.Unite(Of(second)), Is.EqualTo(second.Except(first).Any()));
        Assert.That(set.Indexes, Is.EqualTo(first.Union(second).Order()));
        Assert.That(set.Unite(Of(second)), Is.False);
    }

    private static RootSet Of(IEnumerable<int> indexes)
    {
        var set = new RootSet(Count);
        foreach (var index in indexes)
        {
            set.Add(index);
            set.Add(index);
        }
        return set;
    }
}
