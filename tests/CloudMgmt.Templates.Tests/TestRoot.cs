namespace CloudMgmt.Templates.Tests;

/// <summary>A temporary root folder with the templates and the NSwag configuration of the repository.</summary>
internal sealed class TestRoot : IDisposable
{
    public TestRoot()
    {
        Write("nswag.json", File.ReadAllText(System.IO.Path.Combine(Home, "nswag.json")));
        foreach (var template in Templates)
            Write($"build/Templates/{System.IO.Path.GetFileName(template)}", File.ReadAllText(template));
    }

    /// <summary>The root folder of the repository.</summary>
    public static string Home { get; } = FindHome();

    public static IEnumerable<string> Templates => Directory.EnumerateFiles(System.IO.Path.Combine(Home, "build", "Templates"), "*.liquid");

    public string Path { get; } = Directory.CreateTempSubdirectory("cloudmgmt-").FullName;

    public void Write(string file, string content)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static string FindHome()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "build", "apis.json")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests must run within the repository, whose templates they test.");
    }
}
