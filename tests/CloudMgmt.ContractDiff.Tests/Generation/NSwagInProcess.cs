using CloudMgmt.CodeGeneration;
using CloudMgmt.OpenApi.Processes;

namespace CloudMgmt.ContractDiff.Tests.Generation;

/// <summary>The NSwag of the repository, within this process.</summary>
internal sealed class NSwagInProcess : INSwag
{
    public string Version { get; } = new NSwagTool(NSwagHost.Tool).Version;

    public ProcessResult Run(string configuration, string variables, CancellationToken cancellation)
    {
        try
        {
            NSwagHost.Instance.Run(configuration, variables);
            return new ProcessResult(0, "", "");
        }
        catch (Exception exception)
        {
            return new ProcessResult(-1, "", exception.ToString());
        }
    }
}
