using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Versions;
using NuGet.Versioning;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.CommandLine;

internal sealed class VersionTests
{
    // The example of Semantic Versioning 2.0.0, section 11, and what it leaves to the reader.
    private static readonly string[] Ascending =
    [
        "0.0.0-0", "0.0.1", "0.10.0", "1.0.0-1", "1.0.0-2", "1.0.0-10", "1.0.0--", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta",
        "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0-rc.99999999999999999999999", "1.0.0", "1.0.1", "1.2.0",
        "1.10.0", "2.0.0", "10.0.0",
    ];

    [Test]
    public void Ranks_versions()
    {
        var versions = Ascending.Select(Version).ToArray();
        for (var one = 0; one < versions.Length; one++)
        {
            for (var other = 0; other < versions.Length; other++)
            {
                Assert.That(
                    Math.Sign(versions[one].CompareTo(versions[other])), Is.EqualTo(Math.Sign(one.CompareTo(other))),
                    $"{versions[one]} and {versions[other]}");
            }
        }
    }

    [TestCaseSource(nameof(Ascending))]
    public void Keeps_the_text(string text) => Assert.That(Version(text).ToString(), Is.EqualTo(text));

    [Test]
    public void Build_metadata_has_no_rank() => Assert.That(Version("1.0.0+a.1").CompareTo(Version("1.0.0+b")), Is.Zero);

    [TestCase("1")]
    [TestCase("1.2")]
    [TestCase("1.2.3.4")]
    [TestCase("v1.2.3")]
    [TestCase("01.2.3")]
    [TestCase("1.2.3-01")]
    [TestCase("1.2.3-")]
    [TestCase("1.2.3-a..b")]
    [TestCase("1.2.3+")]
    [TestCase("1.2.3-ä")]
    [TestCase("1.2.3\n")]
    [TestCase(" 1.2.3")]
    [TestCase("99999999999999999999.0.0")]
    [TestCase("")]
    public void Refuses_what_is_no_version(string text) => Assert.That(SemanticVersion.TryParse(text, out _), Is.False);

    [TestCase("1.4.2", "major", "2.0.0")]
    [TestCase("1.4.2", "minor", "1.5.0")]
    [TestCase("1.4.2", "patch", "1.4.3")]
    [TestCase("1.4.2", "none", "1.4.2")]
    [TestCase("0.4.2", "major", "0.5.0")]
    [TestCase("0.4.2", "minor", "0.4.3")]
    [TestCase("0.4.2", "patch", "0.4.3")]
    [TestCase("2.0.0-beta.1", "major", "2.0.0")]
    [TestCase("2.0.0-beta.1", "patch", "2.0.0")]
    [TestCase("1.3.0-beta.1", "major", "2.0.0")]
    [TestCase("1.3.0-beta.1", "minor", "1.3.0")]
    [TestCase("1.3.1-beta.1", "minor", "1.4.0")]
    [TestCase("1.3.1-beta.1", "patch", "1.3.1")]
    [TestCase("0.5.0-beta.1", "major", "0.5.0")]
    [TestCase("0.5.1-beta.1", "major", "0.6.0")]
    public void Finds_the_next_version(string version, string bump, string expected)
        => Assert.That(VersionCheck.After(Version(version), BumpOf(bump)).ToString(), Is.EqualTo(expected));

    [TestCase("1.4.2", "2.0.0", "major")]
    [TestCase("1.4.2", "2.0.0-rc.1", "major")]
    [TestCase("1.4.2", "3.1.0", "major")]
    [TestCase("1.4.2", "1.4.2", "none")]
    [TestCase("1.4.2", "1.4.3", "patch")]
    [TestCase("0.4.2", "0.5.0", "major")]
    [TestCase("0.4.2", "1.0.0", "major")]
    [TestCase("2.0.0-beta.1", "2.0.0-beta.2", "major")]
    public void Accepts_what_is_enough(string @base, string head, string bump)
        => Assert.That(VersionCheck.Problem(Version(@base), Version(head), BumpOf(bump)), Is.Null);

    [TestCase("1.4.2", "1.5.0", "major", "The version 1.5.0 is too low: after 1.4.2 these changes need 2.0.0 or later (something breaks).")]
    [TestCase("1.4.2", "1.4.3", "minor", "The version 1.4.3 is too low: after 1.4.2 these changes need 1.5.0 or later (something is new or risky).")]
    [TestCase("1.4.2", "1.4.2", "patch", "The version 1.4.2 is too low: after 1.4.2 these changes need 1.4.3 or later (something changed).")]
    [TestCase("0.4.2", "0.4.3", "major", "The version 0.4.3 is too low: after 0.4.2 these changes need 0.5.0 or later (something breaks).")]
    [TestCase("2.0.0-beta.1", "2.0.0-alpha", "patch", "The version 2.0.0-alpha is too low: after 2.0.0-beta.1 these changes need 2.0.0 or later (something changed).")]
    [TestCase("1.4.2", "1.4.1", "none", "The version went down from 1.4.2 to 1.4.1; nothing changed, so 1.4.2 can stay.")]
    public void Says_which_version_is_needed(string @base, string head, string bump, string expected)
        => Assert.That(VersionCheck.Problem(Version(@base), Version(head), BumpOf(bump)), Is.EqualTo(expected));

    [Test]
    public void A_too_low_version_fails_the_run()
    {
        using var workspace = new Workspace();
        var (old, current) = (workspace.Write("base.yaml", Workspace.Document("GET /a", "GET /b")),
            workspace.Write("head.yaml", Workspace.Document("GET /a")));
        var low = Workspace.Run(old, current, "--fail-on", "none", "--base-version", "1.0.0", "--head-version", "1.1.0");
        Assert.That(low.ExitCode, Is.EqualTo(1));
        Assert.That(low.Errors, Is.EqualTo("contract-diff: The version 1.1.0 is too low: after 1.0.0 these changes need 2.0.0 or later (something breaks).\n"));
        Assert.That(
            Workspace.Run(old, current, "--fail-on", "none", "--base-version", "1.0.0", "--head-version", "2.0.0").ExitCode, Is.Zero);
    }

    private static SemanticVersion Version(string text) => SemanticVersion.Parse(text);

    private static Bump BumpOf(string word) => Enum.Parse<Bump>(word, ignoreCase: true);
}
