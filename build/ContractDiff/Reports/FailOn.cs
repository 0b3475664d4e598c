using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.Reports;

/// <summary>Which changes are too bad to go through without an approval.</summary>
/// <param name="Wire">Whether the axis counts.</param>
/// <param name="Source">Whether the axis counts.</param>
/// <param name="Binary">Whether the axis counts.</param>
/// <param name="Level">The least verdict that counts.</param>
internal sealed record FailOn(bool Wire, bool Source, bool Binary, Verdict Level)
{
    public static FailOn Default { get; } = new(true, true, true, Verdict.Breaking);

    public static FailOn None { get; } = new(false, false, false, Verdict.Breaking);

    public static FailOn Any { get; } = new(true, true, true, Verdict.Compatible);

    /// <summary>Whether an approval is missing for the change.</summary>
    public bool Concerns(Change change)
        => change.Approval is null
            && ((Wire && change.Wire >= Level) || (Source && change.Source >= Level) || (Binary && change.Binary >= Level));
}
