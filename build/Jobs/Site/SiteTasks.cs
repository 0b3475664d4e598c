namespace CloudMgmt.Build;

/// <summary>A page for each sample: the comment at its top is the text, and the rest is the code,
/// where the text says <c>[code]</c>.</summary>
internal sealed class SiteTasks(Repository repository)
{
    private const string First = "GetPackagesAndAKey", Place = "[code]";

    private static readonly Dictionary<string, (string Comment, string Language)> Kinds = new()
    {
        [".cs"] = ("//", "csharp"),
        [".fs"] = ("//", "fsharp"),
        [".vb"] = ("'", "vb"),
        [".ps1"] = ("#", "powershell"),
    };

    /// <summary>The pages by their names.</summary>
    public IReadOnlyDictionary<string, string> All { get; }
        = Directory.GetFiles(Path.Combine(repository.Root, "tests", "Samples"), "*", SearchOption.AllDirectories).Where(IsPage)
            .OrderBy(file => Path.GetFileNameWithoutExtension(file) != First).ThenBy(Path.GetFileName, StringComparer.Ordinal)
            .ToDictionary(file => $"tasks/{Path.GetFileNameWithoutExtension(file)}.md", Page);

    public void Write(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "tasks"));
        foreach (var (page, text) in All)
            File.WriteAllText(Path.Combine(folder, page), text);
        var list = All.Select(page => $"- [{page.Value.Split('\n')[0][2..]}]({Path.GetFileName(page.Key)})\n");
        File.WriteAllText(
            Path.Combine(folder, "tasks", "index.md"),
            "# Tasks\n\nEach page begins in an empty folder. A test follows it to the letter.\n\n" + string.Concat(list));
    }

    private static bool IsPage(string file)
        => Kinds.TryGetValue(Path.GetExtension(file), out var kind)
            && (File.ReadLines(file).FirstOrDefault()?.StartsWith($"{kind.Comment} # ", StringComparison.Ordinal) ?? false);

    private static string Page(string file)
    {
        var (comment, language) = Kinds[Path.GetExtension(file)];
        var lines = File.ReadAllLines(file);
        var said = lines.TakeWhile(line => line.StartsWith(comment, StringComparison.Ordinal)).ToList();
        // A blank after the mark belongs to it.
        var text = string.Join('\n', said.Select(line => line[Math.Min(line.Length, comment.Length + 1)..]));
        var code = $"```{language}\n{string.Join('\n', lines.Skip(said.Count)).Trim()}\n```";
        return text.Replace(Place, code, StringComparison.Ordinal) + "\n";
    }
}
