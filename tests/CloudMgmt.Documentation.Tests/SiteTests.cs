using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CloudMgmt.Build;
using NUnit.Framework;

namespace CloudMgmt.Documentation.Tests;

/// <summary>The pages that the documentation site is made of, before docfx lays them out.</summary>
internal sealed partial class SiteTests
{
    private static readonly Repository Repository = Repository.Find(AppContext.BaseDirectory);

    private static IEnumerable<TestCaseData> Operations
        => new SiteOperations(Repository).All.Select(page => new TestCaseData(page).SetName($"{page.Api} {page.Name}"));

    [Test]
    public void Every_operation_of_our_documents_has_a_page()
        => Assert.That(
            new SiteOperations(Repository).All.Count(page => page.Api is "bimdata" or "cloudendure" or "helios"), Is.EqualTo(61));

    [TestCaseSource(nameof(Operations))]
    public void The_example_of_an_operation_compiles(object page)
        => Assert.That(Compiler.Problems(((OperationPage)page).Example), Is.Empty);

    [Test]
    public void A_page_says_method_path_what_it_takes_and_how_it_fails()
    {
        var text = new SiteOperations(Repository).All.Single(page => page is { Api: "helios", Name: "GetUser" }).Text;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.StartWith("# GetUser\n\n`GET /users/{sid}`\n"));
            Assert.That(text, Does.Contain("\n| `sid` | `string` | path `sid` |"));
            Assert.That(text, Does.Contain("`RegionId` of the options"));
            Assert.That(text, Does.Contain("| any other | `ApiException` of [Error](xref:CloudMgmt.Helios.Error) |"));
        }
    }

    [TestCase("tasks/ChangeOneField.md", "# Change one field\n\nA request carries what you set", "```csharp\nusing CloudMgmt.BimData;\n")]
    [TestCase("tasks/FromFSharp.md", "# From F#\n\n", "```fsharp\nopen CloudMgmt.Core\n")]
    [TestCase("tasks/FromVisualBasic.md", "# From Visual Basic\n\n", "```vb\nImports CloudMgmt.Core\n")]
    [TestCase("tasks/FromPowerShell.md", "# From PowerShell\n\n", "```powershell\nusing namespace CloudMgmt.Core\n")]
    public void A_sample_is_a_page_of_its_text_and_its_code(string page, string begins, string contains)
        => Assert.That(new SiteTasks(Repository).All[page], Does.StartWith(begins).And.Contains(contains));

    [Test]
    public void Every_sample_stands_once_in_its_page()
        => Assert.That(new SiteTasks(Repository).All.Values, Has.All.Not.Contains("[code]").And.All.Contains("\n```sh\ndotnet "));

    [Test]
    public void Pages_add_packages_in_the_versions_that_the_repository_uses()
    {
        var versions = XDocument.Load(Path.Combine(Repository.Build, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(version => version.Attribute("Include")!.Value, version => version.Attribute("Version")!.Value);

        var added = new SiteTasks(Repository).All.Values.SelectMany(page => AddedPackage().Matches(page))
            .Select(package => (Name: package.Groups[1].Value, Version: package.Groups[2].Value)).Distinct()
            .Where(package => versions.ContainsKey(package.Name)).ToList();

        Assert.That(added, Has.Count.GreaterThan(5).And.All.Matches<(string Name, string Version)>(
            package => package.Version == versions[package.Name]));
    }

    [Test]
    public void Each_client_of_each_case_of_the_benchmarks_has_two_bars()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "tests", "CloudMgmt.Benchmarks", "README.md"));

        var plots = SitePlots.Benchmarks(text);

        var rows = text.Split('\n').SkipWhile(line => !line.Contains("CPU ×", StringComparison.Ordinal))
            .Count(line => line.StartsWith("  ", StringComparison.Ordinal) && !line.Contains("CPU ×", StringComparison.Ordinal));
        Assert.That(plots.Split("<rect").Length - 1, Is.EqualTo(2 * rows).And.GreaterThan(40));
        Assert.That(plots, Does.Contain(">CloudMgmt</text><rect").And.Contain("### GET 5000 users\n"));
    }

    [Test]
    public void A_bar_is_as_long_as_its_value_says()
    {
        var plots = SitePlots.Benchmarks("""
               wall CPU allocated wall × CPU × alloc ×
            One
              a <b>  1.0 µs  2 µs  3 kB  1.00  1.00  2.00
              c  1.0 µs  2 µs  3 kB  1.00  4.00  0.50  CPU ≤ 5
            ```
            """);

        Assert.That(plots, Does.Contain("### One\n\n<svg").And.Contain(">a &lt;b&gt;</text><rect y=\"14\" width=\"75\""));
        foreach (var width in new[] { "150", "300", "37.5" })
            Assert.That(plots, Does.Contain($" width=\"{width}\""));
        Assert.That(plots, Does.Contain(">0.50</text>"));
    }

    [Test]
    public void The_plot_of_agreement_counts_the_rows_of_its_table()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "build", "ContractDiff", "agreement.md"));
        var told = Told().Match(text);

        var bars = Count().Matches(SitePlots.Agreement(text)).Select(bar => bar.Groups[1].Value).ToList();

        Assert.That(
            bars.Sum(bar => int.Parse(bar, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture),
            Is.EqualTo(told.Groups["all"].Value));
        Assert.That(bars[0], Is.EqualTo(told.Groups["same"].Value));
    }

    [Test]
    public void The_picture_of_the_quickstart_shows_its_steps_of_today()
    {
        var shown = XDocument.Load(QuickstartJob.Picture(Repository)).Descendants().Where(line => line.Name.LocalName == "text")
            .Select(line => line.Value.TrimEnd()).ToList();
        var code = string.Concat(
            Directory.GetFiles(Path.Combine(Repository.Build, "Quickstart"), "*.cs").Select(File.ReadAllText));

        var steps = shown.Where(line => line.StartsWith("  ok   ", StringComparison.Ordinal))
            .Select(line => line[7..51].TrimEnd()).ToList();

        Assert.That(shown[^1], Is.EqualTo($"  All {steps.Count} steps did what they should."));
        Assert.That(
            steps.Distinct(), Is.EquivalentTo(Step().Matches(code).Select(step => step.Groups[1].Value).Distinct()),
            "'dotnet run --project build -- quickstart --picture' draws it anew");
    }

    [Test]
    public void Badges_say_what_is()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var package = XDocument.Load(Path.Combine(Repository.Build, "Package.props")).Descendants();
        var library = XDocument.Load(Path.Combine(Repository.Build, "Library.props")).Descendants();
        string Value(IEnumerable<XElement> properties, string name) => properties.Single(property => property.Name.LocalName == name).Value;

        var badges = Badge().Matches(readme).ToDictionary(badge => badge.Groups["says"].Value, badge => badge.Groups["leads"].Value);

        Assert.That(badges.Keys, Is.EqualTo(
        [
            "CI",
            "targets: " + Value(library, "TargetFrameworks").Replace(";", ", ", StringComparison.Ordinal),
            "licence: " + Value(package, "PackageLicenseExpression"),
        ]));
        Assert.That(badges["CI"], Is.EqualTo(Value(package, "RepositoryUrl") + "/actions/workflows/ci.yml"));
        Assert.That(Path.Combine(Repository.Root, ".github", "workflows", "ci.yml"), Does.Exist);
    }

    [Test]
    public void A_link_leads_to_a_page_or_into_the_repository()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var documents = new SiteDocuments(Repository);
            documents.Write(folder.FullName);
            var links = documents.All.SelectMany(
                item => Link().Matches(File.ReadAllText(Path.Combine(folder.FullName, item.Page))),
                (item, link) => (item.Page, Target: link.Groups[1].Value)).ToList();

            var broken = links.Where(link => !link.Target.Contains("://", StringComparison.Ordinal)
                && !File.Exists(Path.Combine(folder.FullName, Path.GetDirectoryName(link.Page)!, link.Target)));
            var absent = links.Where(link => link.Target.Contains("/blob/main/", StringComparison.Ordinal)
                && !Path.Exists(Path.Combine(Repository.Root, link.Target.Split("/blob/main/")[1])));

            Assert.That(broken.Concat(absent), Is.Empty);
            Assert.That(links, Has.Count.GreaterThan(30), "or none was found");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex(@">(\d+)</text>")]
    private static partial Regex Count();

    // What the table says of itself.
    [GeneratedRegex(@"Of (?<all>\d+) single changes.* for (?<same>\d+) \(")]
    private static partial Regex Told();

    [GeneratedRegex(@"Story\.Step\(\s*""([^""]+)""")]
    private static partial Regex Step();

    [GeneratedRegex(@"^\[!\[(?<says>[^\]]+)\]\([^)]+\)\]\((?<leads>[^)]+)\)$", RegexOptions.Multiline)]
    private static partial Regex Badge();

    [GeneratedRegex(@"^dotnet add package ([\w.]+)(?: --version (\S+))?$", RegexOptions.Multiline)]
    private static partial Regex AddedPackage();

    // Without the anchor, which docfx knows.
    [GeneratedRegex(@"(?<!`)\[[^\]\n]*\]\(([^)\s#]+)")]
    private static partial Regex Link();
}
