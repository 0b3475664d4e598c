using System.IO.Compression;
using System.Reflection;
using CloudMgmt.ContractDiff.CommandLine;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.CommandLine;

/// <summary>The tool as somebody gets it: packed, installed in an empty folder, and run.</summary>
internal sealed class ToolPackageTests
{
    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp() => _workspace = new();

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [Test]
    public void Can_be_installed_and_run()
    {
        var packages = Pack();
        using (var package = ZipFile.OpenRead(Directory.GetFiles(packages, "CloudMgmt.ContractDiff.*.nupkg").Single()))
            Assert.That(package.Entries.Select(entry => entry.FullName), Is.SupersetOf((string[])["README.md", "icon.png", "contract-diff.schema.json"]));

        // Packages of its own, because NuGet takes a version that it unpacked before for granted.
        Dotnet("tool", "install", "CloudMgmt.ContractDiff", "--tool-path", _workspace.PathOf("tool"), "--source", packages);
        _workspace.Write("work/base.yaml", Workspace.Document("GET /a", "GET /b"));
        _workspace.Write("work/head.yaml", Workspace.Document("GET /a"));
        var result = Workspace.Execute(_workspace.PathOf("tool/contract-diff"), _workspace.PathOf("work"), ["base.yaml", "head.yaml"]);
        Assert.That(result.ExitCode, Is.EqualTo(1), result.Errors);
        Assert.That(result.Output, Does.StartWith("base.yaml → head.yaml\n").And.Contains("GET /b is gone."));
        Assert.That(Workspace.Execute(_workspace.PathOf("tool/contract-diff"), _workspace.Folder, ["--help"]).Output, Does.Contain("  contract-diff [<documents>...]"));
    }

    // As it was built for these tests. What packing writes goes elsewhere, because others may pack at the same time.
    private string Pack()
    {
        var configuration = typeof(Cli).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var packages = _workspace.PathOf("packages");
        Dotnet(
            "pack", Path.Combine(RepositoryFolder.Path, "build", "ContractDiff"), "-c", configuration, "--no-build", "-o", packages,
            "-v", "quiet", "--nologo", "-nodeReuse:false", $"-p:PublishDir={Folder("publish")}", $"-p:NuspecOutputPath={Folder("nuspec")}");
        return packages;
    }

    private string Folder(string name) => $"{_workspace.PathOf(name)}/";

    private void Dotnet(params string[] arguments)
    {
        var result = Workspace.Execute("dotnet", _workspace.Folder, arguments, Environment());
        Assert.That(result.ExitCode, Is.Zero, $"{result.Output}{result.Errors}");
    }

    // MSBuild takes every variable for a property: only those stay that programs need to run at all.
    private Dictionary<string, string?> Environment()
    {
        string[] needed =
        [
            "PATH", "HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "ProgramData", "SystemRoot", "TMPDIR", "TEMP", "TMP", "DOTNET_ROOT", "DOTNET_CLI_HOME",
        ];
        var environment = System.Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Except(needed, StringComparer.OrdinalIgnoreCase).ToDictionary(name => name, _ => (string?)null);
        environment["NUGET_PACKAGES"] = _workspace.PathOf("unpacked");
        environment["DOTNET_NOLOGO"] = "1";
        return environment;
    }
}
