using System.Reflection;
using CloudMgmt.ClientModel;
using CloudMgmt.CodeGeneration;
using CloudMgmt.Core.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;

namespace CloudMgmt.Templates.Tests;

/// <summary>The torture spec: all that a document of ours may hold.</summary>
internal static class TortureApi
{
    private const string SpecFile = "torture.yaml";

    private static readonly Lazy<Assembly> LazyAssembly = new(Load);

    public static CompiledApi Api { get; } = new(new Api("torture", SpecFile, "CloudMgmt.Torture", "TortureClient"));

    public static IReadOnlyDictionary<string, string> Sources => Api.Sources;

    public static CSharpCompilation Compilation => Api.Compilation;

    public static Assembly Assembly => LazyAssembly.Value;

    public static IEnumerable<Diagnostic> Diagnostics => Api.Diagnostics;

    public static Spec Spec => Spec.Load(new Repository(TestContext.CurrentContext.TestDirectory), SpecFile);

    public static IReadOnlyDictionary<string, string> Generate() => Generate(File.ReadAllText(CompiledApi.InFolder(SpecFile)));

    public static IReadOnlyDictionary<string, string> Generate(string spec) => Api.Generate(spec);

    private static Assembly Load()
    {
        // Random documents name subtypes as well.
        foreach (var model in new Client(Spec.Document).Models.Where(model => model.Discriminator is not null))
        {
            RandomJson.Hierarchies[Api.Type(model.Name)] = (model.Discriminator!, [
                .. model.Subtypes.Select(subtype => (subtype.Value, Api.Type(subtype.Type.Name))),
            ]);
        }

        return Api.Assembly;
    }
}
