using CloudMgmt.ContractDiff.Reports;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CommandLine;

/// <summary>What to compare, how to judge it, and where the reports go.</summary>
/// <param name="Folder">Where all paths count from.</param>
/// <param name="Paths">BASE and HEAD or, with a revision, any number of files and folders.</param>
/// <param name="Revision">The revision in git to compare with; null to compare two paths.</param>
/// <param name="Fetches">Whether to fetch what the clone lacks of it.</param>
/// <param name="Targets">The reports to write.</param>
/// <param name="Reports">How much they say, and what makes the run fail.</param>
/// <param name="Approvals">Files and folders with approvals.</param>
/// <param name="Severity">The file with verdicts that replace those of rules; null if there is none.</param>
/// <param name="Versions">The versions to check; null if they are not checked.</param>
/// <param name="AllowsOutside">Whether references to files outside of the folder or the repository are followed.</param>
/// <param name="AllowsRemote">Whether references to http addresses are followed.</param>
internal sealed record CompareSettings(
    WorkingFolder Folder, IReadOnlyList<string> Paths, string? Revision, bool Fetches, IReadOnlyList<ReportTarget> Targets,
    ReportOptions Reports, IReadOnlyList<string> Approvals, string? Severity, DeclaredVersions? Versions, bool AllowsOutside,
    bool AllowsRemote);
