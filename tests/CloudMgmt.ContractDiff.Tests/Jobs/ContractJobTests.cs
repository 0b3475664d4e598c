using CloudMgmt.Build;
using CloudMgmt.ContractDiff.Reports;
using CloudMgmt.ContractDiff.Tests.CommandLine;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Jobs;

/// <summary>What CI says of a change of specs/: <c>dotnet run --project build -- contract</c>.</summary>
internal sealed class ContractJobTests
{
    private JobRepository _repository = null!;

    [SetUp]
    public void SetUp() => _repository = new();

    [TearDown]
    public void TearDown() => _repository.Dispose();

    [Test]
    public void Specs_that_did_not_change_pass()
    {
        var result = _repository.Run("contract");
        Assert.That(result.ExitCode, Is.Zero, result.Errors);
        Assert.That(result.Output, Does.Contain("-- specs/pets.yaml against ").And.Contain("-- specs/food.yaml against "));
    }

    [Test]
    public void A_break_is_told_to_the_person_and_written_for_the_summary()
    {
        _repository.SetPets("GET /pets");
        var result = _repository.Run("contract");
        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Output, Does.Contain("  breaking    DELETE /pets is gone.").And.Contain("Who is hurt: "));
        Assert.That(result.Errors, Does.Contain("The version 1.0.0 is too low: after 1.0.0 these changes need 2.0.0 or later (something breaks).")
            .And.Contain("The contract of specs/pets.yaml needs a decision"));
        Assert.That(_repository.Read("artifacts/contract/pets.md"), Does.StartWith("## Contract diff: breaking, major bump"));
        Assert.That(_repository.Read("artifacts/contract/food.md"), Does.StartWith("## Contract diff\n\nNo changes since "));
    }

    [Test]
    public void A_break_passes_with_an_approval_and_the_version()
    {
        _repository.SetPets("GET /pets");
        _repository.ApproveOnlyBreak();
        Assert.That(_repository.Run("contract").Errors, Does.Contain("these changes need 2.0.0 or later"));

        _repository.SetVersions(pets: "2.0.0");
        var result = _repository.Run("contract");
        Assert.That(result.ExitCode, Is.Zero, result.Errors);
        _repository.Commit("out");
        Assert.That(_repository.Run("contract").ExitCode, Is.Zero, "after the commit as before");
        _repository.SetPets("GET /pets", "GET /pets/old");
        _repository.SetVersions(pets: "2.1.0");
        Assert.That(_repository.Run("contract").ExitCode, Is.Zero, "the approval is history");
    }

    [Test]
    public void A_branch_is_compared_with_where_it_left_main()
    {
        _repository.Git("checkout", "--quiet", "-b", "topic");
        _repository.SetPets("GET /pets");
        _repository.Commit("one");
        _repository.Write("note.txt", "nothing to do with the specs");
        _repository.Commit("two");
        var start = _repository.Git("rev-parse", "main").Trim();
        Assert.That(
            _repository.Run("contract").Output,
            Does.Contain($"-- specs/pets.yaml against {start}, where HEAD left main\n").And.Contain("DELETE /pets is gone."));
        Assert.That(_repository.Run("contract", "--base", "HEAD^").ExitCode, Is.Zero);
    }

    [Test]
    public void On_main_the_last_change_of_the_versions_counts_until_something_is_released()
    {
        var versions = _repository.Git("rev-parse", "HEAD").Trim();
        _repository.SetPets("GET /pets");
        _repository.Commit("one");
        _repository.Write("note.txt", "nothing to do with the specs");
        _repository.Commit("two");
        var result = _repository.Run("contract");
        Assert.That(result.Output, Does.Contain($"-- specs/pets.yaml against {versions}, the last change of build/Versions.props\n").And.Contain("DELETE /pets is gone."));

        _repository.SetVersions(pets: "2.0.0");
        _repository.Commit("three");
        result = _repository.Run("contract");
        Assert.That((result.ExitCode, result.Errors), Is.EqualTo((0, "")));
    }

    [Test]
    public void Below_1_0_0_a_break_is_only_told_until_something_is_released()
    {
        _repository.SetVersions(pets: "0.1.0");
        _repository.Commit("zero");
        _repository.SetPets("GET /pets");
        _repository.Commit("one");
        var result = _repository.Run("contract");
        Assert.That(result.ExitCode, Is.Zero, result.Errors);
        Assert.That(
            result.Output, Does.Contain("; nothing of it is released yet, so this is only told\n").And.Contain("DELETE /pets is gone."));

        _repository.Git("tag", "Shop.Pets/0.1.0", "HEAD^");
        Assert.That(_repository.Run("contract").Errors, Does.Contain("after 0.1.0 these changes need 0.2.0 or later"));
    }

    [Test]
    public void Below_1_0_0_a_spec_that_cannot_be_read_fails_all_the_same()
    {
        _repository.SetVersions(pets: "0.1.0");
        _repository.Commit("zero");
        _repository.Write("specs/pets.yaml", "openapi: [3.0.3");
        var result = _repository.Run("contract");
        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Errors, Does.Contain("contract-diff could not compare specs/pets.yaml with "));
    }

    [Test]
    public void On_main_the_last_release_of_each_package_counts()
    {
        _repository.Git("tag", "Shop.Pets/1.0.0");
        _repository.SetPets("GET /pets");
        _repository.Commit("one");
        _repository.SetVersions(pets: "2.0.0", food: "1.0.1");
        _repository.Commit("two");
        var result = _repository.Run("contract");
        Assert.That(
            result.Output,
            Does.Contain("-- specs/pets.yaml against Shop.Pets/1.0.0, the last release\n").And.Contain("DELETE /pets is gone."));
        Assert.That(result.Output, Does.Match("-- specs/food.yaml against [0-9a-f]{40}, the last change of build/Versions.props\n"));
        Assert.That(result.Errors, Does.Not.Contain("too low"));
    }

    [Test]
    public void An_unknown_revision_is_named()
    {
        var result = _repository.Run("contract", "--base", "nowhere");
        Assert.That((result.ExitCode, result.Errors), Is.EqualTo((1, "There is no revision 'nowhere'.\n")));
    }

    [Test]
    public void The_program_does_the_same()
    {
        var result = _repository.Start("contract", "--base", "nowhere");
        Assert.That((result.ExitCode, result.Errors), Is.EqualTo((1, "There is no revision 'nowhere'.\n")));
    }

    [TestCase("[ { \"nom\": \"pets\" } ]", "nom")]
    [TestCase("[ { \"name\": \"pets\" } ]", "spec")]
    [TestCase("[", "JSON")]
    public void A_broken_list_of_APIs_is_named_as_the_generator_names_it(string list, string named)
    {
        _repository.Write("build/apis.json", list);
        var result = _repository.Run("contract");
        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Errors, Does.StartWith("build/apis.json: error CMG020: ").And.Contain(named));
    }

    [Test]
    public void Outside_of_a_clone_it_says_where_to_go()
    {
        using var elsewhere = new Workspace();
        var errors = new StringWriter { NewLine = "\n" };
        var surroundings = new Surroundings(elsewhere.Folder, TextWriter.Null, errors, TextStyle.Plain, _ => null);
        Assert.That(new JobCommand(surroundings).Run(["contract"]), Is.EqualTo(1));
        Assert.That(errors.ToString(), Does.StartWith($"There is no CloudMgmt.sln in {elsewhere.Folder} or above it."));
    }

    [Test]
    public void On_GitHub_the_lines_are_annotated_and_the_summary_is_written()
    {
        _repository.SetPets("GET /pets");
        var summary = _repository.PathOf("artifacts/summary.md");
        Directory.CreateDirectory(Path.GetDirectoryName(summary)!);
        var result = _repository.RunWith(new() { ["GITHUB_ACTIONS"] = "true", ["GITHUB_STEP_SUMMARY"] = summary }, "contract");
        Assert.That(result.Output, Does.Contain("::error file=specs/pets.yaml,line="));
        Assert.That(File.ReadAllText(summary), Does.StartWith("## Contract diff: breaking, major bump").And.Contain("No changes since "));
    }
}
