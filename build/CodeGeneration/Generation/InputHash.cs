namespace CloudMgmt.CodeGeneration;

/// <summary>
/// One hash of everything that the generated code of an API depends on: what NSwag prints, and what prints it. How the generator comes to
/// the former does not matter.
/// </summary>
internal static class InputHash
{
    private static readonly Lazy<string> ReadFormat = new(() => ContentHash.Of(string.Join('\n', Sources().Select(Code))));

    /// <summary>The hash of how NSwag's output is split and formatted, which is data of this assembly: see the project file.</summary>
    public static string Format => ReadFormat.Value;

    public static string Compute(Repository repository, Api api, IEnumerable<byte[]> documents, string nswagVersion)
    {
        var files = Directory.EnumerateFiles(repository.Absolute("build/Templates"), "*.liquid", SearchOption.AllDirectories)
            .Append(repository.NSwagConfiguration)
            .Select(file => (Name: repository.Relative(file), Hash: ContentHash.OfFile(file)))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => $"{file.Hash}  {file.Name}");
        string[] others = [$"nswag {nswagVersion}", $"format {Format}", $"{api.Package} {api.Client}"];
        return ContentHash.Of(string.Join('\n', [.. files, .. others]), documents);
    }

    /// <summary>What a compiler takes of a source, so that a comment regenerates nothing.</summary>
    public static string Code(string source)
        => string.Join(
            '\n',
            source.Split('\n').Select(line => line.Trim()).Where(line => line != "" && !line.StartsWith("//", StringComparison.Ordinal)));

    private static IEnumerable<string> Sources()
    {
        foreach (var name in typeof(InputHash).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(typeof(InputHash).Assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }
}
