namespace CloudMgmt.Build.NewApi;

/// <summary>Changes of files that are all taken back unless they are kept.</summary>
internal sealed class FileChanges(string root) : IDisposable
{
    // What there was before: null for what was not there.
    private readonly Dictionary<string, byte[]?> _before = new(StringComparer.Ordinal);
    private readonly List<string> _folders = [];
    private bool _isKept;

    /// <summary>Writes a text, whatever was there.</summary>
    public void Write(string file, string text)
    {
        Remember(file);
        Directory.CreateDirectory(Path.GetDirectoryName(Full(file))!);
        File.WriteAllText(Full(file), text);
    }

    /// <summary>Copies a file from elsewhere.</summary>
    public void Copy(string source, string file)
    {
        Remember(file);
        Directory.CreateDirectory(Path.GetDirectoryName(Full(file))!);
        File.Copy(source, Full(file), overwrite: true);
    }

    /// <summary>Changes a text.</summary>
    public void Edit(string file, Func<string, string> change)
        => Write(file, change(File.ReadAllText(Full(file)).ReplaceLineEndings("\n")));

    /// <summary>Puts a line before the first that holds a text.</summary>
    /// <exception cref="JobFailedException">No line holds it.</exception>
    public void Insert(string file, string line, string before) => Edit(file, text =>
    {
        var lines = text.Split('\n').ToList();
        var index = lines.FindIndex(other => other.Contains(before, StringComparison.Ordinal));
        if (index < 0)
            throw new JobFailedException($"{file} has no line with '{before}', before which a line was to be written.");
        lines.Insert(index, line);
        return string.Join('\n', lines);
    });

    /// <summary>Says that another program is going to change a file.</summary>
    public void Remember(string file)
        => _before.TryAdd(file, File.Exists(Full(file)) ? File.ReadAllBytes(Full(file)) : null);

    /// <summary>Says that a folder is new, whoever writes into it.</summary>
    public void Own(string folder) => _folders.Add(folder);

    /// <summary>Keeps all changes.</summary>
    public void Keep() => _isKept = true;

    public void Dispose()
    {
        if (_isKept)
            return;
        foreach (var (file, content) in _before)
        {
            if (content is not null)
                File.WriteAllBytes(Full(file), content);
            else
                File.Delete(Full(file));
        }

        foreach (var folder in _folders.Where(folder => Directory.Exists(Full(folder))))
            Directory.Delete(Full(folder), recursive: true);
    }

    private string Full(string path) => Path.Combine(root, path);
}
