using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.CommandLine;

/// <summary>References to files beside the folder of the document.</summary>
internal sealed class OutsideTests
{
    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp()
    {
        _workspace = new();
        _workspace.Write("shared/old.yaml", "A: { type: string }");
        _workspace.Write("shared/new.yaml", "A: { type: integer }");
    }

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [Test]
    public void Refuses_them_and_names_the_option()
    {
        var result = Workspace.Run(Document("old"), Document("new"));
        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(result.Errors, Does.Contain("old.yaml").And.Contain("--allow-outside-refs"));
        Assert.That(result.Output, Is.Empty);
    }

    [Test]
    public void Follows_them_if_allowed()
    {
        var result = Workspace.Run(Document("old"), Document("new"), "--allow-outside-refs");
        Assert.That(result.ExitCode, Is.EqualTo(1), result.Errors);
        Assert.That(result.Output, Does.Contain("response-type-changed"));
    }

    [Test]
    public void Leaves_those_to_other_hosts_refused()
    {
        var remote = Document("remote", "http://127.0.0.1:9/a.yaml");
        var result = Workspace.Run(remote, remote, "--allow-outside-refs");
        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(result.Errors, Does.Contain("--allow-remote-refs"));
    }

    private string Document(string name) => Document(name, $"../shared/{name}.yaml");

    private string Document(string name, string file) => _workspace.Write($"api/{name}.yaml", Workspace.Referring($"{file}#/A"));
}
