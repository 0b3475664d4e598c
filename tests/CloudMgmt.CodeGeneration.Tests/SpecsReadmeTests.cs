using System.Text.RegularExpressions;
using NUnit.Framework;

namespace CloudMgmt.CodeGeneration;

/// <summary>What specs/README.md says of checks and extensions is so.</summary>
internal sealed class SpecsReadmeTests
{
    private static readonly string Specs = Path.Combine(AppContext.BaseDirectory, "specs");

    private static readonly string Readme = File.ReadAllText(Path.Combine(Specs, "README.md"));

    // None of our services pages, or takes a key; CloudMgmt.Templates.Tests has a document that does both.
    private static readonly string[] OfOthers = ["x-paging", "x-idempotency-key"];

    private static IEnumerable<string> Extensions => ExtensionCheck.Known.Keys;

    private static IEnumerable<string> Used => Extensions.Except(OfOthers);

    [Test]
    public void The_table_of_extensions_has_those_that_are_allowed()
        => Assert.That(FirstColumn("`(x-[a-zA-Z-]+)").Distinct(), Is.EquivalentTo(Extensions));

    [TestCaseSource(nameof(Used))]
    public void A_document_uses(string extension)
        => Assert.That(Directory.GetFiles(Specs, "*.yaml")
            .SelectMany(File.ReadLines)
            .Any(line => line.TrimStart().StartsWith(extension + ":", StringComparison.Ordinal)));

    [Test]
    public void The_table_of_checks_has_all_that_are_about_a_document()
    {
        var ids = typeof(ProblemIds).GetFields().Select(id => (string)id.GetRawConstantValue()!)
            .Where(id => string.CompareOrdinal(id, ProblemIds.Configuration) < 0);

        Assert.That(FirstColumn("(CMG[0-9]+) "), Is.EqualTo(ids));
    }

    private static IEnumerable<string> FirstColumn(string pattern)
        => Regex.Matches(Readme, @"(?m)^\| " + pattern).Select(match => match.Groups[1].Value);
}
