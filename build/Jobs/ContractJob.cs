using CloudMgmt.CodeGeneration;

namespace CloudMgmt.Build;

/// <summary>
/// Says of each spec what its changes break, for whom, and which version the package needs; fails for what nobody approved.
/// </summary>
internal sealed class ContractJob(Repository repository, Surroundings surroundings)
{
    private readonly Revisions _revisions = new(repository, surroundings);

    /// <param name="revision">The revision to compare with; null for the one that a change is judged against.</param>
    public void Run(string? revision)
    {
        if (revision is not null && !_revisions.Exists(revision))
            throw new JobFailedException($"There is no revision '{revision}'.");
        var failed = repository.Apis.Where(api => !Compare(api, revision is null ? _revisions.Base(api) : _revisions.Base(revision)))
            .Select(api => api.Spec)
            .ToList();
        if (failed.Count > 0)
        {
            throw new JobFailedException($"The contract of {string.Join(", ", failed)} needs a decision: take the change back, "
                + "raise the version in build/Versions.props, or approve it in specs/approvals (see specs/README.md).");
        }
    }

    private bool Compare(Api api, BaseRevision @base)
    {
        surroundings.Output.WriteLine($"\n-- {api.Spec} against {@base}");
        var markdown = Path.Combine(repository.Reports, $"{api.Name}.md");
        // The file belongs to the first format; the others go to the console.
        string[] formats =
        [
            "--format", "markdown", "--output", markdown, "--format", "text", .. OnGitHub ? (string[])["--format", "github"] : [],
        ];
        var isFine = new ContractDiffTool(repository, _revisions).Run(api, @base.Revision, surroundings, formats) || !@base.IsJudged;
        if (surroundings.Filled("GITHUB_STEP_SUMMARY") is { } summary && File.Exists(markdown))
            File.AppendAllText(summary, File.ReadAllText(markdown) + "\n");
        return isFine;
    }

    private bool OnGitHub => surroundings.Variable("GITHUB_ACTIONS") == "true";
}
