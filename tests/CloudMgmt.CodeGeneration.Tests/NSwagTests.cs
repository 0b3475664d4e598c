using CloudMgmt.ContractDiff.Tests.Generation;
using NUnit.Framework;

namespace CloudMgmt.CodeGeneration;

/// <summary>How NSwag is found and started; the other tests run it within their own process.</summary>
internal sealed class NSwagTests
{
    [Test]
    public void Gives_the_same_code_as_within_the_process_wherever_the_repository_and_the_packages_lie()
    {
        using var repository = new TestRepository("a, b = \u00FC");
        var expected = repository.Contents("generated");
        repository.DeleteFolder("generated");
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(NSwagHost.Tool)!))
        {
            repository.Write($"pack, ages = \u00FC/{Path.GetFileName(file)}", "");
            File.Copy(file, repository.PathTo($"pack, ages = \u00FC/{Path.GetFileName(file)}"), overwrite: true);
        }
        repository.NSwagPath = repository.PathTo("pack, ages = \u00FC/dotnet-nswag.dll");

        repository.Succeed("generate");

        Assert.That(repository.Contents("generated"), Is.EqualTo(expected));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Ends_without_a_result_when_nobody_waits_for_it(bool isCancelled)
    {
        using var repository = new TestRepository();
        repository.Write("empty.json", """{"openapi":"3.0.3","info":{"title":"E","version":"1"},"paths":{}}""");

        var result = new NSwagTool(NSwagHost.Tool).Run(
            repository.PathTo("nswag.json"), "Input=empty.json,Output=empty.cs,Namespace=N,ClientClass=C", new(isCancelled));

        Assert.That(result.Succeeded, Is.Not.EqualTo(isCancelled), result.Summary);
        Assert.That(File.Exists(repository.PathTo("empty.cs")), Is.Not.EqualTo(isCancelled));
    }

    [Test]
    public void Has_the_version_of_the_package() => Assert.That(
        new NSwagTool(NSwagHost.Tool).Version,
        Does.StartWith(Path.GetFileName(Path.GetFullPath("../../..", NSwagHost.Tool)) + "+"));

    [Test]
    public void One_error_says_what_to_do_where_there_is_none()
    {
        using var repository = TestRepository.Bare();
        repository.NSwagPath = repository.PathTo("none.dll");

        Assert.That(
            repository.Run("generate").SingleError,
            Is.EqualTo(
                $"build/CodeGeneration/CodeGeneration.csproj: error CMG023: there is no NSwag at {repository.NSwagPath}; restore this project."));
    }

    [TestCase("generate")]
    [TestCase("drift")]
    public void One_error_says_what_to_do_where_nobody_said_where_it_is(string command)
    {
        using var repository = TestRepository.Bare();
        var errors = new StringWriter();

        Assert.That(new CommandLine(TextWriter.Null, errors).Run([command, "--root", repository.Root]), Is.EqualTo(1));
        Assert.That(
            errors.ToString().Trim(),
            Is.EqualTo(
                "build/CodeGeneration/CodeGeneration.csproj: error CMG023: the option --nswag must tell where NSwag's dotnet-nswag.dll is."));
    }
}
