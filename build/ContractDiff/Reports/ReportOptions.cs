using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.Reports;

/// <summary>How much a report says, and how.</summary>
/// <param name="FailOn">What makes the run fail.</param>
/// <param name="Style">What a terminal can show.</param>
/// <param name="IsBrief">Whether Markdown lists the breaks alone, in a line each.</param>
/// <param name="Length">The largest number of characters of Markdown.</param>
/// <param name="Annotations">The largest number of annotations.</param>
/// <param name="Paths">How files are named to a service that knows the repository.</param>
internal sealed record ReportOptions(FailOn FailOn, TextStyle Style, bool IsBrief, int Length, int Annotations, RepositoryPaths Paths)
{
    /// <summary>What GitHub takes for a comment.</summary>
    public const int DefaultLength = 65_536;

    /// <summary>Below this there would be no room for a break beside the summary.</summary>
    public const int LeastLength = 5_000;

    /// <summary>What GitHub shows of one step.</summary>
    public const int DefaultAnnotations = 10;
}

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
