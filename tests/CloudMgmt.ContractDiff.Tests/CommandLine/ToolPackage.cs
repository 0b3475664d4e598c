using System.Reflection;
using CloudMgmt.ContractDiff.CommandLine;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.CommandLine;

/// <summary>The package of the tool.</summary>
internal static class ToolPackage
{
    // MSBuild takes every variable for a property: only those stay that programs need to run at all.
    private static readonly string[] Needed =
    [
        "PATH", "HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "ProgramData", "SystemRoot", "TMPDIR", "TEMP", "TMP", "DOTNET_ROOT",
        "DOTNET_CLI_HOME",
    ];

    private static readonly Lazy<Workspace> Packed = new(Pack);

    /// <summary>The folder of the package, packed once for all tests from the tool as it was built for them.</summary>
    public static string Folder => Packed.Value.PathOf("packages");

    /// <summary>Deletes the package.</summary>
    public static void Delete()
    {
        if (Packed.IsValueCreated)
            Packed.Value.Dispose();
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

    // What packing writes goes elsewhere, because others may pack at the same time.
    private static Workspace Pack()
    {
        var configuration = typeof(Cli).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var workspace = new Workspace();
        Dotnet(
            workspace, "pack", Path.Combine(RepositoryFolder.Path, "build", "ContractDiff"), "-c", configuration, "--no-build", "-o",
            workspace.PathOf("packages"), "-v", "quiet", "--nologo", "-nodeReuse:false", $"-p:PublishDir={workspace.PathOf("publish")}/",
            $"-p:NuspecOutputPath={workspace.PathOf("nuspec")}/");
        return workspace;
    }
}
