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
        => Run(api, spec, (generator, at) => generator.Generate(at, generator.Prepare(at)).Sources);

    /// <summary>What NSwag would print, which is all of the client that its spec decides.</summary>
    /// <exception cref="ProblemException">The generator refuses the spec.</exception>
    public static string Documents(Api api, string spec)
        => Run(
            api, spec,
            (generator, at) => string.Concat(generator.Prepare(at).Documents.Select(document => Encoding.UTF8.GetString(document.Value))));

    private static T Run<T>(Api api, string spec, Func<Generator, Api, T> run)
    {
        using var folder = new GenerationFolder();
        folder.Write(SpecFile, spec);
        return run(new Generator(new Repository(folder.Path), new NSwagInProcess()), api with { Spec = SpecFile });
    }
}
