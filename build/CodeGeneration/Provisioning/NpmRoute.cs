namespace CloudMgmt.CodeGeneration;

/// <summary>The npm package nswag, as locked by the committed package-lock.json.</summary>
internal sealed class NpmRoute : INSwagRoute
{
    public string Name => "npm";

    public NSwagRouteResult Fetch(Repository repository, string version, TemporaryFolder work)
    {
        foreach (var file in new[] { "package.json", "package-lock.json", ".npmrc" })
        {
            File.Copy(repository.Absolute($"{NSwagProvider.Folder}/{file}"), work.File(file));
        }
        // On Windows npm is a script, which is only found by its whole name.
        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        var result = ChildProcess.Run(npm, ["ci", "--no-progress"], work.FullName);
        return result.Succeeded
            ? NSwagRouteResult.Found(work.File("node_modules/nswag/bin/binaries/Net100"))
            : NSwagRouteResult.Failed(result.Summary);
    }
}
