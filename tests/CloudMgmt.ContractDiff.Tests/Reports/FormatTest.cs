using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Reports;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Tests.Reports;

internal static class FormatTest
{
    /// <summary>Of a folder that is in no repository, so that names stay what they are.</summary>
    public static RepositoryPaths Paths { get; } = new(new WorkingFolder(Path.GetTempPath()));

    public static string Write(this IReportFormat format, Report report)
    {
        var output = new StringWriter { NewLine = "\n" };
        format.Write(report, output);
        return output.ToString();
    }
}
