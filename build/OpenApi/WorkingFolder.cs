namespace CloudMgmt.OpenApi;

/// <summary>Where relative paths count from: that of the process, or another, so that several runs share a process.</summary>
/// <param name="path">The folder; itself relative to that of the process.</param>
internal sealed class WorkingFolder(string path)
{
    private readonly string _path = Path.GetFullPath(path);

    public static WorkingFolder Current => new(".");

    /// <summary>Where a path leads. An empty one leads nowhere and stays what it is.</summary>
    public string Full(string path) => path.Length > 0 ? Path.GetFullPath(path, _path) : path;
}
