namespace CloudMgmt.CodeGeneration;

/// <summary>One hash of everything that the generated code of an API depends on.</summary>
internal static class InputHash
{
    // The parts of this tool that decide what is written. A change of a check or of a message must not touch generated/.
    private static readonly string[] SourceFolders = ["build/CodeGeneration/Specs", "build/CodeGeneration/Preparation", "build/CodeGeneration/Generation"];

    public static string Compute(Repository repository, Api api, string nswagVersion)
    {
        var files = SpecBundler.Load(repository, api.Spec).Files
            .Append(repository.NSwagConfiguration)
            .Concat(FilesIn(repository, "build/Templates", "*"))
            .Concat(SourceFolders.SelectMany(folder => FilesIn(repository, folder, "*.cs")))
            .Select(file => (Name: repository.Relative(file), Hash: ContentHash.OfFile(repository.Absolute(file))))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => $"{file.Hash}  {file.Name}");
        return ContentHash.Of(string.Join('\n', [.. files, $"nswag {nswagVersion}", api.ToString()]));
    }

    private static IEnumerable<string> FilesIn(Repository repository, string folder, string pattern)
    {
        var path = repository.Absolute(folder);
        return Directory.Exists(path) ? Directory.EnumerateFiles(path, pattern, SearchOption.AllDirectories) : [];
    }
}
