namespace CloudMgmt.Build;

/// <summary>Says of each spec what its changes break, for whom, and which version the package needs; fails for what nobody approved.</summary>
internal sealed class ContractJob(Repository repository)
{
    private readonly Revisions _revisions = new(repository);
    private readonly ContractDiffTool _tool = new(repository);

    /// <param name="revision">The revision to compare with; null for the one that a change is judged against.</param>
    public void Run(string? revision)
    {
        if (revision is not null && !_revisions.Exists(revision))
            throw new JobFailedException($"There is no revision '{revision}'.");
        var failed = Api.All(repository).Where(api => !Compare(api, revision ?? _revisions.MergeBase())).Select(api => api.Spec).ToList();
        if (failed.Count > 0)
            throw new JobFailedException($"The contract of {string.Join(", ", failed)} needs a decision: take the change back, raise the version in build/Versions.props, or approve it in specs/approvals (see specs/README.md).");
    }

    private bool Compare(Api api, string revision)
    {
        Console.WriteLine($"\n-- {api.Spec} against {revision}");
        var markdown = Path.Combine(repository.Reports, $"{api.Name}.md");
        // The file belongs to the first format; the others go to the console.
        string[] formats = ["--format", "markdown", "--output", markdown, "--format", "text", .. OnGitHub ? (string[])["--format", "github"] : []];
        var exitCode = Shell.ExitCode("dotnet", repository.Root, [.. _tool.Arguments(api, revision, _revisions), .. formats]);
        if (Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") is { Length: > 0 } summary && File.Exists(markdown))
            File.AppendAllText(summary, File.ReadAllText(markdown) + "\n");
        return exitCode == 0;
    }

    private static bool OnGitHub => Environment.GetEnvironmentVariable("GITHUB_ACTIONS") == "true";
}
