using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration;

/// <summary>A place that NSwag of the pinned version can be had from.</summary>
internal interface INSwagRoute
{
    string Name { get; }

    /// <summary>Puts NSwag's .NET 10 binaries into an empty folder of its own, or says why it could not.</summary>
    NSwagRouteResult Fetch(Repository repository, string version, TemporaryFolder work);
}

/// <summary>Either the folder with the binaries, or a failure.</summary>
internal sealed record NSwagRouteResult(string? Binaries, string Failure)
{
    public static NSwagRouteResult Found(string binaries) => new(binaries, "");

    public static NSwagRouteResult Failed(string failure) => new(null, failure);
}

/// <summary>Gives NSwag's command line tool, from the copy in artifacts/ or else from the first route that has it.</summary>
internal sealed class NSwagProvider(Repository repository, IReadOnlyList<INSwagRoute> routes)
{
    public const string Folder = "build/CodeGeneration/nswag";

    private const string PackageFile = Folder + "/package.json";
    private const string ToolFile = "dotnet-nswag.dll";

    private string? _version;

    /// <summary>package.json is the one place that names the version, for both routes.</summary>
    public string Version => _version ??= ReadVersion();

    public static IReadOnlyList<INSwagRoute> Routes(string? only)
    {
        INSwagRoute[] all = [new NuGetRoute(), new NpmRoute()];
        return [.. all.Where(route => only is null || route.Name == only)];
    }

    public string GetTool()
    {
        var folder = repository.Absolute($"artifacts/obj/nswag/{Version}");
        if (!Directory.Exists(folder))
        {
            Provision(folder);
        }
        return Path.Combine(folder, ToolFile);
    }

    private void Provision(string folder)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        var failures = new List<string>();
        foreach (var route in routes)
        {
            if (Take(route, folder) is not { } failure)
            {
                return;
            }
            failures.Add($"{route.Name}: {failure}");
        }
        throw new ProblemException(
            ProblemIds.NSwagUnavailable,
            new SourceLocation(PackageFile),
            $"NSwag {Version} is needed to regenerate and could not be had; give access to the NuGet package NSwag.MSBuild, or install Node.js 20 or later with access to the npm package nswag. Tried {string.Join("; ", failures)}");
    }

    /// <summary>Gives the reason if it fails.</summary>
    private string? Take(INSwagRoute route, string folder)
    {
        using var work = TemporaryFolder.Create(Path.GetDirectoryName(folder)!, route.Name);
        var result = route.Fetch(repository, Version, work);
        if (result.Binaries is not { } binaries)
        {
            return result.Failure;
        }
        if (!File.Exists(Path.Combine(binaries, ToolFile)))
        {
            return $"the package has no {ToolFile} for .NET 10";
        }
        MoveInto(folder, binaries);
        return null;
    }

    /// <summary>A rename is all or nothing; of two cold builds at once, the second finds the work of the first, which is the same.</summary>
    private static void MoveInto(string folder, string binaries)
    {
        try
        {
            Directory.Move(binaries, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
        }
    }

    private string ReadVersion() =>
        JsonNode.Parse(File.ReadAllText(repository.Absolute(PackageFile)))?["dependencies"]?["nswag"]?.ToString()
        ?? throw new ProblemException(ProblemIds.Configuration, new SourceLocation(PackageFile), "the version of the dependency 'nswag' is missing.");
}
