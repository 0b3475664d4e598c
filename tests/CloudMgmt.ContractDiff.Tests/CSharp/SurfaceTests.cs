using System.Reflection;
using CloudMgmt.ClientModel;
using CloudMgmt.BimData;
using CloudMgmt.CloudEndure;
using CloudMgmt.CodeGeneration;
using CloudMgmt.ContractDiff.CSharp;
using CloudMgmt.ContractDiff.Tests.Generation;
using CloudMgmt.Helios;
using CloudMgmt.OpenApi;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.CSharp;

/// <summary>The surface that is read off a document is the one that the generator makes of it.</summary>
internal sealed class SurfaceTests
{
    [TestCase("specs/bimdata.yaml", "BimDataClient", typeof(BimDataClient))]
    [TestCase("specs/cloudendure.yaml", "CloudEndureClient", typeof(CloudEndureClient))]
    [TestCase("specs/helios.yaml", "HeliosClient", typeof(HeliosClient))]
    public void Equals_that_of_the_package(string spec, string client, Type inPackage) => AssertEqual(spec, client, inPackage.Assembly);

    /// <summary>Every trap that is known of: what may be wrong in the model is wrong here first.</summary>
    [Test]
    public void Equals_what_is_generated_from_the_torture_spec()
    {
        const string Spec = "tests/CloudMgmt.Templates.Tests/torture.yaml";
        var sources = ClientGenerator.Generate(new Api("torture", "", "CloudMgmt.Torture", "TortureClient"), File.ReadAllText(Path.Combine(RepositoryFolder.Path, Spec)));
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
