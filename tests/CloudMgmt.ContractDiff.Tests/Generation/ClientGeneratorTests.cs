using CloudMgmt.CodeGeneration;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Generation;

/// <summary>What is generated here is what the packages are built from, so that measuring it says something about them.</summary>
internal sealed class ClientGeneratorTests
{
    private static IEnumerable<Api> Apis => new Repository(RepositoryFolder.Path).Apis.Where(api => !api.Foreign);

    [TestCaseSource(nameof(Apis))]
    public void Generates_what_is_committed(object entry)
    {
        var api = (Api)entry;
        var folder = Path.Combine(RepositoryFolder.Path, "generated", api.Package);
        var committed = Directory.EnumerateFiles(folder, "*.g.cs", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText);
        var generated = ClientGenerator.Generate(api, File.ReadAllText(Path.Combine(RepositoryFolder.Path, api.Spec)));
        Assert.That(generated, Is.EquivalentTo(committed));
    }
}
