using CloudMgmt.ContractDiff.Reports;
using CloudMgmt.ContractDiff.Rules;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Reports;

internal sealed class GitHubFormatTests
{
    private readonly GitHubFormat _format = new(10, FormatTest.Paths);

    [Test]
    public void Annotates_the_changed_lines_worst_first()
    {
        var lines = _format.Write(SampleChanges.Mixed).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines.Select(line => line.Split(' ')[0]), Is.EqualTo((string[])["::error", "::error", "::warning"]));
        Assert.That(lines[1], Does.StartWith("::error file=head.yaml,line=6,col=5,title=operation-id-changed::The operationId changed from 'a' to 'b'.%0Abreaks source and binary. Code that names it stops compiling.%0AKeep the name."));
    }

    [Test]
    public void Names_no_line_of_the_new_file_for_what_is_gone()
        => Assert.That(_format.Write(SampleChanges.Report(SampleChanges.Removed())), Does.StartWith("::error file=head.yaml,title=operation-removed::GET /users is gone. (It was at base.yaml:5.)%0A"));

    [Test]
    public void Only_mentions_what_is_approved()
    {
        var approved = SampleChanges.Removed() with { Approval = new("0123456789ab", "agreed", "ada", "2.0.0") };
        Assert.That(
            _format.Write(SampleChanges.Report(approved)), Does.StartWith("::notice ").And.Contains("%0AApproved by ada: agreed\n"));
    }

    [Test]
    public void Tells_nothing_compatible()
        => Assert.That(
            _format.Write(SampleChanges.Report(SampleChanges.Create(OperationRules.Added, "/paths/~1users/post", "POST /users is new."))),
            Is.Empty);

    [Test]
    public void Stops_at_a_number_and_says_how_many_are_left()
    {
        var approved = SampleChanges.Removed() with { Approval = new("0123456789ab", "agreed", "ada", "2.0.0") };
        var report = SampleChanges.Report([approved, .. SampleChanges.Mixed.Changes]);
        var lines = new GitHubFormat(3, FormatTest.Paths).Write(report).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(
            lines.Select(line => line.Split(' ')[0]), Is.EqualTo((string[])["::error", "::error", "::warning", "1"]),
            "the worst first, what is approved last");
        Assert.That(lines[3], Is.EqualTo("1 of 4 findings are not annotated; the report has all of them."));
        Assert.That(
            new GitHubFormat(0, FormatTest.Paths).Write(report),
            Is.EqualTo("4 of 4 findings are not annotated; the report has all of them.\n"));
    }

    [Test]
    public void Escapes_properties()
    {
        var report = SampleChanges.Report(SampleChanges.Removed());
        var document = report.Documents[0] with { Head = "a,b:c%.yaml" };
        Assert.That(_format.Write(report with { Documents = [document] }), Does.StartWith("::error file=a%2Cb%3Ac%25.yaml,title="));
    }

    [TestCaseSource(typeof(HostileText), nameof(HostileText.All))]
    public void Writes_one_command_for_each_change(string text)
    {
        var output = _format.Write(SampleChanges.Hostile(text));
        Assert.That(HostileText.IsTame(output), output);
        Assert.That(output.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(2).And.All.Match("^::(error|notice) file="));
    }
}
