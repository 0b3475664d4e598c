namespace CloudMgmt.CodeGeneration;

/// <summary>A folder of its own for each run, so that concurrent runs never meet; gone when disposed.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private TemporaryFolder(string path) => FullName = path;

    public string FullName { get; }

    public static TemporaryFolder Create(string parent, string prefix)
    {
        var path = Path.Combine(parent, $"{prefix}-{Guid.NewGuid():N}");
        Directory.CreateDirectory(path);
        return new TemporaryFolder(path);
    }

    public string File(string name) => Path.Combine(FullName, name);

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
