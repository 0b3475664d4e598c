namespace CloudMgmt.Build;

/// <summary>The arguments with which the jobs run contract-diff, as it is in the working tree.</summary>
internal sealed class ContractDiffTool(Repository repository)
{
    /// <summary>The program; the build puts it beside the jobs.</summary>
    public static string Path => System.IO.Path.Combine(AppContext.BaseDirectory, "contract-diff.dll");

    /// <summary>Arguments that judge a spec against a revision: with its approvals and the versions of its package.</summary>
    public IEnumerable<string> Arguments(Api api, string revision, Revisions revisions)
    {
        List<string> arguments = [Path, "--git", revision, api.Spec];
        if (File.Exists(Approvals(api)))
            arguments.AddRange(["--approvals", Approvals(api)]);
        if (revisions.Version(api, revision) is { } old)
            arguments.AddRange(["--base-version", old, "--head-version", revisions.Version(api)]);
        return arguments;
    }

    private string Approvals(Api api) => System.IO.Path.Combine(repository.Specs, "approvals", $"{api.Name}.yaml");
}
