namespace CloudMgmt.CodeGeneration;

/// <summary>
/// One hash of everything that the generated code of an API depends on: what NSwag prints, and what prints it. How the generator comes to
/// the former does not matter.
/// </summary>
internal static class InputHash
{
    // To be raised when splitting and formatting come to give other files of the same output.
    private const int FormatVersion = 1;

    public static string Compute(Repository repository, Api api, string document, string nswagVersion)
    {
        var files = Directory.EnumerateFiles(repository.Absolute("build/Templates"), "*.liquid", SearchOption.AllDirectories)
            .Append(repository.NSwagConfiguration)
            .Select(file => (Name: repository.Relative(file), Hash: ContentHash.OfFile(file)))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => $"{file.Hash}  {file.Name}");
        string[] others = [$"nswag {nswagVersion}", $"format {FormatVersion}", $"{api.Package} {api.Client}", document];
        return ContentHash.Of(string.Join('\n', [.. files, .. others]));
    }
}
