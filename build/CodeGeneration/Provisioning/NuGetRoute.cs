namespace CloudMgmt.CodeGeneration;

/// <summary>The NuGet package NSwag.MSBuild, by way of a project that does nothing but download it and copy its binaries.</summary>
internal sealed class NuGetRoute : INSwagRoute
{
    private const string Project = "NSwag.NuGet.csproj";

    public string Name => "nuget";

    public NSwagRouteResult Fetch(Repository repository, string version, TemporaryFolder work)
    {
        File.Copy(repository.Absolute($"{NSwagProvider.Folder}/{Project}"), work.File(Project));
        var result = ChildProcess.Run(
            ChildProcess.DotNetHost,
            ["msbuild", Project, "-restore", "-target:CopyBinaries", $"-property:NSwagVersion={version}", "-nologo", "-verbosity:quiet"],
            work.FullName);
        return result.Succeeded
            ? NSwagRouteResult.Found(work.File("binaries"))
            : NSwagRouteResult.Failed(result.Summary);
    }
}
