using System.Text.Json;
using System.Text.Json.Nodes;
using CloudMgmt.CodeGeneration.Preparation;

namespace CloudMgmt.CodeGeneration;

/// <summary>From a spec to the generated files, without looking at those that are there already.</summary>
internal sealed class Generator(Repository repository, INSwag nswag)
{
    public string InputsOf(Api api) => InputHash.Compute(repository, api, nswag.Version);

    public GeneratedFiles Generate(Api api, string inputs)
    {
        var spec = SpecBundler.Load(repository, api.Spec);
        SpecChecks.ForBuild(spec);
        var operations = spec.OfType("Operation").Count();
        var source = RunNSwag(api, SpecPreparation.Prepare(spec.Root, api.Client));
        return new GeneratedFiles(inputs, OutputSplitter.Split(source, api.Spec), operations);
    }

    private string RunNSwag(Api api, JsonObject document)
    {
        using var work = TemporaryFolder.Create(repository.WorkFolder, api.Name);
        var input = work.File("openapi.json");
        var output = work.File("output.cs");
        File.WriteAllText(input, document.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        var result = nswag.Run(repository.NSwagConfiguration, Variables(api, input, output));
        // NSwag's own exit code is not to be relied on alone: without output there is nothing to go on with.
        if (!result.Succeeded || !File.Exists(output))
            throw new ProblemException(ProblemIds.NSwagFailed, new SourceLocation(api.Spec), $"NSwag failed on this spec (exit code {result.ExitCode}): {result.Summary}");
        return File.ReadAllText(output);
    }

    /// <summary>NSwag splits at commas, so paths are relative to nswag.json: what the root folder is called does not matter.</summary>
    private string Variables(Api api, string input, string output)
        => $"Input={repository.Relative(input)},Output={repository.Relative(output)},Namespace={api.Package},ClientClass={api.Client}";
}
