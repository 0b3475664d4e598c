using CloudMgmt.ContractDiff.Tests.CommandLine;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Jobs;

/// <summary>The client of any document: <c>dotnet run --project build -- generate</c>.</summary>
internal sealed class CodeGenerationJobTests
{
    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp()
    {
        _workspace = new Workspace();
        _workspace.Write("pets.yaml", Workspace.Document("GET /pets"));
    }

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [Test]
    public void The_generator_that_was_built_with_the_jobs_knows_where_NSwag_lies()
    {
        var result = Generate("PetsClient");

        Assert.That(result.ExitCode, Is.Zero, result.Errors);
        Assert.That(File.ReadAllText(_workspace.PathOf("code/PetsClient.g.cs")), Does.Contain("class PetsClient"));
    }

    [Test]
    public void The_job_fails_with_the_generator()
    {
        var result = Generate("Pets Client");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Errors, Does.Contain("'Pets Client' is no name in C#.").And.Contain("ended with exit code 1."));
    }

    private ToolResult Generate(string client)
        => Workspace.Execute(
            "dotnet", RepositoryFolder.Path,
            [
                Path.Combine(TestContext.CurrentContext.TestDirectory, "Build.dll"), "generate", _workspace.PathOf("pets.yaml"),
                "--namespace", "Pets", "--client", client, "--output", _workspace.PathOf("code"),
            ]);
}
