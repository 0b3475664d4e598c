using System.Text.RegularExpressions;
using NUnit.Framework;

namespace CloudMgmt.Conventions.Tests;

/// <summary>One style in all tests.</summary>
internal sealed partial class TestConventions
{
    private static IEnumerable<string> Files
        => Directory.GetFiles(Path.Combine(Api.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Api.Root, file));

    [Test]
    public void Tests_are_named_in_sentences() => Assert.That(Matches(TestInCapitals), Is.Empty);

    [Test]
    public void Fixtures_are_internal()
        => Assert.That(Matches(PublicFixture).Where(match => !match.Contains("TestSupport", StringComparison.Ordinal)), Is.Empty);

    [Test]
    public void Several_assertions_are_grouped_in_one_way() => Assert.That(Matches(GroupByLambda), Is.Empty);

    [Test]
    public void What_must_run_alone_is_kept_apart()
    {
        var alone = ProjectsWith(@"^ *\[NonParallelizable\]");

        Assert.That(alone, Is.Not.Empty);
        Assert.That(ProjectsWith(@"^\[assembly: KeptApart\]"), Is.EquivalentTo(alone));
    }

    private static IEnumerable<string> ProjectsWith(string line)
        => Files.Where(file => Regex.IsMatch(Read(file), line, RegexOptions.Multiline))
            .Select(file => file.Split(Path.DirectorySeparatorChar)[1])
            .Distinct();

    private static string Read(string file) => File.ReadAllText(Path.Combine(Api.Root, file)).ReplaceLineEndings("\n");

    private static IEnumerable<string> Matches(Regex pattern)
        => from file in Files
           from match in pattern.Matches(Read(file))
           select $"{file}: {match.Groups[1].Value}";

    // An attribute, and after others a method with a second capital and no underscore.
    [GeneratedRegex(@"\[(?:Test|TestCase|TestCaseSource)\b[^\n]*\n(?: +\[[^\n]*\n)* +public [^\n(]*?(\b[A-Z][a-z]+[A-Z][A-Za-z0-9]*)\(")]
    private static partial Regex TestInCapitals { get; }

    [GeneratedRegex(@"\npublic [a-z ]*class (\w+)(?:(?!\n}\n)[\s\S])*?\n    \[Test")]
    private static partial Regex PublicFixture { get; }

    [GeneratedRegex(@"(Assert\.Multiple(?:Async)?\()")]
    private static partial Regex GroupByLambda { get; }
}
