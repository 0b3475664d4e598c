namespace CloudMgmt.CodeGeneration;

/// <summary>Regenerates an API, whatever its manifest says, and compares with what is committed.</summary>
internal sealed class DriftCheck(Repository repository, Generator generator, TextWriter output)
{
    public void Check(Api api)
    {
        var folder = new GeneratedFolder(repository, api);
        var generated = generator.Generate(api, generator.Prepare(api));
        var problems = generated.Sources
            .Append(new KeyValuePair<string, string>(Manifest.FileName, generated.Manifest))
            .Where(file => !folder.Holds(file.Key, file.Value))
            .Select(file => Drifted(folder, file.Key, folder.Has(file.Key) ? "differs from what" : "is missing from what"))
            .Concat(folder.Files.Where(file => !generated.Sources.ContainsKey(file))
                .Select(file => Drifted(folder, file, "is not part of what")));
        ProblemException.ThrowIfAny([.. problems]);
        output.WriteLine($"{api.Package} is up to date with {api.Spec}");
    }

    private static Problem Drifted(GeneratedFolder folder, string file, string how)
        => new(ProblemIds.Drift, folder.At(file), $"this file {how} the specs and templates give; build the API and commit generated/.");
}
