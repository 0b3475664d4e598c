using CloudMgmt.ContractDiff.Reports;
using CloudMgmt.ContractDiff.Rules;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Reports;

internal sealed class TextFormatTests
{
    private readonly TextFormat _plain = new(TextStyle.Plain);

    [Test]
    public void Tells_the_whole_story()
    {
        var fingerprints = SampleChanges.Mixed.Changes.Select(change => change.Fingerprint).ToArray();
        var expected = $"""
            base.yaml → head.yaml

            GET /users
              breaking    GET /users is gone.
                          base.yaml:5 in the base · operation-removed · breaks wire
                          Who is hurt: Every client that calls it fails.
                          Instead: Mark the operation as deprecated with a sunset date, and remove it after that.
                          Fingerprint: {fingerprints[0]}

            POST /users
              breaking    The operationId changed from 'a' to 'b'.
                          head.yaml:6 · operation-id-changed · breaks source and binary
                          C#: UsersClient.AAsync: It is called BAsync.
                          Who is hurt: Code that names it stops compiling.
                          Instead: Keep the name.
                          Fingerprint: {fingerprints[2]}
              compatible  POST /users is new.
                          head.yaml:6 · operation-added · compatible

            components/schemas/User (2 operations: GET /users, POST /users)
              risky       The pattern changed.
                          head.yaml:9 · operation-removed-after-deprecation · risky for wire
                          Who is hurt: Clients that passed over the deprecation fail.
                          Instead: Look at the traffic before the operation goes.
                          Fingerprint: {fingerprints[1]}

            wire          breaking      1 breaking, 1 risky, 2 compatible
            source        breaking      1 breaking, 0 risky, 3 compatible
            binary        breaking      1 breaking, 0 risky, 3 compatible
            bump          major

            """;
        Assert.That(_plain.Write(SampleChanges.Mixed), Is.EqualTo(expected.ReplaceLineEndings("\n")));
    }

    [Test]
    public void Is_short_when_nothing_changed() => Assert.That(_plain.Write(SampleChanges.Quiet), Is.EqualTo("No changes.\n"));

    [Test]
    public void Says_that_only_texts_changed()
    {
        var text = _plain.Write(SampleChanges.Report());
        Assert.That(text, Does.StartWith("Only texts changed").And.Contains("bump          patch"));
    }

    [Test]
    public void Lists_what_hurts_nobody_last_and_short()
    {
        var added = SampleChanges.Create(
            OperationRules.Added, "/paths/~1users/post", "POST /users is new.") with
        { Operations = ["POST /users"] };
        var text = _plain.Write(SampleChanges.Report(added, SampleChanges.Removed()));
        Assert.That(text.IndexOf("is gone.", StringComparison.Ordinal), Is.LessThan(text.IndexOf("is new.", StringComparison.Ordinal)));
        Assert.That(text, Does.Contain("Nobody is hurt by the rest\n  compatible  POST /users is new.\n              POST /users · head.yaml:6 · operation-added\n"));
    }

    [Test]
    public void Marks_what_is_approved_with_its_reason()
    {
        var approved = SampleChanges.Removed() with { Approval = new("0123456789ab", "nobody called it", "ada", "2.0.0") };
        var text = _plain.Write(SampleChanges.Report(approved));
        Assert.That(text, Does.Contain("  approved    GET /users is gone.").And.Contains("Approved for 2.0.0 by ada: nobody called it"));
        Assert.That(
            text,
            Does.Contain("wire          breaking      1 breaking, 0 risky, 0 compatible (1 approved)").And.Not.Contains("Fingerprint"));
    }

    [Test]
    public void Names_three_of_many_operations()
    {
        var shared = SampleChanges.Create(OperationRules.Removed, "/components/schemas/User", "It is gone.", Verdict.Breaking) with
        {
            Operations = [.. Enumerable.Range(1, 200).Select(n => $"GET /{n}")],
        };
        Assert.That(
            _plain.Write(SampleChanges.Report(shared)),
            Does.Contain("components/schemas/User (200 operations: GET /1, GET /2, GET /3 and 197 more)"));
    }

    [Test]
    public void Colours_only_where_asked()
    {
        Assert.That(
            new TextFormat(new(HasColor: true, null)).Write(SampleChanges.Mixed),
            Does.Contain("  \e[1;31mbreaking\e[0m    GET /users is gone."));
        Assert.That(_plain.Write(SampleChanges.Mixed), Does.Not.Contain('\e'));
    }

    [Test]
    public void Fits_the_terminal([Values(60, 80, 100)] int width)
    {
        var lines = new TextFormat(new(false, width)).Write(SampleChanges.Mixed).Split('\n')
            .Where(line => line.StartsWith("  ", StringComparison.Ordinal));
        Assert.That(lines.Select(line => line.Length), Is.All.LessThanOrEqualTo(width));
    }

    [Test]
    public void Breaks_lines_without_losing_words()
        => Assert.That(
            LineBreaks.Of("one two three-and-a-very-long-word four", 8),
            Is.EqualTo((string[])["one two", "three-and-a-very-long-word", "four"]));

    [TestCaseSource(typeof(HostileText), nameof(HostileText.All))]
    public void Lets_nothing_steer_the_terminal(string text)
    {
        var output = _plain.Write(SampleChanges.Hostile(text));
        Assert.That(HostileText.IsTame(output), output);
        Assert.That(output.Split('\n'), Has.None.StartsWith("::"));
    }
}
