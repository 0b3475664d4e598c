using System.Diagnostics;

namespace CloudMgmt.Benchmarks;

/// <summary>What this process has used so far.</summary>
internal readonly record struct Usage(long Timestamp, TimeSpan Cpu, long AllocatedBytes)
{
    // Not Process.TotalProcessorTime, which Linux gives in steps of 10 ms.
    public static Usage Now() => new(Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true));

    public Sample Since(Usage start, int calls) => new(
        Stopwatch.GetElapsedTime(start.Timestamp, Timestamp).TotalMicroseconds / calls,
        (Cpu - start.Cpu).TotalMicroseconds / calls,
        (double)(AllocatedBytes - start.AllocatedBytes) / calls);
}

/// <summary>The figures of one round, each per call.</summary>
internal readonly record struct Sample(double WallMicroseconds, double CpuMicroseconds, double AllocatedBytes);
