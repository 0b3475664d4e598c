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
    public void Every_operation_has_a_page() => Assert.That(Operations.Count(), Is.EqualTo(61));

    [TestCaseSource(nameof(Operations))]
    public void The_example_of_an_operation_compiles(object page)
        => Assert.That(Compiler.Problems(((OperationPage)page).Example), Is.Empty);

    [Test]
    public void A_page_says_method_path_what_it_takes_and_how_it_fails()
    {
        var text = new SiteOperations(Repository).All.Single(page => page.Name == "GetUser").Text;

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

    [GeneratedRegex(@"^dotnet add package ([\w.]+)(?: --version (\S+))?$", RegexOptions.Multiline)]
    private static partial Regex AddedPackage();

    // Without the anchor, which docfx knows.
    [GeneratedRegex(@"(?<!`)\[[^\]\n]*\]\(([^)\s#]+)")]
    private static partial Regex Link();
}
