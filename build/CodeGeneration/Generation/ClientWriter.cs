using CloudMgmt.ClientModel;
using CloudMgmt.OpenApi;

namespace CloudMgmt.CodeGeneration;

/// <summary>Writes the client of any document into any folder.</summary>
internal sealed class ClientWriter(Repository repository, Generator generator, TextWriter output)
{
    /// <param name="api">The document, and what its client is called.</param>
    /// <param name="folder">An empty folder, one that is not there yet, or one that was written like this before.</param>
    /// <param name="inputs">A file that takes the full paths of the files that were read, a line each; null for none.</param>
    /// <exception cref="ProblemException">No client can be made of the document, or not there.</exception>
    public void Write(Api api, string folder, string? inputs = null)
    {
        CheckName(api.Package.Split('.'), api.Package, "--namespace");
        CheckName([api.Client], api.Client, "--client");
        var target = new GeneratedFolder(Path.GetFullPath(folder), folder);
        var previous = target.Manifest;
        if (previous is null && target.Files.Count > 0)
            throw Refused(folder, "this folder holds files that were not generated; name one that is empty or not there yet.");
        var document = Spec.Load(new DiskSource(), api.Spec, api.Overlay);
        var spec = generator.Prepare(api, document);
        foreach (var warning in Problem.Shown(spec.Warnings))
            output.WriteLine(warning);
        var generated = generator.Generate(api, spec, isAlone: true);
        if (generated.Sources.Keys.FirstOrDefault(file => target.Has(file) && previous?.Files.ContainsKey(file) != true) is { } foreign)
            throw Refused($"{folder}/{foreign}", "this file is in the way and was not generated; move or delete it.");
        using (var staging = TemporaryFolder.Create(repository.WorkFolder, "staging"))
            target.Replace(generated, staging, previous?.Files.Keys ?? []);
        if (inputs is not null)
            File.WriteAllLines(inputs, document.Files.Concat(api.Overlay is null ? [] : [api.Overlay]).Select(Path.GetFullPath));
        output.WriteLine($"Generated {api.Package}: {generated.Operations} operations, {generated.Sources.Count} files from {api.Spec}");
    }

    private static void CheckName(IEnumerable<string> parts, string name, string option)
    {
        if (!parts.All(part => CSharpNames.IsIdentifier(part) && CSharpNames.Escape(part) == part))
            throw Refused(option, $"'{name}' is no name in C#.");
    }

    private static ProblemException Refused(string place, string message) => new(ProblemIds.Output, new SourceLocation(place), message);
}
