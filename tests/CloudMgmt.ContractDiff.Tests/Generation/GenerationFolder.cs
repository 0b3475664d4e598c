namespace CloudMgmt.ContractDiff.Tests.Generation;

/// <summary>A temporary root folder with the templates and the NSwag configuration of the repository.</summary>
internal sealed class GenerationFolder : IDisposable
{
    public GenerationFolder()
    {
        Copy("nswag.json");
        foreach (var template in Directory.EnumerateFiles(System.IO.Path.Combine(RepositoryFolder.Path, "build", "Templates")))
            Copy($"build/Templates/{System.IO.Path.GetFileName(template)}");
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("cloudmgmt-").FullName;

    public void Write(string file, string content)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private void Copy(string file) => Write(file, File.ReadAllText(System.IO.Path.Combine(RepositoryFolder.Path, file)));
}
