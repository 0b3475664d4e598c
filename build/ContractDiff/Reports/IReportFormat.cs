using CloudMgmt.ContractDiff.Changes;

namespace CloudMgmt.ContractDiff.Reports;

/// <summary>A way to show a report to a person or a machine.</summary>
internal interface IReportFormat
{
    void Write(Report report, TextWriter output);
}
