namespace CloudMgmt.Benchmarks;

/// <summary>What was measured of one client in one case: its rounds, and those of the first client, which it is compared with.</summary>
internal sealed record Result(Contest Contest, string Client, int Calls, IReadOnlyList<Sample> Samples, IReadOnlyList<Sample> Reference)
{
    public double Median(Func<Sample, double> figure) => Median(Samples.Select(figure));

    /// <summary>The median of the ratios round by round, so that a slow spell of the machine hits both sides of a ratio.</summary>
    public double Ratio(Func<Sample, double> figure) => Median(Samples.Zip(Reference, (own, other) => figure(own) / figure(other)));

    private static double Median(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
