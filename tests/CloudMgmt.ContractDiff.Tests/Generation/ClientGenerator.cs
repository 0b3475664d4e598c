using CloudMgmt.CodeGeneration;
using CloudMgmt.CodeGeneration.Preparation;

namespace CloudMgmt.ContractDiff.Tests.Generation;

/// <summary>The repository's generator with all its checks, its preparation, its templates and its NSwag.</summary>
internal static class ClientGenerator
{
    private const string SpecFile = "api.yaml";

    /// <summary>Generates a client.</summary>
    /// <param name="api">What the client is called; where its spec lies does not matter.</param>
    /// <param name="spec">The spec, as YAML or JSON.</param>
    /// <returns>The content of each file by its name.</returns>
    /// <exception cref="ProblemException">The generator refuses the spec.</exception>
    public static IReadOnlyDictionary<string, string> Generate(Api api, string spec)
    {
        using var folder = new GenerationFolder();
        folder.Write(SpecFile, spec);
        var checkedSpec = SpecBundler.Load(new Repository(folder.Path), SpecFile);
        SpecChecks.ForBuild(checkedSpec);
        folder.Write("prepared.json", SpecPreparation.Prepare(checkedSpec.Root, api.Client).ToJsonString());
        NSwagHost.Instance.Run(Path.Combine(folder.Path, "nswag.json"), $"Input=prepared.json,Output=output.cs,Namespace={api.Package},ClientClass={api.Client}");
        return OutputSplitter.Split(File.ReadAllText(Path.Combine(folder.Path, "output.cs")), SpecFile);
    }
}
