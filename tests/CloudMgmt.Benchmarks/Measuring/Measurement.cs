using System.Diagnostics;

namespace CloudMgmt.Benchmarks;

/// <summary>
/// Measures a case in rounds. In each, every client has its turn in a new order, so that what else the machine does hits all alike.
/// </summary>
internal static class Measurement
{
    // The same orders in every run.
    private const int Seed = 20260101;

    public static async Task<IReadOnlyList<Result>> RunAsync(Contest contest, Plan plan)
    {
        var calls = contest.Calls ?? 1;
        if (contest.WarmsUp)
        {
            await WarmUpAsync(contest, plan.WarmUp / 2, calls);
            calls = contest.Calls ?? await CountCallsAsync(contest.Contestants[0], plan.Round);
            await WarmUpAsync(contest, plan.WarmUp / 2, calls);
        }
        var samples = contest.Contestants.ToDictionary(contestant => contestant, _ => new List<Sample>());
        var random = new Random(Seed);
        for (var round = 0; round < plan.Rounds; round++)
        {
            foreach (var contestant in contest.Contestants.Shuffle(random))
                samples[contestant].Add(await contestant.MeasureAsync(calls));
        }
        return [
            .. contest.Contestants.Select(
                contestant => new Result(contest, contestant.Name, calls, samples[contestant], samples[contest.Contestants[0]])),
        ];
    }

    private static async Task WarmUpAsync(Contest contest, TimeSpan each, int calls)
    {
        var start = Stopwatch.GetTimestamp();
        do
        {
            foreach (var contestant in contest.Contestants)
                await contestant.MeasureAsync(calls);
        }
        while (Stopwatch.GetElapsedTime(start) < each * contest.Contestants.Count);
    }

    private static async Task<int> CountCallsAsync(Contestant contestant, TimeSpan round)
    {
        var calls = 1;
        while (true)
        {
            var microseconds = (await contestant.MeasureAsync(calls)).CpuMicroseconds;
            var wanted = (int)Math.Clamp(round.TotalMicroseconds / microseconds, 1, 100_000);
            if (wanted <= calls * 2)
                return wanted;
            calls = Math.Min(wanted, calls * 10);
        }
    }

    private static T[] Shuffle<T>(this IEnumerable<T> items, Random random)
    {
        T[] shuffled = [.. items];
        random.Shuffle(shuffled);
        return shuffled;
    }
}
