using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NUnit.Framework;

namespace CloudMgmt.Conventions.Tests;

/// <summary>What SECURITY and SUPPORT promise is what is built and tested.</summary>
internal sealed partial class PolicyConventions
{
    private static readonly string Support = Read(".github", "SUPPORT.md");

    private static readonly string[] Targets
        = XDocument.Load(Path.Combine(Api.Root, "build", "Library.props")).Descendants("TargetFrameworks").Single().Value.Split(';');

    private static IEnumerable<string> NamedTests
        => TestName().Matches(Read(".github", "SECURITY.md") + Support + Read("overrides", "CloudMgmt.Core", "README.md"))
            .Select(match => match.Value).Distinct();

    [TestCaseSource(nameof(NamedTests))]
    public void A_test_that_is_named_as_a_proof_exists(string name)
        => Assert.That(
            Directory.EnumerateFiles(Path.Combine(Api.Root, "tests"), "*.cs", SearchOption.AllDirectories)
                .Any(file => File.ReadAllText(file).Contains($"class {name}", StringComparison.Ordinal)),
            Is.True, name);

    [TestCaseSource(nameof(Targets))]
    public void Every_target_has_its_row(string target)
        => Assert.That(Support, Does.Contain($"\n| `{target}` |"));

    [Test]
    public void No_row_tells_of_a_target_that_is_not_built()
        => Assert.That(TargetRow().Matches(Support).Select(match => match.Groups[1].Value), Is.EquivalentTo(Targets));

    [Test]
    public void The_sdk_is_the_one_that_global_json_allows()
    {
        var sdk = JsonDocument.Parse(Read("global.json")).RootElement.GetProperty("sdk");

        Assert.That(Support, Does.Contain($"allows {sdk.GetProperty("version").GetString()} and any later 10.0 feature band"));
        Assert.That(sdk.GetProperty("rollForward").GetString(), Is.EqualTo("latestFeature"));
    }

    private static string Read(params string[] path)
        => File.ReadAllText(Path.Combine([Api.Root, .. path])).ReplaceLineEndings("\n");

    [GeneratedRegex(@"(?<=`)\w+(?:Tests?|Conventions)(?=`)")]
    private static partial Regex TestName();

    [GeneratedRegex(@"\n\| `((?:net|netstandard)[\d.]+)` \|")]
    private static partial Regex TargetRow();
}
