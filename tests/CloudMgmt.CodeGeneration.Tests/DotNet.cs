using CloudMgmt.ContractDiff.Tests.Generation;
using CloudMgmt.OpenApi.Processes;

namespace CloudMgmt.CodeGeneration;

/// <summary>
/// Starts dotnet with what finds programs and packages, and nothing else of the environment: MSBuild takes every variable for a property,
/// starts no program when TMPDIR has a space, and speaks the language of the machine.
/// </summary>
internal static class DotNet
{
    private static readonly string[] Kept =
    [
        "PATH", "HOME", "DOTNET_ROOT", "DOTNET_CLI_HOME", "http_proxy", "https_proxy", "no_proxy", "SSL_CERT_DIR", "SSL_CERT_FILE",
        "SystemRoot", "ComSpec", "PATHEXT", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "ProgramData", "ProgramFiles", "ProgramFiles(x86)",
        "TEMP", "TMP",
    ];

    private static readonly Dictionary<string, string?> Set = new()
    {
        ["DOTNET_NOLOGO"] = "true",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "true",
        ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
        // The packages are where the build of the tests had them.
        ["NUGET_PACKAGES"] = Path.GetFullPath("../../../../..", NSwagHost.Tool),
        ["NuGetAudit"] = "false",
        // The build of the solution did that.
        ["RunAnalyzers"] = "false",
        // Nothing goes on running when the tests are over.
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["UseSharedCompilation"] = "false",
        // What ends soon does not pay to be compiled better.
        ["DOTNET_TieredPGO"] = "0",
    };

    public static ProcessResult Run(string folder, params string[] arguments) => RunWith([], folder, arguments);

    public static ProcessResult RunWith(Dictionary<string, string?> environment, string folder, params string[] arguments)
    {
        var variables = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Except(Kept, StringComparer.OrdinalIgnoreCase).ToDictionary(name => name, _ => (string?)null);
        foreach (var (name, value) in Set.Concat(environment))
            variables[name] = value;
        return new ChildProcess(ChildProcess.DotNetHost, arguments, folder) { Environment = variables }.Run();
    }
}
