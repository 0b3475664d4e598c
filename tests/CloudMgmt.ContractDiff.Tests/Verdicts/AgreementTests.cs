using System.Globalization;
using System.Text;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Verdicts;

/// <summary>The table of agreement in the documentation is what comes of the pairs.</summary>
internal sealed class AgreementTests
{
    private const string Committed = "build/ContractDiff/agreement.md";

    private static readonly IReadOnlyList<VerdictCase> Cases = VerdictCase.Read("agreement.yaml");

    [TestCaseSource(nameof(Cases))]
    public void The_verdict_is_right(VerdictCase pair)
    {
        var (verdicts, rules) = pair.Run();
        Assert.That(verdicts, Is.EqualTo(pair.Expected), $"{pair.Because}\ntold: {rules}");
    }

    [Test]
    public void The_table_in_the_documentation_is_current()
    {
        var written = Path.Combine(TestContext.CurrentContext.WorkDirectory, "agreement.md");
        File.WriteAllText(written, Table());
        Assert.That(File.ReadAllText(Path.Combine(RepositoryFolder.Path, Committed)).ReplaceLineEndings("\n"), Is.EqualTo(Table()),
            $"{Committed} is not what the pairs give; replace it with {written}.");
    }

    private static string Table()
    {
        var rows = Cases.Select(pair => (Pair: pair, We: pair.Run().Verdicts["wire ".Length..], Peer: pair.Peer!)).ToList();
        var agreed = rows.Count(row => Breaks(row.We) == Breaks(row.Peer));
        var text = new StringBuilder("# Agreement with oasdiff\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Of {rows.Count} single changes, typed for this test with the verdict that is right and its reason, all get that verdict. ");
        text.Append(CultureInfo.InvariantCulture, $"To \"does anything break on the wire?\", oasdiff 1.26 gives the same answer for {agreed} ({100.0 * agreed / rows.Count:F1} %). ");
        text.Append("The pairs are `tests/CloudMgmt.ContractDiff.Tests/Verdicts/agreement.yaml`; a test holds this table against them.\n\n");
        text.Append("| Change | We say | oasdiff | Because |\n| --- | --- | --- | --- |\n");
        foreach (var (pair, we, peer) in rows.OrderBy(row => Breaks(row.We) == Breaks(row.Peer)))
            text.Append(CultureInfo.InvariantCulture, $"| {pair.Name} | {we} | {(Breaks(we) == Breaks(peer) ? peer : $"**{peer}**")} | {pair.Because} |\n");
        return text.ToString();
    }

    private static bool Breaks(string verdict) => verdict == "breaking";
}
