namespace CloudMgmt.CodeGeneration;

/// <summary>A folder with generated files, such as that of an API in generated/, of which all belongs to the generator.</summary>
/// <param name="path">The full path.</param>
/// <param name="name">The path as messages show it.</param>
internal sealed class GeneratedFolder(string path, string name)
{
    private readonly string _path = path;

    public GeneratedFolder(Repository repository, Api api)
        : this(repository.OutputFolder(api), repository.Relative(repository.OutputFolder(api)))
    {
    }

    public Manifest? Manifest => CodeGeneration.Manifest.TryRead(_path);

    /// <summary>Paths relative to the folder, with '/', without the manifest.</summary>
    public IReadOnlyList<string> Files
        => Directory.Exists(_path)
            ? [.. Directory.EnumerateFiles(_path, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(_path, file).Replace('\\', '/'))
                .Where(file => file != CodeGeneration.Manifest.FileName)
                .Order(StringComparer.Ordinal)]
            : [];

    public SourceLocation At(string file) => new($"{name}/{file}");

    public bool Has(string file) => File.Exists(FullPath(file));

    public string Hash(string file) => ContentHash.OfFile(FullPath(file));

    public bool Holds(string file, string content) => Has(file) && File.ReadAllText(FullPath(file)) == content;

    /// <summary>
    /// Makes the folder hold exactly these files. All of them are written out before the first is put in place, and without a manifest
    /// in between: a run that is cut off leaves either the previous state, or one that the next run regenerates.
    /// </summary>
    /// <param name="generated">The files.</param>
    /// <param name="staging">Where they are written first.</param>
    /// <param name="owned">The files that may be deleted; all of them without it.</param>
    public void Replace(GeneratedFiles generated, TemporaryFolder staging, IEnumerable<string>? owned = null)
    {
        // A file that has not changed keeps its timestamp, and the compiler its up-to-date output.
        var changed = generated.Sources.Where(source => !Holds(source.Key, source.Value)).Select(source => source.Key).ToList();
        changed.ForEach(file => Write(staging, file, generated.Sources[file]));
        Write(staging, CodeGeneration.Manifest.FileName, generated.Manifest);

        Delete(CodeGeneration.Manifest.FileName);
        foreach (var gone in (owned ?? Files).Where(file => !generated.Sources.ContainsKey(file)))
            Delete(gone);
        changed.ForEach(file => MoveIn(staging, file));
        MoveIn(staging, CodeGeneration.Manifest.FileName);
    }

    private static void Write(TemporaryFolder staging, string file, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(staging.File(file))!);
        File.WriteAllText(staging.File(file), content);
    }

    private void MoveIn(TemporaryFolder staging, string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FullPath(file))!);
        File.Move(staging.File(file), FullPath(file), overwrite: true);
    }

    private void Delete(string file)
    {
        if (Has(file))
            File.Delete(FullPath(file));
    }

    private string FullPath(string file) => Path.Combine(_path, file);
}
