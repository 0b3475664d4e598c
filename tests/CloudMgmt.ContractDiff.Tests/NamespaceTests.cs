using System.Text.RegularExpressions;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests;

/// <summary>The parts of contract-diff stand on each other in one direction, so that each can be read without those above it.</summary>
internal sealed partial class NamespaceTests
{
    [Test]
    public void No_namespace_needs_one_that_needs_it()
    {
        var uses = Directory.EnumerateFiles(
            Path.Combine(RepositoryFolder.Path, "build", "ContractDiff"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Uses(File.ReadAllText(file))).Distinct().ToList();
        Assert.That(uses, Has.Count.GreaterThan(10));
        Assert.That(Circles(uses), Is.Empty);
    }

    [Test]
    public void A_circle_is_seen() => Assert.That(Circles([("B", "C"), ("C", "B"), ("C", "D")]), Is.EqualTo([("B", "C"), ("C", "B")]));

    private static IEnumerable<(string From, string To)> Uses(string text)
        => Using().Matches(text).Select(use => (Namespace().Match(text).Groups[1].Value, use.Groups[1].Value))
            .Where(use => use.Item1 != use.Item2);

    // What needs nothing that is left is in no circle.
    private static IReadOnlyList<(string From, string To)> Circles(IReadOnlyList<(string From, string To)> uses)
    {
        var left = uses.Where(use => uses.Any(other => other.From == use.To)).ToList();
        return left.Count == uses.Count ? left : Circles(left);
    }

    [GeneratedRegex(@"^using (?:static )?CloudMgmt\.ContractDiff\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"^namespace CloudMgmt\.ContractDiff\.?(\w*);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
