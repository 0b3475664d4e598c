using System.Text.Json;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Jobs;

/// <summary>The first command of the README packs what this solution filter lists.</summary>
internal sealed class PackageProjectsTests
{
    [Test]
    public void The_solution_filter_lists_every_project_that_is_a_package_and_no_other()
    {
        using var filter = JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryFolder.Path, "build", "Packages.slnf")));
        var listed = filter.RootElement.GetProperty("solution").GetProperty("projects").EnumerateArray().Select(project => project.GetString());
        Assert.That(listed, Is.EquivalentTo(PackageProjects()));
    }

    private static IEnumerable<string> PackageProjects()
        => from folder in (string[])["build", "overrides", "tests"]
           from project in Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Path, folder), "*.csproj", SearchOption.AllDirectories)
           let text = File.ReadAllText(project)
           where text.Contains("Library.props\"", StringComparison.Ordinal) || text.Contains("Package.props\"", StringComparison.Ordinal)
           select Path.GetRelativePath(RepositoryFolder.Path, project).Replace('\\', '/');
}
