using System.Text.RegularExpressions;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Jobs;

/// <summary>The changelog of what goes out: <c>dotnet run --project build -- release</c>.</summary>
internal sealed class ReleaseJobTests
{
    private const string Before = "# Changelog\n\nVersions are semantic.\n\n";
    private const string First = "## Shop.Pets 1.0.0 (DATE)\n\n- The first one.\n";

    private JobRepository _repository = null!;

    // Whatever day it is.
    private string Changelog => Regex.Replace(_repository.Read("CHANGELOG.md"), @"\(\d{4}-\d{2}-\d{2}\)", "(DATE)");

    [SetUp]
    public void SetUp() => _repository = new();

    [TearDown]
    public void TearDown() => _repository.Dispose();

    [Test]
    public void An_entry_tells_what_breaks_first_and_stands_above_older_ones()
    {
        _repository.SetPets("GET /pets", "POST /pets");
        _repository.SetVersions(pets: "2.0.0");
        var result = _repository.Run("release");
        Assert.That(result.ExitCode, Is.Zero, result.Errors);
        Assert.That(result.Output, Does.Contain("1 entry in CHANGELOG.md."));
        var text = Changelog;
        Assert.That(text, Does.StartWith($"{Before}## Shop.Pets 2.0.0 (DATE)\n\n### Breaking\n\n- `DELETE /pets`: DELETE /pets is gone.").And.EndWith($"\n\n{First}"));
        Assert.That(text, Does.Contain("\n\n### Added\n\n- `POST /pets`: POST /pets is new.").And.Not.Contain("### Look at"));
    }

    [Test]
    public void An_approved_break_says_whom_it_concerns_and_why()
    {
        _repository.SetPets("GET /pets");
        _repository.ApproveOnlyBreak();
        _repository.SetVersions(pets: "2.0.0");
        Assert.That(_repository.Run("release").ExitCode, Is.Zero);
        Assert.That(Changelog, Does.Match(@"- `DELETE /pets`: DELETE /pets is gone\. .+ Reason: Nobody deletes pets\.\n"));
    }

    [Test]
    public void Each_package_whose_version_went_up_has_an_entry()
    {
        _repository.SetVersions(pets: "1.0.1", food: "1.0.1");
        Assert.That(_repository.Run("release").Output, Does.Contain("2 entries in CHANGELOG.md."));
        var text = Changelog;
        Assert.That(text, Is.EqualTo($"{Before}## Shop.Pets 1.0.1 (DATE)\n\n- No change of the contract.\n\n## Shop.Food 1.0.1 (DATE)\n\n- No change of the contract.\n\n{First}"));
    }

    [Test]
    public void Without_a_new_version_nothing_is_written()
    {
        _repository.SetPets("GET /pets");
        var result = _repository.Run("release");
        Assert.That((result.ExitCode, result.Output), Is.EqualTo((0, "  No version of a package in build/Versions.props went up: there is nothing to write.\n")));
        Assert.That(Changelog, Is.EqualTo(Before + First));
    }

    [Test]
    public void A_version_that_is_too_low_is_refused()
    {
        _repository.SetPets("GET /pets");
        _repository.SetVersions(pets: "1.1.0");
        var result = _repository.Run("release");
        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Errors, Does.Contain("The version 1.1.0 is too low: after 1.0.0 these changes need 2.0.0 or later"));
        Assert.That(Changelog, Is.EqualTo(Before + First));
    }

    [Test]
    public void It_tells_all_that_changed_since_the_tag_of_the_last_release()
    {
        _repository.Git("tag", "Shop.Pets/1.0.0");
        _repository.SetPets("GET /pets");
        _repository.Commit("one");
        _repository.SetVersions(pets: "2.0.0");
        _repository.Commit("two");
        Assert.That(_repository.Run("release").ExitCode, Is.Zero);
        Assert.That(Changelog, Does.Contain("## Shop.Pets 2.0.0").And.Contain("DELETE /pets is gone."));
    }
}
