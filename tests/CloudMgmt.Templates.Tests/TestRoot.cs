namespace CloudMgmt.Templates.Tests;

/// <summary>A temporary root folder with the templates and the NSwag configuration of the repository.</summary>
internal sealed class TestRoot : IDisposable
{
    public TestRoot(string home)
    {
        Write("nswag.json", File.ReadAllText(System.IO.Path.Combine(home, "nswag.json")));
        foreach (var template in Directory.EnumerateFiles(System.IO.Path.Combine(home, "build", "Templates")))
            Write($"build/Templates/{System.IO.Path.GetFileName(template)}", File.ReadAllText(template));
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("cloudmgmt-").FullName;

    public void Write(string file, string content)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
