using CloudMgmt.Build.PublicApi;

namespace CloudMgmt.Build;

/// <summary>
/// Keeps a listing of the public API of each package in build/PublicApi, so that a reviewer sees in a diff what users see: of its newest
/// target framework, and beside it what another one has otherwise. A change of the API without its listing fails.
/// </summary>
internal sealed class PublicApiJob(Repository repository, TextWriter output)
{
    private const int ShownLines = 30;
    private const string Newest = "net10.0";

    private string Folder => Path.Combine(repository.Build, "PublicApi");

    /// <summary>Writes the listings anew.</summary>
    public void Write()
    {
        Directory.CreateDirectory(Folder);
        var listings = Listings();
        foreach (var (file, text) in listings)
            File.WriteAllText(Path.Combine(Folder, file), text);
        foreach (var file in Surplus(listings))
            File.Delete(file);
        output.WriteLine($"  {listings.Count} listings in build/PublicApi");
    }

    /// <summary>Writes the listings of packages that are built.</summary>
    /// <param name="packages">The packages.</param>
    /// <param name="onFile">Told of each file before it is written.</param>
    public void Write(IReadOnlyList<string> packages, Action<string> onFile)
    {
        foreach (var (file, text) in packages.SelectMany(Listings))
        {
            onFile($"build/PublicApi/{file}");
            File.WriteAllText(Path.Combine(Folder, file), text);
        }

        output.WriteLine($"Listed the public API of {string.Join(" and ", packages)}");
    }

    /// <summary>Fails when a listing is not what the assembly offers.</summary>
    public void Check()
    {
        var listings = Listings();
        List<string> differences =
        [
            .. listings.SelectMany(listing => Difference(listing.Key, listing.Value)),
            .. Surplus(listings).Select(file => $"  {Path.GetFileName(file)}: lists nothing that is there"),
        ];
        if (differences.Count == 0)
        {
            output.WriteLine("  The public API is as listed in build/PublicApi.");
            return;
        }
        var more = differences.Count > ShownLines ? $"\n  ... and {differences.Count - ShownLines} more lines" : "";
        throw new JobFailedException($"{string.Join('\n', differences.Take(ShownLines))}{more}\n"
            + "The public API is not the one listed in build/PublicApi. If that is meant, run 'dotnet run --project build -- api' and commit the listings with the change.");
    }

    private SortedDictionary<string, string> Listings()
    {
        Shell.RunQuietly("dotnet", repository.Root, "build", repository.PackageProjects, "-c", "Release", "-v", "quiet", "--nologo");
        var listings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, text) in repository.Libraries.SelectMany(Listings))
            listings.Add(file, text);
        return listings;
    }

    private IEnumerable<(string File, string Text)> Listings(string package)
        => Of(package, Directory.GetDirectories(Path.Combine(repository.Root, "artifacts", "bin", package), "release_*")
            .ToDictionary(
                output => Path.GetFileName(output)["release_".Length..], output => ApiListing.Of(Path.Combine(output, $"{package}.dll"))));

    /// <summary>The listing of a package, and what other target frameworks have otherwise.</summary>
    /// <param name="package">The package.</param>
    /// <param name="byFramework">The listing of each of its assemblies.</param>
    public static IEnumerable<(string File, string Text)> Of(string package, IReadOnlyDictionary<string, string> byFramework)
    {
        var newest = byFramework[Newest];
        return byFramework.Where(listing => listing.Value != newest)
            .Select(
                listing => ($"{package}.{listing.Key}.txt", string.Concat(
                    Difference(Owned(newest), Owned(listing.Value)).Select(line => $"{line}\n"))))
            .Prepend(($"{package}.txt", newest));
    }

    private IEnumerable<string> Surplus(SortedDictionary<string, string> listings)
        => Directory.GetFiles(Folder, "*.txt").Where(file => !listings.ContainsKey(Path.GetFileName(file)));

    private IEnumerable<string> Difference(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        var listed = File.Exists(path) ? Owned(File.ReadAllText(path).ReplaceLineEndings("\n")) : [];
        return Difference(listed, Owned(text)).Select(line => $"  {file}: {line}");
    }

    private static IEnumerable<string> Difference(HashSet<string> listed, HashSet<string> actual)
        => listed.Except(actual).Select(line => $"- {line}").Concat(actual.Except(listed).Select(line => $"+ {line}"));

    // A member is told with its type, because many types have members alike.
    private static HashSet<string> Owned(string text)
    {
        var (owned, type) = (new HashSet<string>(StringComparer.Ordinal), "");
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] != ' ')
                type = line.Split(" : ")[0];
            owned.Add(line[0] == ' ' ? $"{type}: {line.Trim()}" : line);
        }
        return owned;
    }
}
