using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;
using CloudMgmt.CodeGeneration;
using CloudMgmt.ContractDiff.Tests.Generation;
using CloudMgmt.Core;

namespace CloudMgmt.ContractDiff.Tests.Mutations.Measuring;

/// <summary>
/// Everything but the spec that a measurement depends on, each as a hash. What is compiled already counts as it was compiled, by the
/// checksums of the sources in its PDB: files that changed since then have not been measured.
/// </summary>
internal sealed class Inputs(string root)
{
    private const string Tests = "tests/CloudMgmt.ContractDiff.Tests";

    private readonly Dictionary<string, string> _shared = new()
    {
        ["core"] = Compiled(typeof(ApiClient).Assembly.Location, "overrides/CloudMgmt.Core/"),
        // How the generator comes to what it gives NSwag does not matter: that itself is part of each key.
        ["formatter"] = InputHash.Format,
        ["laboratory"] = Compiled(typeof(Inputs).Assembly.Location, $"{Tests}/Mutations/Measuring/", $"{Tests}/Generation/"),
        ["libraries"] = Libraries(),
        ["nswag"] = NSwag(),
        ["templates"] = Files(root, "nswag.json", "build/Templates"),
    };

    /// <summary>The hashes of what all measurements of an API share, by what they are of.</summary>
    public IReadOnlyDictionary<string, string> Of(Api api)
        => new Dictionary<string, string>(_shared) { ["overrides"] = Files(root, $"overrides/{api.Package}") };

    /// <summary>The hash of texts.</summary>
    public static string Hash(params IEnumerable<string> texts)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', texts))))[..16];

    /// <summary>The hash of files, and of all those in folders that the client is made of.</summary>
    public static string Files(string root, params IEnumerable<string> paths)
        => Hash(paths.Select(path => Path.Combine(root, path))
            .SelectMany(path => Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories) : [path])
            .Where(file => Path.GetExtension(file) is ".cs" or ".liquid" or ".json" && Path.GetFileName(file) != "packages.lock.json")
            .Select(file => $"{Path.GetRelativePath(root, file).Replace('\\', '/')}\n{File.ReadAllText(file).ReplaceLineEndings("\n")}")
            .Order(StringComparer.Ordinal));

    /// <summary>The hash of those sources of an assembly that are in folders of the repository;
    /// without its PDB that of the assembly.</summary>
    public static string Compiled(string assembly, params IReadOnlyCollection<string> folders)
    {
        using var image = new PEReader(File.OpenRead(assembly));
        if (!image.TryOpenAssociatedPortablePdb(assembly, path => File.Exists(path) ? File.OpenRead(path) : null, out var pdb, out _))
            return Hash(Version(image).ToString());
        using (pdb)
        {
            var reader = pdb!.GetMetadataReader();
            var sources = reader.Documents.Select(reader.GetDocument)
                .Select(
                    document => (Name: reader.GetString(document.Name).Replace('\\', '/'), Checksum: reader.GetBlobBytes(document.Hash)))
                .SelectMany(source => folders.Where(folder => source.Name.Contains($"/{folder}", StringComparison.Ordinal))
                    .Select(folder => $"{source.Name[source.Name.LastIndexOf(folder, StringComparison.Ordinal)..]} {Convert.ToHexString(source.Checksum)}"))
                .Order(StringComparer.Ordinal).ToList();
            return sources.Count > 0
                ? Hash(sources)
                : throw new InvalidOperationException($"{assembly} was compiled from no source in {string.Join(", ", folders)}.");
        }
    }

    // The packages are pinned, but for a servicing release of the runtime, which must not make others measure everything anew.
    private static string Libraries()
    {
        var libraries = Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Where(file => !IsOwn(Path.GetFileNameWithoutExtension(file)));
        return Hash([Environment.Version.ToString(2), .. libraries.Select(Identity).Order(StringComparer.Ordinal)]);
    }

    private static bool IsOwn(string name)
        => name is "Build" or "CodeGeneration" or "contract-diff" || name.StartsWith("CloudMgmt.", StringComparison.Ordinal);

    private static string NSwag()
        => Hash(Directory.EnumerateFiles(Path.GetDirectoryName(NSwagHost.Tool)!, "*.dll").Select(Identity).Order(StringComparer.Ordinal));

    private static string Identity(string library)
    {
        using var image = new PEReader(File.OpenRead(library));
        return $"{Path.GetFileName(library)} {(image.HasMetadata ? Version(image) : Guid.Empty)}";
    }

    private static Guid Version(PEReader image)
    {
        var reader = image.GetMetadataReader();
        return reader.GetGuid(reader.GetModuleDefinition().Mvid);
    }
}
