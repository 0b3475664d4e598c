using CloudMgmt.CodeGeneration;
using CloudMgmt.ContractDiff.CommandLine;

namespace CloudMgmt.Build;

/// <summary>Runs contract-diff, as it is in the working tree, on a spec: with its approvals and the versions of its package.</summary>
internal sealed class ContractDiffTool(Repository repository, Revisions revisions)
{
    /// <summary>Judges a spec against a revision.</summary>
    /// <param name="api">Whose spec.</param>
    /// <param name="revision">The revision.</param>
    /// <param name="surroundings">Where it writes.</param>
    /// <param name="more">Arguments for the report.</param>
    /// <returns>Whether it has nothing to say against the changes.</returns>
    /// <exception cref="JobFailedException">It could not compare them.</exception>
    public bool Run(Api api, string revision, Surroundings surroundings, params IEnumerable<string> more)
    {
        List<string> arguments = ["--git", revision, api.Spec, .. more];
        if (File.Exists(Approvals(api)))
            arguments.AddRange(["--approvals", Approvals(api)]);
        if (revisions.Version(api, revision) is { } old)
            arguments.AddRange(["--base-version", old, "--head-version", revisions.Version(api)]);
        var exitCode = Cli.Run(arguments, surroundings.Output, surroundings.Errors, surroundings.Style, repository.Root);
        return exitCode is ExitCode.Success or ExitCode.Found
            ? exitCode == ExitCode.Success
            : throw new JobFailedException($"contract-diff could not compare {api.Spec} with {revision}; see above.");
    }

    private string Approvals(Api api) => Path.Combine(repository.Specs, "approvals", $"{api.Name}.yaml");
}
