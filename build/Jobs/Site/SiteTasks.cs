namespace CloudMgmt.Build;

/// <summary>A page for each sample: the comment at its top is the text, the rest is the code.</summary>
internal sealed class SiteTasks(Repository repository)
{
    private const string Comment = "//";

    /// <summary>The pages by their names.</summary>
    public IReadOnlyDictionary<string, string> All { get; } = Directory.GetFiles(Path.Combine(repository.Root, "tests", "Samples"), "*.cs")
        .Order(StringComparer.Ordinal).Where(IsPage).ToDictionary(file => $"tasks/{Path.GetFileNameWithoutExtension(file)}.md", Page);

    public void Write(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "tasks"));
        foreach (var (page, text) in All)
            File.WriteAllText(Path.Combine(folder, page), text);
        var list = All.Select(page => $"- [{page.Value.Split('\n')[0][2..]}]({Path.GetFileName(page.Key)})\n");
        File.WriteAllText(
            Path.Combine(folder, "tasks", "index.md"),
            "# Tasks\n\nEach is a program that runs in the tests of the repository.\n\n" + string.Concat(list));
    }

    private static bool IsPage(string file) => File.ReadLines(file).FirstOrDefault()?.StartsWith("// # ", StringComparison.Ordinal) ?? false;

    private static string Page(string file)
    {
        var lines = File.ReadAllLines(file);
        var text = lines.TakeWhile(line => line.StartsWith(Comment, StringComparison.Ordinal)).ToList();
        var said = string.Join('\n', text.Select(line => line[Comment.Length..].TrimStart()));
        return $"{said}\n\n```csharp\n{string.Join('\n', lines.Skip(text.Count)).Trim()}\n```\n";
    }
}
