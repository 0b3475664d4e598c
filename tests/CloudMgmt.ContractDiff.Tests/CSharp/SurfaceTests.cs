using System.Reflection;
using CloudMgmt.ClientModel;
using CloudMgmt.CodeGeneration;
using CloudMgmt.ContractDiff.Tests.Generation;
using CloudMgmt.OpenApi;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.CSharp;

/// <summary>The surface that is read off a document is the one that the generator makes of it.</summary>
internal sealed class SurfaceTests
{
    private static IEnumerable<Api> Apis => new Repository(RepositoryFolder.Path).Apis;

    [TestCaseSource(nameof(Apis))]
    public void Equals_that_of_the_package(Api api) => AssertEqual(api.Spec, api.Client, Assembly.Load(api.Package));

    /// <summary>Every trap that is known of: what may be wrong in the model is wrong here first.</summary>
    [Test]
    public void Equals_what_is_generated_from_the_torture_spec()
    {
        const string Spec = "tests/CloudMgmt.Templates.Tests/torture.yaml";
        var sources = ClientGenerator.Generate(
            new Api("torture", "", "CloudMgmt.Torture", "TortureClient"), File.ReadAllText(Path.Combine(RepositoryFolder.Path, Spec)));
        var image = Compiler.Emit(Compiler.Create("CloudMgmt.Torture", sources.Select(source => Compiler.Parse(source.Value, source.Key))));
        AssertEqual(Spec, "TortureClient", Assembly.Load(image));
    }

    private static void AssertEqual(string spec, string client, Assembly assembly)
    {
        var document = new DocumentLoader(new DiskSource()).Load(Path.Combine(RepositoryFolder.Path, spec));
        var (expected, actual) = (ReflectedText.Of(assembly).ToList(), SurfaceText.Of(new Client(document, client)).ToList());
        Assert.That(actual.Except(expected), Is.Empty, "only in the model");
        Assert.That(expected.Except(actual), Is.Empty, "only in the assembly");
        Assert.That(actual, Has.Count.EqualTo(expected.Count));
    }
}
