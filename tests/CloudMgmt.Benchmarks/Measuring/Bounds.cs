namespace CloudMgmt.Benchmarks;

/// <summary>
/// What the client of this repository may cost in a case, as a multiple of the hand-written one; null where nothing is promised.
/// </summary>
internal sealed record Target(double? Cpu = null, double? Allocated = null, bool NoMoreCpuThanStock = false);

/// <summary>The promises. CPU time depends too much on what else a machine does to fail a build for it; allocations do not.</summary>
internal static class Bounds
{
    // A small call is all overhead. Errors, credentials, deadline and retries may not cost more than what the short way to HttpClient and
    // the generated readers save; and the fastest stock client is what a user may come from.
    public static readonly Target SmallGet = new(Cpu: 1.1, Allocated: 0.72, NoMoreCpuThanStock: true);

    // Its answer is too short for much to be saved in reading it.
    public static readonly Target SmallPost = new(Cpu: 1.2, Allocated: 0.62, NoMoreCpuThanStock: true);

    // Each call for itself is as the small one; together they meet in locks.
    public static readonly Target Concurrent = new(Cpu: 1.15, NoMoreCpuThanStock: true);

    // A large call is all parsing, where reading by reflection, as the hand-written client does, leaves much to win. What is allocated is
    // little more than the models and, half of it, their texts.
    public static readonly Target LargeCall = new(Cpu: 0.35, Allocated: 0.6, NoMoreCpuThanStock: true);

    public static readonly Target FirstCall = new(Cpu: 0.95);

    // Rows are values, a value that comes again is one string, and a time is kept as a number: what is left is the texts themselves.
    public static readonly Target Rows = new(Cpu: 0.8, Allocated: 0.6);

    // Resumption and progress must cost nothing that one sees: the same calls, and the same rows.
    public static readonly Target Export = new(Cpu: 1, Allocated: 1.02);

    /// <summary>The bounds of allocation that do not hold, a line each.</summary>
    public static IReadOnlyList<string> Broken(IReadOnlyList<Result> results)
        => [.. results.Where(result => result.Client == UsersClients.Sdk).Select(Check).OfType<string>()];

    private static string? Check(Result result)
    {
        var ratio = result.Ratio(sample => sample.AllocatedBytes);
        return ratio > result.Contest.Target.Allocated
            ? FormattableString.Invariant(
                $"{result.Contest.Name}: {ratio:0.00} times the allocations of the hand-written client; at most {result.Contest.Target.Allocated:0.00} are allowed.")
            : null;
    }
}
