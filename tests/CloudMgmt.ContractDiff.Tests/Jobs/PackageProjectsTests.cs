using System.Text.Json;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Jobs;

/// <summary>The first command of the README packs what this solution filter lists.</summary>
internal sealed partial class PackageProjectsTests
{
    [Test]
    public void The_solution_filter_lists_every_project_that_is_a_package_and_no_other()
    {
        using var filter = JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryFolder.Path, "build", "Packages.slnf")));
        var listed = filter.RootElement.GetProperty("solution").GetProperty("projects").EnumerateArray()
            .Select(project => project.GetString());
        Assert.That(listed, Is.EquivalentTo(PackageProjects()));
    }

    private static IEnumerable<string> PackageProjects()
        => from folder in (string[])["build", "overrides", "tests"]
           from project in Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Path, folder), "*.csproj", SearchOption.AllDirectories)
           where IsPackage(project)
           select Path.GetRelativePath(RepositoryFolder.Path, project).Replace('\\', '/');

    // Whatever stands between them.
    private static bool IsPackage(string file)
        => Path.GetFileName(file) == "Package.props"
            || Imported().Matches(File.ReadAllText(file))
                .Select(import => Path.Combine(Path.GetDirectoryName(file)!, import.Groups[1].Value)).Where(File.Exists).Any(IsPackage);

    [GeneratedRegex("<Import Project=\"([^\"$]+)\"")]
    private static partial Regex Imported();
}
