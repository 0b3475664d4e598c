namespace CloudMgmt.Benchmarks;

/// <summary>
/// What the client of this repository may cost in a case, as a multiple of the hand-written one; null where nothing is promised.
/// </summary>
internal sealed record Target(double? Cpu = null, double? Allocated = null, bool NoMoreCpuThanStock = false);

/// <summary>The promises. CPU time depends too much on what else a machine does to fail a build for it; allocations do not.</summary>
internal static class Bounds
{
    // A small call is all overhead: errors, credentials, deadline and headers may add a fifth to what HttpClient allocates, and
    // less to its time, and a user of stock NSwag must not become slower.
    public static readonly Target SmallCall = new(Cpu: 1.15, Allocated: 1.2, NoMoreCpuThanStock: true);

    // A large call is all parsing, where reading by reflection, as the hand-written client does, leaves much to win.
    public static readonly Target LargeCall = new(Cpu: 0.45, Allocated: 0.7);

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
