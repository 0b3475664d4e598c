using System.Text;
using CloudMgmt.CodeGeneration;

namespace CloudMgmt.ContractDiff.Tests.Generation;

/// <summary>The repository's generator with all its checks, its templates and its NSwag.</summary>
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
        var generator = new Generator(new Repository(folder.Path), new NSwagInProcess());
        var written = api with { Spec = SpecFile };
        return generator.Generate(written, generator.Prepare(written)).Sources;
    }

    /// <summary>What NSwag would print, which is all of the client that its spec decides.</summary>
    /// <exception cref="ProblemException">The generator refuses the spec.</exception>
    public static string Documents(Api api, string spec)
    {
        var (client, _) = Generator.Model(api, Spec.Load(new OneFile(spec), SpecFile));
        return string.Concat(NSwagDocument.Write(client).Select(document => Encoding.UTF8.GetString(document.Value)));
    }
}
