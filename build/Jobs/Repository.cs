using System.Xml.Linq;
using CloudMgmt.CodeGeneration;

namespace CloudMgmt.Build;

/// <summary>The places of the repository that the jobs use.</summary>
internal sealed class Repository(string root)
{
    public string Root => root;

    /// <summary>The solution filter of the projects that are packed.</summary>
    public string PackageProjects => Path.Combine(root, "build", "Packages.slnf");

    public string Packages => Path.Combine(root, "artifacts", "packages");

    /// <summary>Where the jobs leave what the programs that they started have written.</summary>
    public string Log(string job) => Path.Combine(root, "artifacts", "logs", $"{job}.log");

    /// <summary>Where the jobs leave their reports.</summary>
    public string Reports => Path.Combine(root, "artifacts", "contract");

    public string Build => Path.Combine(root, "build");

    public string Specs => Path.Combine(root, "specs");

    /// <summary>The entries of build/apis.json.</summary>
    /// <exception cref="JobFailedException">It cannot be read; the message says why.</exception>
    public IReadOnlyList<Api> Apis
    {
        get
        {
            try
            {
                return new CodeGeneration.Repository(root).Apis;
            }
            catch (ProblemException exception)
            {
                throw new JobFailedException(exception.Message);
            }
        }
    }

    /// <summary>The versions that packages have in build/Versions.props.</summary>
    public IReadOnlyCollection<string> PackageVersions
        => [.. XDocument.Load(Path.Combine(root, "build", "Versions.props")).Descendants()
            .Where(property => property.Name.LocalName.EndsWith("Version", StringComparison.Ordinal) && !property.Value.StartsWith('$'))
            .Select(property => property.Value).Distinct()];

    /// <summary>The names of the packages that are libraries.</summary>
    public IReadOnlyList<string> Libraries
        => [.. Directory.GetDirectories(Path.Combine(root, "overrides")).Append(Path.Combine(root, "tests", "CloudMgmt.Emulator"))
            .Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    /// <summary>Looks upwards from a folder, so that a job runs from anywhere in a clone.</summary>
    public static Repository Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CloudMgmt.sln")))
                return new Repository(folder.FullName);
        }

        throw new JobFailedException($"There is no CloudMgmt.sln in {start} or above it. Run this from a clone of the repository.");
    }
}
