using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Reports;

/// <summary>The changes of one operation or, where many operations share the cause, of one component.</summary>
/// <param name="Heading">The operation, or the part of the document.</param>
/// <param name="Operations">The operations concerned, if the heading is none itself.</param>
/// <param name="Changes">The worst first.</param>
internal sealed record ChangeGroup(string Heading, IReadOnlyList<string> Operations, IReadOnlyList<Change> Changes)
{
    /// <summary>The group with the worst change first.</summary>
    public static IReadOnlyList<ChangeGroup> Of(DocumentReport document)
        => [.. document.Changes.GroupBy(change => HeadingOf(change, document))
            .Select(Create)
            .OrderByDescending(group => Weight(group.Changes[0]))];

    /// <summary>Where a change belongs, in a few words.</summary>
    public static string HeadingOf(Change change, DocumentReport document)
        => change.Operations.Count == 1 ? change.Operations[0] : PartOf(change.Place, document);

    private static ChangeGroup Create(IGrouping<string, Change> group)
    {
        string[] operations = [.. group.SelectMany(change => change.Operations).Distinct()];
        return new(group.Key, operations is [var only] && only == group.Key ? [] : operations, [.. group.OrderByDescending(Weight)]);
    }

    // What nobody accepted comes first, then the wire, because it hurts clients in every language.
    private static (bool, Verdict, Verdict) Weight(Change change)
        => (change.Approval is null && change.Worst != Verdict.Compatible, change.Worst, change.Wire);

    private static string PartOf(Node place, DocumentReport document)
    {
        var file = place.File.Name;
        return place.Pointer.Split('/') switch
        {
            [_, "components", var kind, var name, ..] => $"components/{kind}/{Node.Unescape(name)}",
            [_, "paths" or "webhooks", var name, ..] => Node.Unescape(name),
            _ => file == document.Base || file == document.Head ? "The document" : file,
        };
    }
}
