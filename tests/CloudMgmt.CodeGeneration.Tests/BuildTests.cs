using NUnit.Framework;

namespace CloudMgmt.CodeGeneration;

/// <summary>What dotnet build does in a repository whose API packages import GeneratedApi.targets, in the order of a day's work.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
internal sealed class BuildTests
{
    private TestRepository _repository = null!;

    [OneTimeSetUp]
    public void SetUp() => _repository = new TestRepository();

    [OneTimeTearDown]
    public void TearDown() => _repository.Dispose();

    [Test, Order(1)]
    public void Generates_once_for_all_target_frameworks_and_compiles_the_result()
    {
        var result = Build("Pets", "-m", "-verbosity:detailed");

        Assert.That(result.ExitCode, Is.Zero, result.Summary);
        Assert.That(result.Output.Split('\n').Count(line => line.Contains("CodeGeneration.dll\" generate pets", StringComparison.Ordinal) && !line.Contains("Task Parameter", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(File.ReadAllText(_repository.PathTo("artifacts/bin/Pets/release_net10.0/Pets.dll")), Does.Contain("PetsClient").And.Contain("ErrorDetail"));
        Assert.That(File.Exists(_repository.PathTo("artifacts/bin/Pets/release_netstandard2.0/Pets.dll")));
    }

    [Test, Order(2)]
    public void Follows_files_that_appear_and_vanish_in_the_same_build()
    {
        _repository.Replace("specs/pets.yaml", "    Pet:\n", "    Animal:\n");
        _repository.Replace("specs/pets.yaml", "schemas/Pet'", "schemas/Animal'");

        Assert.That(Build("Pets").ExitCode, Is.Zero);
        Assert.That(_repository.Contents("generated/Pets/Models").Keys, Does.Contain("Animal.g.cs").And.Not.Contain("Pet.g.cs"));
        Assert.That(File.ReadAllText(_repository.PathTo("artifacts/bin/Pets/release_net10.0/Pets.dll")), Does.Contain("Animal"));
    }

    [Test, Order(3)]
    public void Compiles_nothing_and_starts_no_generator_when_nothing_changed()
    {
        var broken = _repository.BreakNSwag();
        var before = _repository.Snapshot("artifacts/bin/Pets");

        Assert.That(Build("Pets", $"-property:PkgNSwag_MSBuild={broken}").ExitCode, Is.Zero);
        Assert.That(_repository.Snapshot("artifacts/bin/Pets"), Is.EqualTo(before));
    }

    [Test, Order(4)]
    public void Fails_on_a_broken_spec_with_an_error_of_its_file_and_line()
    {
        _repository.Replace("specs/pets.yaml", "operationId", "operatonId");
        var result = Build("Pets", "-nodeReuse:false", "-consoleLoggerParameters:ErrorsOnly");

        Assert.That(result.ExitCode, Is.Not.Zero);
        Assert.That(result.Output, Does.Contain("specs/pets.yaml(8,7): error CMG008: 'operatonId' is not a keyword of Operation"));
        Assert.That(result.Output, Does.Not.Contain("MSB"));
    }

    [Test, Order(5)]
    public void Builds_from_the_committed_files_alone_when_told_so()
    {
        var result = Build("Pets", "-property:GenerateClients=false");

        Assert.That(result.ExitCode, Is.Zero, result.Summary);
    }

    private ProcessResult Build(string package, params string[] arguments) =>
        ChildProcess.Run(ChildProcess.DotNetHost, ["build", $"overrides/{package}", "-nologo", .. arguments], _repository.Root);
}
