using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Reports;

namespace CloudMgmt.ContractDiff.Tests.Reports;

internal static class FormatTest
{
    public static string Write(this IReportFormat format, Report report)
    {
        var output = new StringWriter { NewLine = "\n" };
        format.Write(report, output);
        return output.ToString();
    }
}
