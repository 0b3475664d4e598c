using CloudMgmt.OpenApi.Processes;
using NUnit.Framework;

namespace CloudMgmt.CodeGeneration;

/// <summary>
/// What dotnet build does in a repository whose API packages import GeneratedApi.targets. One build of a solution serves all tests: of
/// pets, for
/// two target frameworks; of zoo, whose spec changed since; of shops, which takes generated/ as it is; and of mess, whose spec is broken.
/// </summary>
internal sealed class BuildTests
{
    private static readonly TestRepository Repository = new("a, b = \u00FC");
    private static readonly Lazy<ProcessResult> First = new(BuildAll);

    [OneTimeTearDown]
    public static void TearDown() => Repository.Dispose();

    [Test]
    public void Generates_once_for_all_target_frameworks_and_compiles_the_result()
    {
        Assert.That(
            First.Value.Output.Split('\n').Count(line => line.Contains("CodeGeneration.dll\" generate pets ", StringComparison.Ordinal)),
            Is.EqualTo(1),
            First.Value.Output);
        Assert.That(Assembly("Pets", "release_net10.0"), Does.Contain("PetsClient").And.Contain("ErrorDetail"));
        Assert.That(Assembly("Pets", "release_netstandard2.0"), Does.Contain("PetsClient"));
    }

    [Test]
    public void Follows_files_that_appear_and_vanish_in_the_same_build()
    {
        Assert.That(First.Value.Output, Does.Contain("Generated Zoo: "));
        Assert.That(Repository.Contents("generated/Zoo/Models").Keys, Does.Contain("Animal.g.cs").And.Not.Contain("Pet.g.cs"));
        Assert.That(Assembly("Zoo", "release"), Does.Contain("Animal"));
    }

    [Test]
    public void Fails_on_a_broken_spec_with_an_error_of_its_file_and_line()
    {
        var errors = First.Value.Output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal));

        Assert.That(First.Value.ExitCode, Is.Not.Zero);
        Assert.That(
            errors.Select(line => line[line.IndexOf("error", StringComparison.Ordinal)..][..12]).Distinct(),
            Is.EquivalentTo(new[] { "error CMG008", "error CMG000" }));
        Assert.That(First.Value.Output, Does.Contain("specs/mess.yaml(8,7): error CMG008: 'operatonId' is not a keyword of Operation"));
    }

    [Test]
    public void Builds_from_the_committed_files_alone_when_told_so()
    {
        Assert.That(First.Value.Output, Does.Not.Contain("generate shops"));
        Assert.That(Assembly("Shops", "release_net10.0"), Does.Contain("ShopsClient"));
    }

    [Test]
    public void Compiles_nothing_and_starts_no_generator_when_nothing_changed()
    {
        _ = First.Value;
        var broken = Repository.BreakNSwag();
        var before = Repository.Snapshot("artifacts/bin/Pets");
        var result = DotNet.Run(
            Repository.Root,
            "build",
            "overrides/Pets",
            "-c",
            "Release",
            "--no-restore",
            "-nologo",
            $"-property:PkgNSwag_MSBuild=\"{broken}\"");

        Assert.That(result.ExitCode, Is.Zero, result.Summary);
        Assert.That(Repository.Snapshot("artifacts/bin/Pets"), Is.EqualTo(before));
    }

    [Test, Platform(Exclude = "Win")]
    public void Says_what_to_do_where_MSBuild_starts_no_program()
    {
        using var repository = TestRepository.Bare();
        repository.Write("with space/.keep", "");
        string[] arguments = ["msbuild", "build/CodeGeneration/GeneratedApi.targets", "-target:RunGenerator", "-nologo"];
        var result = DotNet.RunWith(new() { ["TMPDIR"] = repository.PathTo("with space") }, repository.Root, arguments);

        Assert.That(result.ExitCode, Is.Not.Zero);
        Assert.That(
            result.Output,
            Does.Contain(
                "error CMG000: MSBuild starts no program while the path of the temporary folder has a space: set TMPDIR to another than "));
    }

    private static ProcessResult BuildAll()
    {
        Add("zoo", "Zoo");
        Add("mess", "Mess");
        Repository.Succeed("generate");
        Repository.Replace("specs/zoo.yaml", "    Pet:\n", "    Animal:\n");
        Repository.Replace("specs/zoo.yaml", "schemas/Pet'", "schemas/Animal'");
        Repository.Replace("specs/mess.yaml", "operationId", "operatonId");
        Repository.Replace("specs/shops.yaml", "operationId", "operatonId");
        Repository.Replace("overrides/Shops/Shops.csproj", "    <ApiName>", "    <GenerateClients>false</GenerateClients>\n    <ApiName>");
        var projects = new[] { "overrides/Pets", "overrides/Zoo", "overrides/Mess", "overrides/Shops", "build/CodeGeneration" }
            .Select(folder => $"<Project Path=\"{folder}/{Path.GetFileName(folder)}.csproj\" />");
        Repository.Write("All.slnx", $"<Solution>{string.Concat(projects)}</Solution>");
        return DotNet.Run(Repository.Root, "build", "All.slnx", "-c", "Release", "-m", "-nologo", "-verbosity:normal");
    }

    /// <summary>Another API, with the spec of pets.</summary>
    private static void Add(string name, string package)
    {
        Repository.Write($"specs/{name}.yaml", Repository.Read("specs/pets.yaml"));
        Repository.Write(
            $"overrides/{package}/{package}.csproj",
            Repository.Read("overrides/Pets/Pets.csproj").Replace("pets", name, StringComparison.Ordinal)
                .Replace(
                    "<TargetFrameworks>netstandard2.0;net10.0</TargetFrameworks>",
                    "<TargetFramework>net10.0</TargetFramework>",
                    StringComparison.Ordinal));
        Repository.Replace(
            "build/apis.json",
            "\n]",
            $",\n  {{ \"name\": \"{name}\", \"spec\": \"specs/{name}.yaml\", \"package\": \"{package}\", \"client\": \"{package}Client\" }}\n]");
    }

    private static string Assembly(string package, string framework)
        => File.ReadAllText(Repository.PathTo($"artifacts/bin/{package}/{framework}/{package}.dll"));
}
