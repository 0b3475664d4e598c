using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff;

/// <summary>A file that a person writes for the tool: approvals, severities, the configuration.</summary>
internal static class SettingsFile
{
    /// <summary>What the file holds; null if it holds nothing, but for comments perhaps.</summary>
    /// <param name="path">The file.</param>
    /// <param name="folder">Where its path counts from.</param>
    /// <param name="expected">What it should hold, in a sentence.</param>
    /// <exception cref="DocumentException">There is no such file, or it holds something else.</exception>
    public static T? Read<T>(string path, WorkingFolder folder, string expected)
        where T : Node
    {
        var content = new DiskSource(workingFolder: folder).Read(path) ?? throw new DocumentException(path, "there is no such file.");
        try
        {
            return FileReader.Read(content, path) switch
            {
                T root => root,
                ScalarNode { Kind: ScalarKind.Null } => null,
                var other => throw new DocumentException(other, expected),
            };
        }
        catch (DocumentException exception) when (exception.Fault is DocumentFault.Empty)
        {
            return null;
        }
    }
}
