using Moq;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace CloudMgmt.Core.Tests;

[CancelAfter(60_000)]
internal sealed class KeptApartTests
{
    private const int Rounds = 300;
    private static readonly ITest SharedTest = TestOf<Shared>();
    private static readonly ITest AloneTest = TestOf<Alone>();
    private readonly KeptApartAttribute _keptApart = new();
    private int _running;

    [Test]
    public void A_fixture_that_is_not_parallelizable_runs_with_no_other()
    {
        using var over = new CancellationTokenSource();
        var others = Enumerable.Range(0, 2).Select(_ => new Thread(() =>
        {
            while (!over.IsCancellationRequested)
                Run(SharedTest);
        })).ToList();
        others.ForEach(thread => thread.Start());

        var most = Enumerable.Range(0, Rounds).Max(_ => Run(AloneTest));
        over.Cancel();
        others.ForEach(thread => thread.Join());

        Assert.That(most, Is.EqualTo(1));
    }

    private static ITest TestOf<TFixture>() => Mock.Of<ITest>(test => test.TypeInfo == new TypeWrapper(typeof(TFixture)));

    private int Run(ITest test)
    {
        _keptApart.BeforeTest(test);
        Interlocked.Increment(ref _running);
        Thread.Yield();
        var running = Volatile.Read(ref _running);
        Interlocked.Decrement(ref _running);
        _keptApart.AfterTest(test);
        return running;
    }

    private sealed class Shared;

    [NonParallelizable]
    private sealed class Alone;
}
