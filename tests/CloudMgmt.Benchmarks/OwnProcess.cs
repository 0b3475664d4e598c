using System.Diagnostics;

namespace CloudMgmt.Benchmarks;

/// <summary>Starts this program once more, for another role.</summary>
internal static class OwnProcess
{
    public static Process Start(params string[] arguments)
        => Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(OwnProcess).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
}
