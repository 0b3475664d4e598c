using System.Text.RegularExpressions;
using NUnit.Framework;

namespace CloudMgmt.Conventions.Tests;

/// <summary>CONTRIBUTING names files and folders all over; each is there, whatever is moved.</summary>
internal sealed partial class ContributingConventions
{
    private const int MostFilesOfAJourney = 40;

    private static readonly string Document
        = File.ReadAllText(Path.Combine(Api.Root, ".github", "CONTRIBUTING.md")).ReplaceLineEndings("\n");

    /// <summary>Every file and folder of the repository, by its path; not what is built.</summary>
    private static readonly string[] Paths
        = [.. Below(new DirectoryInfo(Api.Root)).Select(path => "/" + Path.GetRelativePath(Api.Root, path).Replace('\\', '/'))];

    /// <summary>What is there only while a break waits for its version, and once there is an API of a foreign document.</summary>
    private static readonly string[] Passing = ["specs/approvals", "specs/approvals/helios.yaml", "specs/foreign"];

    private static IEnumerable<string> Names
        => FileName().Matches(Document).Concat(FolderName().Matches(Document))
            .Select(match => match.Value.Replace("../", "", StringComparison.Ordinal).TrimEnd('/')).Distinct().Except(Passing);

    private static MatchCollection Journeys => Fence().Matches(Document.Split("## How it works")[1].Split("## Recipes")[0]);

    [TestCaseSource(nameof(Names))]
    public void What_it_names_is_there(string name)
        => Assert.That(Expand(name).Any(IsThere), Is.True, $".github/CONTRIBUTING.md names {name}, and there is no such file or folder");

    [TestCase("overrides/CloudMgmt.Core/Resilience/RetryRules.cs", true)]
    [TestCase("RetryRules.cs", true)]
    [TestCase("overrides/<Package>/<Api>Client.cs", true)]
    [TestCase("Rules/*-cases.yaml", true)]
    [TestCase("yRules.cs", false)]
    [TestCase("build/RetryRules.cs", false)]
    [TestCase("overrides/<Package>/<Api>Klient.cs", false)]
    public void A_name_is_the_end_of_a_path(string name, bool isThere) => Assert.That(Expand(name).Any(IsThere), Is.EqualTo(isThere));

    [TestCase(0, "overrides/CloudMgmt.Core", "overrides/CloudMgmt.Helios", "generated/CloudMgmt.Helios")]
    [TestCase(1, "specs", "build/OpenApi", "build/ClientModel", "build/CodeGeneration", "build/Templates", "nswag.json", "generated")]
    [TestCase(2, "build/ContractDiff", "build/OpenApi", "build/ClientModel")]
    public void A_journey_is_short_and_leads_through_its_folders(int index, params string[] folders)
    {
        var journey = Journeys[index].Value;
        var files = FileName().Matches(journey).Select(match => match.Value).Distinct().ToList();
        var there = Paths.Where(path => folders.Any(folder => path.StartsWith("/" + folder, StringComparison.Ordinal)))
            .Select(path => Path.GetFileName(path)).ToHashSet();

        Assert.That(files, Has.Count.InRange(MostFilesOfAJourney / 2, MostFilesOfAJourney));
        Assert.That(files.Select(file => Path.GetFileName(file)).Except(there), Is.Empty, "files of other folders");
        Assert.That(journey.Split('\n').Where(line => line.Length > 120), Is.Empty);
    }

    /// <summary>What a recipe says of any API, said of each.</summary>
    private static IEnumerable<string> Expand(string name)
        => Api.All.Select(api => name.Replace("<Package>", api.Package, StringComparison.Ordinal)
            .Replace("<Api>", api.Word, StringComparison.Ordinal).Replace("<api>", api.Name, StringComparison.Ordinal)).Distinct();

    private static bool IsThere(string name)
    {
        var end = new Regex("/" + Regex.Escape(name).Replace("\\*", "[^/]*", StringComparison.Ordinal) + "$");
        return Paths.Any(path => end.IsMatch(path));
    }

    private static IEnumerable<string> Below(DirectoryInfo folder)
        => folder.EnumerateFileSystemInfos().Where(entry => entry.Name is not (".git" or "artifacts" or "bin" or "obj"))
            .SelectMany(entry => entry is DirectoryInfo inner ? Below(inner).Prepend(inner.FullName) : [entry.FullName]);

    [GeneratedRegex(@"(?<![\w/.<-])(?:[\w.<>*-]+/)*[\w.<>*-]+\.(?:cs(?:proj|v)?|json|liquid|md|props|slnf?|targets|xml|yaml)\b(?![\w/])")]
    private static partial Regex FileName();

    [GeneratedRegex(@"(?<=`)(?:build|overrides|specs|tests|generated|\.github|\.ci)/[\w.<>*/-]*(?=`)")]
    private static partial Regex FolderName();

    [GeneratedRegex("```text\n.*?```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
