using System.Text;
using CloudMgmt.CodeGeneration;
using CloudMgmt.ContractDiff.Tests.CommandLine;
using CloudMgmt.ContractDiff.Tests.Generation;
using CloudMgmt.ContractDiff.Tests.Mutations.Measuring;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Mutations;

/// <summary>Whatever a measurement depends on changes its key, and nothing else does.</summary>
internal sealed class InputsTests
{
    private static readonly Api Helios = new Repository(RepositoryFolder.Path).Apis.Single(api => api.Name == "helios");

    private Workspace _root = null!;

    [SetUp]
    public void SetUp()
    {
        _root = new();
        _root.Write("nswag.json", "{}");
        _root.Write("build/Templates/Class.liquid", "class");
        _root.Write("overrides/CloudMgmt.Helios/Views/Client.cs", "class A;");
        _root.Write("overrides/CloudMgmt.BimData/Client.cs", "class B;");
    }

    [TearDown]
    public void TearDown() => _root.Dispose();

    [TestCase("nswag.json", "templates")]
    [TestCase("build/Templates/Class.liquid", "templates")]
    [TestCase("build/Templates/New.liquid", "templates")]
    [TestCase("overrides/CloudMgmt.Helios/Views/Client.cs", "overrides")]
    [TestCase("overrides/CloudMgmt.Helios/New.cs", "overrides")]
    public void An_edit_changes_the_key(string file, string input)
    {
        var before = new Inputs(_root.Folder).Of(Helios);
        _root.Write(file, "edited");
        Assert.That(Changed(before), Is.EqualTo((string[])[input]));
    }

    [TestCase("overrides/CloudMgmt.BimData/Client.cs", "edited")]
    [TestCase("overrides/CloudMgmt.Helios/README.md", "edited")]
    [TestCase("overrides/CloudMgmt.Helios/Views/Client.cs", "class A;")]
    public void Nothing_else_does(string file, string content)
    {
        var before = new Inputs(_root.Folder).Of(Helios);
        _root.Write(file, content);
        Assert.That(Changed(before), Is.Empty);
    }

    [Test]
    public void Neither_do_line_endings_nor_the_place()
    {
        var before = new Inputs(_root.Folder).Of(Helios);
        using var elsewhere = new Workspace();
        foreach (var file in Directory.EnumerateFiles(_root.Folder, "*", SearchOption.AllDirectories))
            elsewhere.Write(Path.GetRelativePath(_root.Folder, file), File.ReadAllText(file).ReplaceLineEndings("\r\n"));
        Assert.That(new Inputs(elsewhere.Folder).Of(Helios), Is.EquivalentTo(before));
    }

    [Test]
    public void A_name_is_part_of_it()
    {
        var before = new Inputs(_root.Folder).Of(Helios);
        File.Move(_root.PathOf("build/Templates/Class.liquid"), _root.PathOf("build/Templates/Other.liquid"));
        Assert.That(Changed(before), Is.EqualTo((string[])["templates"]));
    }

    [Test]
    public void A_program_counts_by_the_sources_that_it_was_compiled_from()
    {
        var compiled = Compile(("a/src/A.cs", "class A;"), ("a/obj/Info.cs", "class Info1;"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Compile(("a/src/A.cs", "class A;"), ("a/obj/Info.cs", "class Info2;")), Is.EqualTo(compiled), "no source of ours");
            Assert.That(Compile(("b/src/A.cs", "class A;")), Is.EqualTo(compiled), "the place does not matter");
            Assert.That(Compile(("a/src/A.cs", "class A { }")), Is.Not.EqualTo(compiled));
            Assert.That(Compile(("a/src/B.cs", "class A;")), Is.Not.EqualTo(compiled));
            Assert.That(Compile(("a/src/A.cs", "class A;"), ("a/src/B.cs", "class B;")), Is.Not.EqualTo(compiled));
        }
    }

    [Test]
    public void Without_its_PDB_the_program_itself_counts()
    {
        Compile(("a/src/A.cs", "class A;"));
        File.Delete(_root.PathOf("p.pdb"));
        var one = Inputs.Compiled(_root.PathOf("p.dll"), "src/");
        Compile(("a/src/A.cs", "class B;"));
        File.Delete(_root.PathOf("p.pdb"));
        Assert.That(Inputs.Compiled(_root.PathOf("p.dll"), "src/"), Is.Not.EqualTo(one));
    }

    /// <summary>Otherwise a folder that was moved would be forgotten in silence.</summary>
    [Test]
    public void A_folder_without_sources_is_refused()
    {
        Compile(("a/src/A.cs", "class A;"));
        Assert.That(() => Inputs.Compiled(_root.PathOf("p.dll"), "source/"), Throws.InvalidOperationException);
    }

    [Test]
    public void The_key_of_the_repository_names_all_that_is_measured_with()
    {
        string[] all = ["core", "formatter", "laboratory", "libraries", "nswag", "overrides", "templates"];
        Assert.That(new Inputs(RepositoryFolder.Path).Of(Helios).Keys, Is.EquivalentTo(all));
    }

    private IEnumerable<string> Changed(IReadOnlyDictionary<string, string> before)
        => new Inputs(_root.Folder).Of(Helios).Where(input => before[input.Key] != input.Value).Select(input => input.Key);

    private string Compile(params (string File, string Source)[] sources)
    {
        var trees = sources.Select(
            source => CSharpSyntaxTree.ParseText(SourceText.From(source.Source, Encoding.UTF8), path: $"/{source.File}"));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, deterministic: true);
        var format = new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb, pdbFilePath: "p.pdb");
        using (var image = File.Create(_root.PathOf("p.dll")))
        using (var pdb = File.Create(_root.PathOf("p.pdb")))
            CSharpCompilation.Create("p", trees, Compiler.References, options).Emit(image, pdb, options: format);
        return Inputs.Compiled(_root.PathOf("p.dll"), "src/");
    }
}
