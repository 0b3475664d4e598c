using System.Diagnostics;
using CloudMgmt.OpenApi.Processes;

namespace CloudMgmt.Benchmarks;

/// <summary>Starts this program once more, for another role. What it complains of is seen at the console.</summary>
internal static class OwnProcess
{
    public static Process Start(params string[] arguments)
        => new ChildProcess(
            Environment.ProcessPath!, [typeof(OwnProcess).Assembly.Location, .. arguments], Environment.CurrentDirectory)
            .Converse(Console.Error);
}
