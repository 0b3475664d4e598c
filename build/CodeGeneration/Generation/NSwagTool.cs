using System.ComponentModel;
using System.Diagnostics;
using CloudMgmt.OpenApi.Processes;

namespace CloudMgmt.CodeGeneration;

/// <summary>NSwag's command line tool. It comes with the packages of this project;
/// whoever runs the generator says where it lies (see NSwag.targets).</summary>
internal sealed class NSwagTool(string? path) : INSwag
{
    private static readonly Dictionary<string, string?> Settings = new()
    {
        // It ends within seconds: to profile its own code takes a third of them, and is not paid back.
        ["DOTNET_TieredPGO"] = "0",
        // So that two at a time hold less than stock NSwag does; it takes no longer. The budget is 16 MB, in hex.
        ["DOTNET_gcConcurrent"] = "0",
        ["DOTNET_GCGen0MaxBudget"] = "1000000",
        ["DOTNET_GCConserveMemory"] = "9",
    };

    private readonly string _path = File.Exists(path) ? path : throw new ProblemException(
        ProblemIds.NSwagUnavailable,
        new SourceLocation("build/CodeGeneration/CodeGeneration.csproj"),
        path is null
            ? "the option --nswag must tell where NSwag's dotnet-nswag.dll is."
            : $"there is no NSwag at {path}; restore this project.");

    public string Version => FileVersionInfo.GetVersionInfo(_path).ProductVersion ?? "";

    public ProcessResult Run(string configuration, string variables, CancellationToken cancellation)
    {
        string[] arguments = [_path, "run", configuration, $"/variables:{variables}"];
        try
        {
            return new ChildProcess(ChildProcess.DotNetHost, arguments, Path.GetDirectoryName(configuration)!)
            {
                Environment = Settings,
                Timeout = TimeSpan.FromMinutes(5),
                Cancellation = cancellation,
            }.Run();
        }
        catch (Exception exception) when (exception is Win32Exception or TimeoutException)
        {
            // The caller has something better to say about it.
            return new(-1, "", exception.Message);
        }
    }
}
