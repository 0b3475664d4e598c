using CloudMgmt.ContractDiff.Comparison;

namespace CloudMgmt.ContractDiff.CSharp;

/// <summary>The C# of two documents, and what differs. It knows nothing of the wire, so both can be compared at the same time.</summary>
internal sealed class SurfaceChanges(Surface before, Surface after, UnchangedParts unchanged)
{
    public Surface Before => before;

    public Surface After => after;

    public IReadOnlyList<Effect> Effects { get; } = SurfaceComparison.Compare(before, after, unchanged);
}
