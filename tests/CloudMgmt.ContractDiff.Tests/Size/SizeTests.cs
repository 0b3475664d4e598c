using System.Text.Json.Nodes;
using CloudMgmt.Build;
using CloudMgmt.ContractDiff.Tests.CommandLine;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Size;

/// <summary>The work grows with the size of the documents, and not faster. What is allocated stands for the work:
/// it does not depend on the machine.</summary>
[NonParallelizable]
internal sealed class SizeTests
{
    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp() => _workspace = new();

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    // Few properties: what there is of pairs of operations and schemas must not hide behind them.
    [Test]
    public void Four_times_the_document_is_four_times_the_work()
    {
        Allocated(new LargeDocument(50, 4));
        var (one, four) = (Allocated(new LargeDocument(600, 4)), Allocated(new LargeDocument(2_400, 4)));
        Assert.That(four, Is.LessThan(4.6 * one));
    }

    [Test]
    public void A_large_document_has_as_many_breaks_as_it_says()
    {
        var document = new LargeDocument(30, 21);
        var report = JsonNode.Parse(File.ReadAllText(Report(document)))!;
        Assert.That(
            report["changes"]!.AsArray().Select(change => change!["wire"]!.GetValue<string>()),
            Is.EqualTo(Enumerable.Repeat("breaking", document.Breaks)));
        Assert.That(document.Breaks, Is.EqualTo(60));
    }

    private long Allocated(LargeDocument document)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Report(document);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private string Report(LargeDocument document)
    {
        var (@base, head) = document.Write(_workspace.Folder);
        var report = _workspace.PathOf("report.json");
        var result = Workspace.Run(@base, head, "--format", "json", "--output", report);
        Assert.That((result.ExitCode, result.Errors), Is.EqualTo((1, "")));
        return report;
    }
}
