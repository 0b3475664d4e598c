using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Approvals;

/// <summary>An approval as it stands in a file.</summary>
/// <param name="Approval">What it says.</param>
/// <param name="Rule">The rule that it is about, for human readers; null if it does not say.</param>
/// <param name="Pointer">The place that it is about, for human readers; null if it does not say.</param>
/// <param name="Node">Where it stands.</param>
internal sealed record ApprovalEntry(Approval Approval, string? Rule, string? Pointer, MapNode Node)
{
    /// <summary>What the entry says for human readers must be true.</summary>
    public bool Matches(Change change)
        => change.Fingerprint == Approval.Fingerprint
            && (Rule is null || Rule == change.Rule.Id)
            && (Pointer is null || Pointer == change.Place.Pointer);
}
