namespace CloudMgmt.Build;

/// <summary>Runs contract-diff as it is in the working tree.</summary>
internal sealed class ContractDiffTool(Repository repository)
{
    private readonly Lazy<string> _tool = new(() => Build(repository));

    public string Path => _tool.Value;

    /// <summary>Arguments that judge a spec against a revision: with the repository's verdicts, its approvals and its versions.</summary>
    public IEnumerable<string> Arguments(Api api, string revision, Revisions revisions)
    {
        List<string> arguments = [Path, "--git", revision, api.Spec];
        if (File.Exists(Approvals(api)))
            arguments.AddRange(["--approvals", Approvals(api)]);
        if (revisions.Version(api, revision) is { } old)
            arguments.AddRange(["--base-version", old, "--head-version", revisions.Version(api)]);
        return arguments;
    }

    private static string Build(Repository repository)
    {
        Shell.Capture("dotnet", repository.Root, "build", System.IO.Path.Combine(repository.Build, "ContractDiff"), "-c", "Release", "-v", "quiet", "--nologo");
        return System.IO.Path.Combine(repository.Root, "artifacts", "bin", "ContractDiff", "release", "contract-diff.dll");
    }

    private string Approvals(Api api) => System.IO.Path.Combine(repository.Specs, "approvals", $"{api.Name}.yaml");
}
