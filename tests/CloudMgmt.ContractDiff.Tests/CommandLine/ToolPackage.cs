using System.Reflection;
using CloudMgmt.ContractDiff.CommandLine;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.CommandLine;

/// <summary>The package of the tool, made for a test.</summary>
internal static class ToolPackage
{
    // MSBuild takes every variable for a property: only those stay that programs need to run at all.
    private static readonly string[] Needed =
    [
        "PATH", "HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "ProgramData", "SystemRoot", "TMPDIR", "TEMP", "TMP", "DOTNET_ROOT",
        "DOTNET_CLI_HOME",
    ];

    /// <summary>Packs the tool as it was built for these tests. What packing writes goes elsewhere,
    /// because others may pack at the same time.</summary>
    /// <returns>The folder of the package.</returns>
    public static string Pack(Workspace workspace)
    {
        var configuration = typeof(Cli).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var packages = workspace.PathOf("packages");
        Dotnet(
            workspace, "pack", Path.Combine(RepositoryFolder.Path, "build", "ContractDiff"), "-c", configuration, "--no-build", "-o",
            packages,
            "-v", "quiet", "--nologo", "-nodeReuse:false", $"-p:PublishDir={workspace.PathOf("publish")}/",
            $"-p:NuspecOutputPath={workspace.PathOf("nuspec")}/");
        return packages;
    }

    public static void Dotnet(Workspace workspace, params string[] arguments)
    {
        var result = Workspace.Execute("dotnet", workspace.Folder, arguments, Environment(workspace));
        Assert.That(result.ExitCode, Is.Zero, $"{result.Output}{result.Errors}");
    }

    /// <summary>Variables for dotnet, with packages of its own, because NuGet takes a version that it
    /// unpacked before for granted.</summary>
    public static Dictionary<string, string?> Environment(Workspace workspace)
    {
        var environment = System.Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Except(Needed, StringComparer.OrdinalIgnoreCase).ToDictionary(name => name, _ => (string?)null);
        environment["NUGET_PACKAGES"] = workspace.PathOf("unpacked");
        environment["DOTNET_NOLOGO"] = "1";
        return environment;
    }
}
