using CloudMgmt.Build;
using CloudMgmt.Build.NewApi;
using CloudMgmt.ContractDiff.Tests.CommandLine;
using CloudMgmt.ContractDiff.Tests.Generation;
using NUnit.Framework;
using Repository = CloudMgmt.Build.Repository;

namespace CloudMgmt.ContractDiff.Tests.Jobs;

/// <summary>The job new-api in a copy of the files of this repository that it changes.</summary>
internal sealed class NewApiTests
{
    private const string Boats = """
        openapi: 3.0.3
        info: { title: 'Boats: "for" <all>', version: '1' }
        paths:
          /boats: { get: { operationId: listBoats, responses: { '200': { description: ok, content: { application/json: { schema: { $ref: 'parts/boat.yaml' } } } } } } }
          /boats/{id}: { delete: { parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { '204': { description: gone } } } }
        """;

    private static readonly string[] Copied =
    [
        "CloudMgmt.sln", "README.md", "build/*.props", "build/*.json", "build/Packages.slnf", "build/CodeGeneration/*.targets",
        "build/CodeGeneration/*.csproj", "build/DependencyInjection/*", "overrides/Directory.Build.props", "tests/Directory.Build.props",
    ];

    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp()
    {
        _workspace = new Workspace();
        foreach (var file in Copied.SelectMany(
            pattern => Directory.GetFiles(Path.Combine(RepositoryFolder.Path, Path.GetDirectoryName(pattern)!), Path.GetFileName(pattern))))
        {
            _workspace.Write("repository/" + Path.GetRelativePath(RepositoryFolder.Path, file), File.ReadAllText(file));
        }
        _workspace.Write("elsewhere/boats.yaml", Boats);
        _workspace.Write("elsewhere/parts/boat.yaml", "type: object\nproperties: { name: { type: string } }\n");
    }

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [Test]
    public void Adds_an_API_to_every_list_and_compiles()
    {
        using (var changes = new FileChanges(_workspace.PathOf("repository")))
        {
            Job().Write(changes, "boats", _workspace.PathOf("elsewhere/boats.yaml"));
            changes.Keep();
        }

        var api = new CodeGeneration.Repository(_workspace.PathOf("repository")).Select(["boats"]).Single();
        var sources = ClientGenerator.Generate(
            api with { Spec = "boats.yaml" }, Boats.Replace("$ref: 'parts/boat.yaml'", "type: object", StringComparison.Ordinal));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                api, Is.EqualTo(
                    new CodeGeneration.Api("boats", "specs/foreign/boats/boats.yaml", "CloudMgmt.Boats", "BoatsClient", Foreign: true)));
            Assert.That(Read("specs/foreign/boats/boats.yaml"), Is.EqualTo(Boats));
            Assert.That(Read("specs/foreign/boats/parts/boat.yaml"), Does.StartWith("type: object"));
            Assert.That(
                Read("CloudMgmt.sln"), Does.Contain("\"CloudMgmt.Boats\"")
                    .And.Contain("\"CloudMgmt.Boats.Extensions.DependencyInjection\"")
                    .And.Contain("\"CloudMgmt.Boats.Tests\""));
            Assert.That(Read("build/Packages.slnf"), Does.Contain("    \"overrides/CloudMgmt.Boats/CloudMgmt.Boats.csproj\",\n")
                .And.Contain("CloudMgmt.Boats.Extensions.DependencyInjection.csproj\",\n"));
            Assert.That(
                Read("build/Versions.props"),
                Does.Contain("<BoatsVersion>0.1.0</BoatsVersion>").And.Contain("'CloudMgmt.Boats'\">$(BoatsVersion)</Version>"));
            Assert.That(Read("README.md"), Does.Contain("| [`CloudMgmt.Boats`](overrides/CloudMgmt.Boats/README.md) | `BoatsClient`: Boats for all |"));
            Assert.That(
                Read("overrides/CloudMgmt.Boats/README.md"), Does.Contain("BoatsClientOptions.FromEnvironment());   // BOATS_BASE_URL\n")
                    .And.Contain("var answer = await client.ListBoatsAsync();"));
            Assert.That(sources["BoatsClientOptions.g.cs"], Does.Contain("FromSettings(").And.Contain("SettingNames"));
            Assert.That(
                () => Compiler.Emit(Compiler.Create("CloudMgmt.Boats", sources.Select(source => Compiler.Parse(source.Value, source.Key)))),
                Throws.Nothing);
        }
    }

    [TestCase("1st", "'1st' is no name for an API: its classes are called after it, so it begins with a letter, and has letters and digits only.")]
    [TestCase("my-boats", "'my-boats' is no name for an API")]
    [TestCase("system", "'system' is no name for an API: it means something else in the code of the packages.")]
    [TestCase("HELIOS", "The name 'HELIOS' is taken: build/apis.json has the API 'helios' with the package CloudMgmt.Helios.")]
    [TestCase("Taken", "The name 'Taken' is taken: there is a folder overrides/CloudMgmt.Taken.")]
    public void A_name_that_cannot_be_used_is_one_error_and_changes_nothing(string name, string message)
    {
        _workspace.Write("repository/overrides/CloudMgmt.Taken/notes.txt", "mine");
        AssertRefused(name, "elsewhere/boats.yaml", message);
    }

    [TestCase("openapi: 3.0.3", "swagger: '2.0'", "boats.yaml(1,1): error CMG001: this is Swagger 2.0")]
    [TestCase("parts/boat.yaml", "parts/boot.yaml", "error CMG003: there is no file")]
    [TestCase("parts/boat.yaml", "../repository/README.md", "error CMG004: ")]
    [TestCase("paths:", "paths: {}\nx-paths:", "boats.yaml(3,1): error CMG028: there is no operation here")]
    [TestCase(
        "paths:", "paths: {}\ncomponents: { schemas: { Mast: { type: object, properties: { height: { type: number } } } } }\nx-paths:",
        "boats.yaml has no operations.")]
    [TestCase("openapi: 3.0.3", "{", "error CMG001: ")]
    public void A_document_that_cannot_be_read_is_one_error_and_changes_nothing(string old, string @new, string message)
    {
        _workspace.Write("elsewhere/boats.yaml", Boats.Replace(old, @new, StringComparison.Ordinal));
        AssertRefused("Boats", "elsewhere/boats.yaml", message);
    }

    [Test]
    public void A_document_that_is_not_there_is_one_error_and_changes_nothing()
        => AssertRefused("Boats", "elsewhere/ships.yaml", "ships.yaml: error CMG001: there is no such file.");

    [Test]
    public void What_fails_on_the_way_is_taken_back()
    {
        _workspace.Write("repository/README.md", "# Nothing to go by\n");
        AssertRefused("Boats", "elsewhere/boats.yaml", "README.md has no line with '[`CloudMgmt.Helios.Extensions.DependencyInjection`]'");
    }

    private void AssertRefused(string name, string spec, string message)
    {
        var before = Contents();
        Assert.That(
            () => Job().Run(name, _workspace.PathOf(spec)),
            Throws.TypeOf<JobFailedException>().With.Message.Contains(message).And.Message.Not.Contains("\n"));
        Assert.That(Contents(), Is.EqualTo(before));
    }

    private NewApiJob Job() => new(new Repository(_workspace.PathOf("repository")), TextWriter.Null);

    private string Read(string file) => File.ReadAllText(_workspace.PathOf("repository/" + file)).ReplaceLineEndings("\n");

    private Dictionary<string, string> Contents()
        => Directory.EnumerateFiles(_workspace.PathOf("repository"), "*", SearchOption.AllDirectories).ToDictionary(
            file => file, File.ReadAllText);
}
