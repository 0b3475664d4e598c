using System.Diagnostics;

namespace CloudMgmt.Benchmarks;

/// <summary>The server's process, seen from the one that measures.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri url) => (_process, Url) = (process, url);

    public Uri Url { get; }

    public static async Task<ServerProcess> StartAsync()
    {
        var process = OwnProcess.Start(BenchmarkServer.Command);
        var url = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start.");
        return new ServerProcess(process, new Uri(url));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
