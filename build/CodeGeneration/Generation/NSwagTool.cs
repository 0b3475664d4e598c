using System.Diagnostics;

namespace CloudMgmt.CodeGeneration;

/// <summary>NSwag's command line tool. It comes with the packages of this project; whoever runs the generator says where it lies (see NSwag.targets).</summary>
internal sealed class NSwagTool(string? path) : INSwag
{
    private readonly string _path = File.Exists(path) ? path : throw new ProblemException(
        ProblemIds.NSwagUnavailable,
        new SourceLocation("build/CodeGeneration/CodeGeneration.csproj"),
        path is null ? "the option --nswag must tell where NSwag's dotnet-nswag.dll is." : $"there is no NSwag at {path}; restore this project.");

    public string Version => FileVersionInfo.GetVersionInfo(_path).ProductVersion ?? "";

    public ProcessResult Run(string configuration, string variables)
        => ChildProcess.Run(ChildProcess.DotNetHost, [_path, "run", configuration, $"/variables:{variables}"], Path.GetDirectoryName(configuration)!);
}
