using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Jobs;

/// <summary>The lint of the specs: <c>dotnet run --project build -- lint</c>.</summary>
internal sealed class LintJobTests
{
    [TestCase("node")]
    [TestCase("npm", "node", "node.exe")]
    public void Where_node_is_missing_one_sentence_says_what_to_install_and_that_nothing_else_needs_it(
        string missing, params string[] there)
    {
        using var repository = new JobRepository();
        repository.Write("programs/.keep", "");
        foreach (var program in there)
            repository.Write($"programs/{program}", "");
        var result = repository.RunWith(new() { ["PATH"] = repository.PathOf("programs") }, "lint");
        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Output, Is.Empty);
        Assert.That(result.Errors, Does.Match($@"^The spec lint needs Node\.js 20\.19 or later with npm, and there is no '{missing}(\.cmd)?' on the PATH: install it from https://nodejs\.org; the solution is built and tested without it\.\n$"));
    }
}
