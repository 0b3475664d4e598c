namespace CloudMgmt.CodeGeneration;

/// <summary>What one run of the generator gives for an API, by path relative to its folder, together with its manifest.</summary>
internal sealed class GeneratedFiles(string inputs, IReadOnlyDictionary<string, string> sources, int operations)
{
    public IReadOnlyDictionary<string, string> Sources { get; } = sources;

    public int Operations { get; } = operations;

    public string Manifest { get; } = new Manifest(
        inputs,
        sources.ToDictionary(source => source.Key, source => ContentHash.Of(source.Value))).ToString();
}
