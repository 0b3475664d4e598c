namespace CloudMgmt.Benchmarks;

/// <summary>One case, done by several clients; the first is what the others are measured by.</summary>
internal sealed record Contest(string Name, IReadOnlyList<Contestant> Contestants)
{
    /// <summary>The calls of a round, where one call is long enough for it; otherwise they are counted by trial.</summary>
    public int? Calls { get; init; }

    /// <summary>Whether rounds before those that count make a difference.</summary>
    public bool WarmsUp { get; init; } = true;

    public Target Target { get; init; } = new();
}

/// <summary>A client in a case.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MeasureAsync">Makes so many calls.</param>
internal sealed record Contestant(string Name, Func<int, Task<Sample>> MeasureAsync)
{
    public static Contestant InThisProcess(string name, Func<int, Task> callAsync) => new(name, async calls =>
    {
        // Nobody pays for the garbage of another.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var start = Usage.Now();
        await callAsync(calls);
        return Usage.Now().Since(start, calls);
    });
}
