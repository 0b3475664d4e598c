using System.IO.Compression;
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
        using (var package = ZipFile.OpenRead(Directory.GetFiles(ToolPackage.Folder, "CloudMgmt.ContractDiff.*.nupkg").Single()))
        {
            Assert.That(
                package.Entries.Select(entry => entry.FullName),
                Is.SupersetOf((string[])["README.md", "icon.png", "contract-diff.schema.json"]));
        }

        // Packages of its own, because NuGet takes a version that it unpacked before for granted.
        ToolPackage.Dotnet(
            _workspace, "tool", "install", "CloudMgmt.ContractDiff", "--tool-path", _workspace.PathOf("tool"), "--source",
            ToolPackage.Folder);
        _workspace.Write("work/base.yaml", Workspace.Document("GET /a", "GET /b"));
        _workspace.Write("work/head.yaml", Workspace.Document("GET /a"));
        var result = Workspace.Execute(_workspace.PathOf("tool/contract-diff"), _workspace.PathOf("work"), ["base.yaml", "head.yaml"]);
        Assert.That(result.ExitCode, Is.EqualTo(1), result.Errors);
        Assert.That(result.Output, Does.StartWith("base.yaml → head.yaml\n").And.Contains("GET /b is gone."));
        Assert.That(
            Workspace.Execute(_workspace.PathOf("tool/contract-diff"), _workspace.Folder, ["--help"]).Output,
            Does.Contain("  contract-diff [<documents>...]"));
    }
}
